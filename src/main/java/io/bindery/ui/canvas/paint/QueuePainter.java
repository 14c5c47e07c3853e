package io.bindery.ui.canvas.paint;

import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.survival.QueueFate;
import io.bindery.ui.theme.Fonts;
import io.bindery.ui.theme.Token;
import java.util.List;
import java.util.Optional;
import javafx.scene.text.Font;

/** Queue cards: name, marks, counts in words, depth bar and disk line. */
final class QueuePainter {

    private static final double PADDING = 12;
    private static final double MARK = 12;
    private static final double MARK_STEP = 17;
    private static final double BAR_TOP = 38.5;

    private QueuePainter() { }

    static void paint(Brush brush, Figure.OfQueue figure, double fill) {
        Box box = figure.box();
        boolean lit = brush.lit.figures().contains(figure.id());
        brush.fill(box, 7, Token.CANVAS);
        brush.strength(brush.lit.strength(figure.id()));
        brush.fill(box, 7, Token.SURFACE);
        boolean gone = brush.fates.gone(figure.id());
        if (lit) {
            brush.edge(box, 7, Token.LIT, 2);
        } else if (gone) {
            brush.dashes(4, 3);
            brush.edge(box, 7, Token.ERROR, 1.5);
            brush.solid();
        } else if (figure.queue().definition().durable()) {
            brush.edge(box, 7, Token.BORDER, 1);
        } else {
            brush.dashes(4, 3);
            brush.edge(box, 7, Token.OUTLINE, 1);
            brush.solid();
        }
        content(brush, figure, fill);
        brush.strength(1);
    }

    /** What changes while messages come and go; the card's edge stays. */
    static void repaintInside(Brush brush, Figure.OfQueue figure, double fill) {
        brush.fill(figure.box().grown(-2), 5, Token.CANVAS);
        brush.strength(brush.lit.strength(figure.id()));
        brush.fill(figure.box().grown(-2), 5, Token.SURFACE);
        content(brush, figure, fill);
        brush.strength(1);
    }

    private static void content(Brush brush, Figure.OfQueue figure, double fill) {
        Box box = figure.box();
        QueueSnapshot queue = figure.queue();
        Optional<QueueFate> fate = brush.fates.of(figure.id());
        double strength = brush.gc.getGlobalAlpha();
        double fading = fate.filter(QueueFate::isGone).isPresent() ? strength * Brush.GONE : strength;
        brush.strength(fading);
        if (Detail.at(brush.scale) == Detail.NAMES) {
            double size = 11 / brush.scale;
            Font font = Type.of(Fonts.UI_STRONG, size);
            brush.text(Type.fitted(figure.id().label(), font, box.width() - 2 * PADDING - (fate.isPresent() ? size : 0)), box.x() + PADDING, box.y() + 8 + size * 0.8, font, Token.TEXT);
            brush.strength(strength);
            fate.ifPresent(told -> signOf(brush, box, told));
            brush.strength(fading);
        } else {
            List<Mark> marks = Mark.of(queue.effective());
            double room = box.width() - 2 * PADDING - marks.size() * MARK_STEP - (marks.isEmpty() ? 0 : 2);
            brush.text(Type.fitted(figure.id().label(), Type.NAME, room), box.x() + PADDING, box.y() + 18, Type.NAME, Token.TEXT);
            for (int i = 0; i < marks.size(); i++) {
                marks.get(i).draw(brush, box.right() - 23 - i * MARK_STEP, box.y() + 8, MARK, marks.get(i) == Mark.DEAD_LETTERS ? Token.DEAD : Token.MUTED, 2);
            }
            brush.strength(strength);
            fate.ifPresentOrElse(told -> FatePainter.line(brush, box, told), () -> counts(brush, box, queue));
            brush.strength(fading);
        }
        DepthBar.paint(brush, new Box(box.x() + PADDING, box.y() + BAR_TOP, box.width() - 2 * PADDING, 5), queue, fill);
        brush.strength(strength);
    }

    /** Names alone: the sign stands where the counts would. */
    private static void signOf(Brush brush, Box box, QueueFate fate) {
        double size = 11 / brush.scale;
        FatePainter.sign(brush, fate, box.right() - size - 8, box.y() + 8, size);
    }

    private static void counts(Brush brush, Box box, QueueSnapshot queue) {
        double x = box.x() + PADDING;
        double y = box.y() + 32;
        x = count(brush, x, y, queue.ready(), "ready");
        if (queue.unacked() > 0) {
            x = count(brush, x, y, queue.unacked(), "unacked");
        }
        if (queue.onDisk() > 0 && queue.onDisk() < queue.depth()) {
            String number = Figures.count(queue.onDisk());
            if (x + Type.width(number, Type.COUNT) + 4 + Type.width("on disk", Type.SMALL) < box.right() - 6) {
                count(brush, x, y, queue.onDisk(), "on disk");
            }
        }
    }

    private static double count(Brush brush, double x, double y, long number, String word) {
        String text = Figures.count(number);
        brush.text(text, x, y, Type.COUNT, Token.TEXT);
        double after = x + Type.width(text, Type.COUNT) + 4;
        brush.text(word, after, y, Type.SMALL, Token.MUTED);
        return after + Type.width(word, Type.SMALL) + 9;
    }
}
