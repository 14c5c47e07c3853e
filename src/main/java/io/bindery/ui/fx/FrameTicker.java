package io.bindery.ui.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Calls its listeners once a frame while it runs, on the FX thread, in the order they came. {@link FramePace} says when. Where the next
 * frame is far, no pulses are asked for until then: sixty of them a second cost something even when nothing is done.
 */
public final class FrameTicker {

    /** Shorter than this, ending and beginning the pulses is not worth it. */
    private static final long FAR = 45_000_000;
    /** Pulses begin on a beat of their own. */
    private static final long EARLY = 8_000_000;
    private static final long MEASURED_NANOS = 1_000_000_000;

    private final List<LongConsumer> looks = new ArrayList<>();
    private final List<LongConsumer> listeners = new ArrayList<>();
    private final FramePace pace = new FramePace(Runtime.getRuntime().availableProcessors(), drawsBySoftware());
    private Scene scene;
    private DrawingTime drawing;
    private long measuredAt;
    private long drawnBefore;
    private int frames;
    private boolean running;
    private boolean resting;
    private boolean stirred;
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
        running = true;
        timer.start();
    }

    public void stop() {
        running = false;
        resting = false;
        timer.stop();
    }

    /** Something on the screen is on its way: the next frame comes soon. To be said in every frame as long as it is so. */
    public void stir() {
        stirred = true;
    }

    /** Somebody has a hand on the window, or has asked it to do something: frames come at every pulse for a moment. */
    public void hurry() {
        pace.hurry(System.nanoTime());
        wake();
    }

    /** Whether the broker has so much to do that frames should leave it the machine. */
    public void strain(boolean much) {
        pace.strain(much);
    }

    /** Whatever the broker does, the window follows who has a hand on it; while it is minimised nobody sees it. */
    public void follow(Scene shown) {
        scene = shown;
        scene.addEventFilter(InputEvent.ANY, input -> hurry());
    }

    /** Whether anybody can see what is drawn: the window is not minimised. */
    public boolean isSeen() {
        Window window = scene == null ? null : scene.getWindow();
        return !(window instanceof Stage stage) || !stage.isIconified();
    }

    /** Whether no pulses are asked for until the next frame. */
    boolean isResting() {
        return resting;
    }

    private void pulse(long nowNanos) {
        pace.unseen(!isSeen());
        long now = System.nanoTime();
        if (pace.due(now)) {
            frame(now, nowNanos);
        }
        long far = pace.untilDue(System.nanoTime());
        if (running && far > FAR) {
            rest(far - EARLY);
        }
    }

    private void frame(long now, long nowNanos) {
        stirred = false;
        boolean looking = pace.lookDue(now);
        long before = looking ? DrawingTime.ofThisThread() : 0;
        if (looking) {
            tell(looks, nowNanos);
        }
        tell(listeners, nowNanos);
        if (looking) {
            pace.looked(DrawingTime.ofThisThread() - before);
        }
        pace.still(!stirred);
        frames++;
        if (nowNanos - measuredAt >= MEASURED_NANOS) {
            measure(nowNanos);
        }
    }

    private void rest(long nanos) {
        timer.stop();
        resting = true;
        FxStages.whenDone(CompletableFuture.runAsync(() -> { }, CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, Runnable::run)),
                rested -> wake(), never -> wake());
    }

    /** At once, when somebody comes before the time is over; then the end of that time finds it awake. */
    private void wake() {
        if (resting) {
            resting = false;
            timer.start();
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
