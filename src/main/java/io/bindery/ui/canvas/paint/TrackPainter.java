package io.bindery.ui.canvas.paint;

import io.bindery.ui.canvas.geometry.Curve;
import io.bindery.ui.canvas.geometry.Lane;
import io.bindery.ui.canvas.geometry.Spot;
import io.bindery.ui.canvas.geometry.Track;
import io.bindery.ui.theme.Token;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;

/** Strokes a whole track, whatever its kind. */
final class TrackPainter {

    private static final double CORNER = 8;

    private TrackPainter() { }

    static void stroke(Brush brush, Track track, Token token, double width) {
        if (track instanceof Curve curve) {
            LinePainter.curve(brush, curve, token, width);
            return;
        }
        GraphicsContext gc = brush.gc;
        gc.setStroke(brush.color(token));
        gc.setLineWidth(brush.thick(width));
        List<Spot> corners = ((Lane) track).corners();
        gc.beginPath();
        gc.moveTo(corners.get(0).x(), corners.get(0).y());
        for (int i = 1; i < corners.size() - 1; i++) {
            gc.arcTo(corners.get(i).x(), corners.get(i).y(), corners.get(i + 1).x(), corners.get(i + 1).y(), CORNER);
        }
        gc.lineTo(corners.get(corners.size() - 1).x(), corners.get(corners.size() - 1).y());
        gc.stroke();
    }
}
