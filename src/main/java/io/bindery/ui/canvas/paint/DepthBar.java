package io.bindery.ui.canvas.paint;

import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.theme.Token;
import javafx.scene.canvas.GraphicsContext;

/** A queue's depth: ready plain, unacked hatched; below it what is on disk as a solid line, what is on its way there dashed. */
final class DepthBar {

    private static final double LEAST = 6;
    /** 4 px across the stripes, which lean by 45°. */
    private static final double STRIPE_STEP = 4 * Math.sqrt(2);
    private static final double STRIPE_GAP = 1;

    private DepthBar() { }

    static void paint(Brush brush, Box track, QueueSnapshot queue, double fill) {
        brush.fill(track, 2.5, Token.SUNKEN);
        long depth = queue.depth();
        if (depth == 0) {
            return;
        }
        double width = Math.max(LEAST, track.width() * fill);
        double ready = width * queue.ready() / depth;
        if (ready > 0) {
            brush.fill(new Box(track.x(), track.y(), ready, track.height()), Math.min(2, ready / 2), Token.READY);
        }
        if (queue.unacked() > 0) {
            double gap = ready > 0 ? 1 : 0;
            unacked(brush, new Box(track.x() + ready + gap, track.y(), Math.max(4, width - ready - gap), track.height()));
        }
        disk(brush, track, queue, width);
    }

    private static void unacked(Brush brush, Box bar) {
        brush.fill(bar, 1.5, Token.UNACKED);
        GraphicsContext gc = brush.gc;
        gc.setStroke(brush.color(Token.SURFACE));
        gc.setLineWidth(STRIPE_GAP);
        for (double x = bar.x() + 1.2; x + bar.height() < bar.right(); x += STRIPE_STEP) {
            gc.strokeLine(x, bar.bottom(), x + bar.height(), bar.y());
        }
    }

    private static void disk(Brush brush, Box track, QueueSnapshot queue, double width) {
        double kept = width * Math.min(1, (double) queue.onDisk() / queue.depth());
        double y = track.bottom() + 1.5;
        if (queue.onDisk() > 0) {
            brush.fill(new Box(track.x(), y, kept, 2), 1, Token.DISK);
        }
        if (queue.pending() > 0) {
            brush.gc.setStroke(brush.color(Token.PENDING));
            brush.gc.setLineWidth(2);
            brush.dashes(2, 2);
            double from = track.x() + kept + (kept > 0 ? 2 : 0);
            brush.gc.strokeLine(from, y + 1, from + Math.max(8, width * queue.pending() / queue.depth()), y + 1);
            brush.solid();
        }
    }
}
