package io.bindery.ui.canvas.paint;

import io.bindery.ui.canvas.drawing.Line;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Curve;
import io.bindery.ui.canvas.geometry.PillSize;
import javafx.scene.canvas.GraphicsContext;

/** How large keys are drawn on a canvas that is smaller than life: they stay large enough to be read, to the left of where they lead. */
public final class Pills {

    /** Keys are 9 pixels high on the screen then. */
    private static final double LEGIBLE = 0.82;

    private Pills() { }

    /** Where a line's pill is drawn at this scale; the line has one. */
    public static Box box(Line line, double scale) {
        Box box = line.pill();
        double by = factor(scale);
        double anchor = anchor(line);
        return by == 1 ? box : new Box(anchor - (anchor - box.x()) * by, box.centreY() - box.height() / 2 * by, box.width() * by, box.height() * by);
    }

    static void paint(Brush brush, Line line) {
        double by = factor(brush.scale);
        if (by == 1) {
            PillPainter.paint(brush, line);
            return;
        }
        GraphicsContext gc = brush.gc;
        gc.save();
        gc.translate(anchor(line), line.pill().centreY());
        gc.scale(by, by);
        gc.translate(-anchor(line), -line.pill().centreY());
        PillPainter.paint(brush, line);
        gc.restore();
    }

    private static double factor(double scale) {
        return Math.max(1, LEGIBLE / scale);
    }

    /** Pills before the same figure grow from the same edge, so that none comes over another. */
    private static double anchor(Line line) {
        return line.track() instanceof Curve curve ? Math.max(line.pill().right(), curve.to().x() - PillSize.TO_TARGET) : line.pill().right();
    }
}
