package io.bindery.ui.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.stage.Stage;
import javafx.stage.Window;

/** Calls its listeners once a frame while it runs, on the FX thread, in the order they came. {@link FramePace} says when. */
public final class FrameTicker {

    private static final long MEASURED_NANOS = 1_000_000_000;

    private final List<LongConsumer> looks = new ArrayList<>();
    private final List<LongConsumer> listeners = new ArrayList<>();
    private final FramePace pace = new FramePace(Runtime.getRuntime().availableProcessors(), drawsBySoftware());
    private Scene scene;
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

    /** For figures, which are looked at ten times a second, and at every frame while somebody has a hand on the window; before the frame's listeners. */
    public Subscription onLook(LongConsumer listener) {
        looks.add(listener);
        return () -> looks.remove(listener);
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

    /** Whatever the broker does, the window follows who has a hand on it; while it is minimised nobody sees it. */
    public void follow(Scene shown) {
        scene = shown;
        scene.addEventFilter(InputEvent.ANY, input -> pace.hurry(System.nanoTime()));
    }

    /** Whether anybody can see what is drawn: the window is not minimised. */
    public boolean isSeen() {
        Window window = scene == null ? null : scene.getWindow();
        return !(window instanceof Stage stage) || !stage.isIconified();
    }

    private void pulse(long nowNanos) {
        pace.unseen(!isSeen());
        long now = System.nanoTime();
        if (!pace.due(now)) {
            return;
        }
        if (pace.lookDue(now)) {
            tell(looks, nowNanos);
        }
        tell(listeners, nowNanos);
        frames++;
        if (nowNanos - measuredAt >= MEASURED_NANOS) {
            measure(nowNanos);
        }
    }

    private static void tell(List<LongConsumer> all, long nowNanos) {
        for (LongConsumer listener : List.copyOf(all)) {
            listener.accept(nowNanos);
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

    /** JavaFX draws in three dimensions wherever it has a graphics card to draw with, and nowhere else. */
    private static boolean drawsBySoftware() {
        return !Platform.isSupported(ConditionalFeature.SCENE3D);
    }
}
