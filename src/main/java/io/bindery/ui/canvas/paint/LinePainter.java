package io.bindery.ui.canvas.paint;

import io.bindery.ui.canvas.drawing.Line;
import io.bindery.ui.canvas.geometry.Curve;
import io.bindery.ui.canvas.graph.Link;
import io.bindery.ui.theme.Token;
import javafx.scene.canvas.GraphicsContext;

/** Bindings and clients as curves, alternates dashed. Dead letters have lanes of their own: {@link LanePainter}. */
final class LinePainter {

    private LinePainter() { }

    static void paint(Brush brush, Line line) {
        boolean lit = brush.lit.has(line.link().id());
        brush.strength(brush.strength(line.link()));
        if (Detail.at(brush.scale) == Detail.NAMES) {
            straight(brush, line, lit);
        } else {
            curve(brush, line, lit);
        }
        brush.strength(1);
    }

    /** A curve in any colour: for what is lit, hovered or drawn by hand. */
    static void curve(Brush brush, Curve curve, Token token, double width) {
        GraphicsContext gc = brush.gc;
        gc.setStroke(brush.color(token));
        gc.setLineWidth(brush.thick(width));
        gc.beginPath();
        gc.moveTo(curve.from().x(), curve.from().y());
        gc.lineTo(curve.bend().from().x(), curve.bend().from().y());
        gc.bezierCurveTo(curve.bend().control1().x(), curve.bend().control1().y(), curve.bend().control2().x(), curve.bend().control2().y(),
                curve.bend().to().x() - (curve.bend().to().equals(curve.to()) ? 3 : 0), curve.bend().to().y());
        gc.lineTo(curve.to().x() - 3, curve.to().y());
        gc.stroke();
    }

    private static void curve(Brush brush, Line line, boolean lit) {
        Curve curve = (Curve) line.track();
        Token token = lit ? Token.LIT : Token.LINE;
        boolean alternate = line.link().kind() == Link.Kind.ALTERNATE;
        if (alternate) {
            brush.dashes(9, 5);
        } else if (brush.fates.gone(line.link())) {
            brush.dashes(3, 4);
        }
        curve(brush, curve, token, lit ? 2.25 : 1.5);
        brush.solid();
        brush.arrowRight(curve.to().x() + 1, curve.to().y(), token);
    }

    private static void straight(Brush brush, Line line, boolean lit) {
        Curve curve = (Curve) line.track();
        brush.gc.setStroke(brush.color(lit ? Token.LIT : Token.LINE));
        brush.gc.setLineWidth((lit ? 2 : 1) / brush.scale);
        brush.gc.strokeLine(curve.from().x(), curve.from().y(), curve.to().x(), curve.to().y());
    }
}
