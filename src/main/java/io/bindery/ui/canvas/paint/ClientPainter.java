package io.bindery.ui.canvas.paint;

import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.theme.Token;
import javafx.scene.text.Font;

/** Publishers and consumers: capsules with an arrow, a name, and what they do. */
final class ClientPainter {

    private ClientPainter() { }

    static void paint(Brush brush, Figure.OfClient figure, String doing) {
        Box box = figure.box();
        boolean lit = brush.lit.figures().contains(figure.id());
        if (Detail.at(brush.scale) == Detail.NAMES) {
            double size = 8 / brush.scale;
            boolean publisher = figure.id().kind() == FigureId.Kind.PUBLISHER;
            brush.fill(new Box(publisher ? box.right() - size : box.x(), box.centreY() - size / 2, size, size), size / 4, Token.MUTED);
            return;
        }
        brush.fill(box, 18, Token.CANVAS);
        brush.strength(strength(brush, figure));
        brush.fill(box, 18, Token.SURFACE);
        brush.edge(box, 18, lit ? Token.LIT : doing.equals(StaticPainter.BLOCKED) ? Token.WARN : Token.BORDER, lit ? 2 : 1);
        content(brush, figure, doing, lit);
        brush.strength(1);
    }

    /** The second line changes every second; the capsule's edge stays. */
    static void repaintInside(Brush brush, Figure.OfClient figure, String doing) {
        if (Detail.at(brush.scale) == Detail.NAMES) {
            return;
        }
        brush.fill(figure.box().grown(-2), 16, Token.CANVAS);
        brush.strength(strength(brush, figure));
        brush.fill(figure.box().grown(-2), 16, Token.SURFACE);
        content(brush, figure, doing, brush.lit.figures().contains(figure.id()));
        brush.strength(1);
    }

    /** A client of nothing but what goes has nothing to come back to. */
    private static double strength(Brush brush, Figure.OfClient figure) {
        boolean lost = brush.fates.areAsked() && figure.client().targets().stream().allMatch(brush.fates::gone);
        return brush.lit.strength(figure.id()) * (lost ? Brush.GONE : 1);
    }

    private static void content(Brush brush, Figure.OfClient figure, String doing, boolean lit) {
        Box box = figure.box();
        Mark mark = figure.id().kind() == FigureId.Kind.PUBLISHER ? Mark.UP_RIGHT : Mark.DOWN;
        mark.draw(brush, box.x() + 12, box.y() + 12, 12, lit ? Token.LIT : Token.MUTED, 2);
        brush.text(Type.fitted(figure.client().label(), Type.CLIENT, box.width() - 37), box.x() + 30, box.y() + 15.5, Type.CLIENT, Token.TEXT);
        int space = doing.indexOf(' ');
        boolean number = space > 0 && Character.isDigit(doing.charAt(0));
        Font first = number ? Type.KEY : Type.SMALL;
        String head = number ? doing.substring(0, space) : doing;
        brush.text(head, box.x() + 30, box.y() + 28.5, first, doing.equals(StaticPainter.BLOCKED) ? Token.WARN : Token.MUTED);
        if (number) {
            double from = 30 + Type.width(head, first) + 4;
            brush.text(Type.fitted(doing.substring(space + 1), Type.SMALL, box.width() - 7 - from), box.x() + from, box.y() + 28.5, Type.SMALL, Token.MUTED);
        }
    }
}
