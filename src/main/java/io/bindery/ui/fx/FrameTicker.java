package io.bindery.ui.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;

/** Calls its listeners once a pulse while it runs, on the FX thread, in the order they came. */
public final class FrameTicker {

    private final List<LongConsumer> listeners = new ArrayList<>();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override public void handle(long nowNanos) {
            for (LongConsumer listener : List.copyOf(listeners)) {
                listener.accept(nowNanos);
            }
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
}
