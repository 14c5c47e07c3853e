package io.bindery.ui.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;

/** Calls its listeners once a frame while it runs, on the FX thread, in the order they came. {@link FramePace} says when. */
public final class FrameTicker {

    private static final long MEASURED_NANOS = 1_000_000_000;

    private final List<LongConsumer> listeners = new ArrayList<>();
    private final FramePace pace = new FramePace(Runtime.getRuntime().availableProcessors());
    private DrawingTime drawing;
    private long measuredAt;
    private long drawnBefore;
    private int frames;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override public void handle(long nowNanos) {
            pulse(nowNanos);
        }
    };

    /** @param listener gets the pulse's time in nanoseconds */
    public Subscription onFrame(LongConsumer listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public void start() {
        timer.start();
    }

    public void stop() {
        timer.stop();
    }

    /** Whether the broker has so much to do that frames should leave it the machine. */
    public void strain(boolean much) {
        pace.strain(much);
    }

    /** Whatever the broker does, the window follows who has a hand on it. */
    public void hurryFor(Scene scene) {
        scene.addEventFilter(InputEvent.ANY, input -> pace.hurry(System.nanoTime()));
    }

    private void pulse(long nowNanos) {
        if (!pace.due(System.nanoTime())) {
            return;
        }
        for (LongConsumer listener : List.copyOf(listeners)) {
            listener.accept(nowNanos);
        }
        frames++;
        if (nowNanos - measuredAt >= MEASURED_NANOS) {
            measure(nowNanos);
        }
    }

    private void measure(long nowNanos) {
        boolean first = drawing == null;
        if (first) {
            drawing = new DrawingTime();
        }
        long drawn = drawing.nanos();
        if (!first) { // else it would be all that was drawn since the program began
            pace.cost((drawn - drawnBefore) / frames);
        }
        drawnBefore = drawn;
        measuredAt = nowNanos;
        frames = 0;
    }
}
