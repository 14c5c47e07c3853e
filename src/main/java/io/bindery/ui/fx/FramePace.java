package io.bindery.ui.fx;

/**
 * Which pulses become frames, and which frames look for new figures. While the broker has much to do, frames come so far apart
 * that drawing takes a hundredth of the machine, but at least four a second, since figures are read no faster. While there is
 * little to do every pulse is one, or every other where the processor has to draw what a graphics card would: moving dots look
 * the same. Who has a hand on the mouse or keyboard is followed at every pulse. What a frame takes is measured, since it depends
 * on the screen and its driver.
 *
 * <p>Instants and lengths in nanoseconds.
 */
public final class FramePace {

    private static final double SHARE = 0.01;
    private static final long LONGEST = 250_000_000;
    private static final long HURRY = 400_000_000;
    /** Thirty frames a second on a screen with sixty pulses, whatever a pulse is late by. */
    private static final long SMOOTH = 25_000_000;
    /** Sixty such frames a second take a tenth of a processor. */
    private static final long CHEAP = 1_600_000;
    /** Figures that change more often cannot be read. */
    private static final long LOOK = 90_000_000;

    private final double shareNanos;
    private final boolean bySoftware;
    private boolean strained;
    private boolean unseen;
    private long frameCost;
    private long lastFrame = Long.MIN_VALUE / 2;
    private long lastLook = Long.MIN_VALUE / 2;
    private long hurryUntil = Long.MIN_VALUE / 2;

    /** @param processors that this machine has */
    public FramePace(int processors) {
        this(processors, false);
    }

    /** @param bySoftware whether the processor draws, for want of a graphics card */
    public FramePace(int processors, boolean bySoftware) {
        shareNanos = SHARE * processors;
        this.bySoftware = bySoftware;
    }

    /** Whether the broker has much to do. */
    public void strain(boolean much) {
        strained = much;
    }

    /** Whether the window is minimised. */
    public void unseen(boolean minimised) {
        unseen = minimised;
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
        if (now >= hurryUntil && now - lastFrame < gap()) {
            return false;
        }
        lastFrame = now;
        return true;
    }

    /** Whether the frame at {@code now} is to look for new figures. */
    public boolean lookDue(long now) {
        if (now >= hurryUntil && now - lastLook < LOOK) {
            return false;
        }
        lastLook = now;
        return true;
    }

    private long gap() {
        if (unseen) {
            return LONGEST;
        }
        long smooth = bySoftware && frameCost > CHEAP ? SMOOTH : 0;
        return strained ? Math.max(smooth, Math.min(LONGEST, (long) (frameCost / shareNanos))) : smooth;
    }
}
