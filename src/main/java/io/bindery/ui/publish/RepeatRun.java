package io.bindery.ui.publish;

/**
 * A repeated publish under way: decides once a pulse how many to send, so that rate and window hold. At most
 * {@link #IN_FLIGHT} wait for their answer, so that the broker's mailbox never fills and Cancel is prompt.
 */
final class RepeatRun {

    static final int IN_FLIGHT = 256;

    private final RepeatPlan plan;
    private long firstNanos = -1;
    private long sent;
    private long answered;
    private boolean cancelled;

    RepeatRun(RepeatPlan plan) {
        this.plan = plan;
    }

    /** How many to send now; they count as sent. */
    int next(long nowNanos) {
        if (cancelled) {
            return 0;
        }
        if (firstNanos < 0) {
            firstNanos = nowNanos;
        }
        long room = IN_FLIGHT - (sent - answered);
        int now = (int) Math.max(0, Math.min(room, plan.due(nowNanos - firstNanos) - sent));
        sent += now;
        return now;
    }

    void answer() {
        answered++;
    }

    void cancel() {
        cancelled = true;
    }

    boolean cancelled() {
        return cancelled;
    }

    /** Whether everything sent was answered and no more will be sent. */
    boolean done() {
        return answered == sent && (cancelled || sent == plan.times());
    }

    long answered() {
        return answered;
    }

    int times() {
        return plan.times();
    }
}
