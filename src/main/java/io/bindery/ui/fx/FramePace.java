package io.bindery.ui.fx;

/**
 * Which pulses become frames, and which frames look for new figures. While the broker has much to do, frames come so far apart
 * that drawing takes a hundredth of the machine, but at least four a second, or one where the processor has to draw what a
 * graphics card would: figures are read no faster, and a frame there holds up whoever serves. While there is little to do and
 * something is on its way, every pulse is one, or every other without a graphics card: moving dots look the same. While nothing
 * moves, frames only look for figures. Who has a hand on the mouse or keyboard is followed at every pulse. What a frame takes is
 * measured, since it depends on the screen and its driver.
 *
 * <p>Instants and lengths in nanoseconds.
 */
public final class FramePace {

    private static final double SHARE = 0.01;
    private static final long LONGEST = 250_000_000;
    private static final long LONGEST_BY_SOFTWARE = 1_000_000_000;
    private static final long HURRY = 400_000_000;
    /** Thirty frames a second on a screen with sixty pulses, whatever a pulse is late by. */
    private static final long SMOOTH = 25_000_000;
    /** Sixty such frames a second take a tenth of a processor. */
    private static final long CHEAP = 1_600_000;
    /** Figures that change more often cannot be read. */
    private static final long LOOK = 90_000_000;
    /** Looking for figures takes a twentieth of a processor, however large the topology; a fifth for who has a hand on the window. */
    private static final int REST = 19;
    private static final int REST_IN_HURRY = 4;
    private static final long LONGEST_REST = 500_000_000;
    private static final long LONGEST_REST_IN_HURRY = 200_000_000;

    private final double shareNanos;
    private final boolean bySoftware;
    private boolean strained;
    private boolean unseen;
    private boolean still;
    private long frameCost;
    private long lookCost;
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

    /** Whether nothing on the screen is on its way to somewhere. */
    public void still(boolean nothingMoves) {
        still = nothingMoves;
    }

    /** What frames took lately, on all threads that draw, each. */
    public void cost(long nanos) {
        frameCost = nanos;
    }

    /** What the last frame that looked for new figures took of the thread that looks. */
    public void looked(long nanos) {
        lookCost = nanos;
    }

    /** Somebody has a hand on the mouse or the keyboard. */
    public void hurry(long now) {
        hurryUntil = now + HURRY;
    }

    /** How long no pulse will be a frame; nothing or less when the next one is. */
    public long untilDue(long now) {
        return now < hurryUntil ? 0 : lastFrame + gap() - now;
    }

    /** Whether the pulse at {@code now} is to be a frame. */
    public boolean due(long now) {
        if (untilDue(now) > 0) {
            return false;
        }
        lastFrame = now;
        return true;
    }

    /** Whether the frame at {@code now} is to look for new figures. */
    public boolean lookDue(long now) {
        if (now - lastLook < apart(now < hurryUntil)) {
            return false;
        }
        lastLook = now;
        return true;
    }

    private long apart(boolean hurried) {
        return hurried ? Math.min(LONGEST_REST_IN_HURRY, lookCost * REST_IN_HURRY) : Math.max(LOOK, Math.min(LONGEST_REST, lookCost * REST));
    }

    private long gap() {
        if (unseen) {
            return LONGEST;
        }
        long smooth = still ? LOOK : bySoftware && frameCost > CHEAP ? SMOOTH : 0;
        long longest = bySoftware ? LONGEST_BY_SOFTWARE : LONGEST;
        return strained ? Math.max(smooth, Math.min(longest, (long) (frameCost / shareNanos))) : smooth;
    }
}
