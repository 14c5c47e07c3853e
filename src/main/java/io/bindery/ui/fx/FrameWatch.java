package io.bindery.ui.fx;

import java.util.function.LongConsumer;

/** Somebody who looks at every frame while shown, and at none while nobody could see what comes of it. */
public final class FrameWatch {

    private final FrameTicker ticker;
    private final LongConsumer listener;
    private Subscription frames;

    public FrameWatch(FrameTicker ticker, LongConsumer listener) {
        this.ticker = ticker;
        this.listener = listener;
    }

    public void watch(boolean shown) {
        if (shown && frames == null) {
            frames = ticker.onFrame(listener);
        } else if (!shown && frames != null) {
            frames.close();
            frames = null;
        }
    }

    public boolean isWatching() {
        return frames != null;
    }
}
