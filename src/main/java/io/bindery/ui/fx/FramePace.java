package io.bindery.ui.fx;

/**
 * Which pulses become frames. While the broker has much to do, frames come so far apart that drawing takes a twentieth of the
 * machine, but at least four a second, since figures are read no faster; while somebody moves the mouse or types, and while
 * there is little to do, every pulse is one. What a frame takes is measured, since it depends on the screen and its driver.
 *
 * <p>Instants and lengths in nanoseconds.
 */
public final class FramePace {

    private static final double SHARE = 0.05;
    private static final long LONGEST = 250_000_000;
    private static final long HURRY = 400_000_000;

    private final double shareNanos;
    private boolean strained;
    private long frameCost;
    private long lastFrame = Long.MIN_VALUE / 2;
    private long hurryUntil = Long.MIN_VALUE / 2;

    /** @param processors that this machine has */
    public FramePace(int processors) {
        shareNanos = SHARE * processors;
    }

    /** Whether the broker has much to do. */
    public void strain(boolean much) {
        strained = much;
    }

    /** What frames took lately, on all threads that draw, each. */
    public void cost(long nanos) {
        frameCost = nanos;
    }

    /** Somebody has a hand on the mouse or the keyboard. */
    public void hurry(long now) {
        hurryUntil = now + HURRY;
    }

    /** Whether the pulse at {@code now} is to be a frame. */
    public boolean due(long now) {
        if (strained && now >= hurryUntil && now - lastFrame < gap()) {
            return false;
        }
        lastFrame = now;
        return true;
    }

    private long gap() {
        return Math.min(LONGEST, (long) (frameCost / shareNanos));
    }
}
