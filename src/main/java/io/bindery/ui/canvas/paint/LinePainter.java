package io.bindery.ui.canvas.paint;

import io.bindery.ui.canvas.drawing.Line;
import io.bindery.ui.canvas.geometry.Cubic;
import io.bindery.ui.canvas.graph.Link;
import io.bindery.ui.theme.Token;
import javafx.scene.canvas.GraphicsContext;

/** Bindings and clients as curves, alternates dashed. Dead letters have lanes of their own: {@link LanePainter}. */
final class LinePainter {

    private LinePainter() { }

    static void paint(Brush brush, Line line) {
        boolean lit = brush.lit.has(line.link().id());
        brush.strength(brush.lit.strength(line.link().id()));
        if (Detail.at(brush.scale) == Detail.NAMES) {
            straight(brush, line, lit);
        } else {
            curve(brush, line, lit);
        }
        brush.strength(1);
    }

    /** A curve in any colour: for what is lit, hovered or drawn by hand. */
    static void cubic(Brush brush, Cubic curve, Token token, double width) {
        GraphicsContext gc = brush.gc;
        gc.setStroke(brush.color(token));
        gc.setLineWidth(brush.thick(width));
        gc.beginPath();
        gc.moveTo(curve.from().x(), curve.from().y());
        gc.bezierCurveTo(curve.control1().x(), curve.control1().y(), curve.control2().x(), curve.control2().y(), curve.to().x() - 3, curve.to().y());
        gc.stroke();
    }

    private static void curve(Brush brush, Line line, boolean lit) {
        Cubic curve = (Cubic) line.track();
        Token token = lit ? Token.LIT : Token.LINE;
        boolean alternate = line.link().kind() == Link.Kind.ALTERNATE;
        if (alternate) {
            brush.dashes(9, 5);
        }
        cubic(brush, curve, token, lit ? 2.25 : 1.5);
        brush.solid();
        brush.arrowRight(curve.to().x() + 1, curve.to().y(), token);
    }

    private static void straight(Brush brush, Line line, boolean lit) {
        Cubic curve = (Cubic) line.track();
        brush.gc.setStroke(brush.color(lit ? Token.LIT : Token.LINE));
        brush.gc.setLineWidth((lit ? 2 : 1) / brush.scale);
        brush.gc.strokeLine(curve.from().x(), curve.from().y(), curve.to().x(), curve.to().y());
    }
}
