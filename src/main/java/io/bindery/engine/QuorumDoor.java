package io.bindery.engine;

import io.bindery.engine.QueueSettings.Overflow;

/**
 * Whether a quorum queue with reject-publish takes messages. It notices only after the fact that it is over its limit, tells
 * every channel that has published to it, and lets all in again when it is down to four fifths; a channel that comes in
 * between and finds it not over its limit is let in (rabbit_fifo:evaluate_limit/5 and #register_enqueuer, 3.10.8).
 */
final class QuorumDoor {

    /** What a channel is told that comes while the queue is over its limit. */
    static final long REFUSED = -1;

    private final QueueBooks queue;
    private boolean closed;
    private long closings;

    QuorumDoor(QueueBooks queue) {
        this.queue = queue;
    }

    boolean isClosed() {
        return closed;
    }

    /** A channel comes for the first time; what it is told it shows from then on. */
    long signIn() {
        closeWhenOver();
        return isOver() ? REFUSED : closings;
    }

    boolean refuses(long signedIn) {
        return closed && signedIn != closings;
    }

    void closeWhenOver() {
        if (isOver()) {
            closed = true;
            closings++;
        }
    }

    void openWhenWellBelow() {
        QueueSettings settings = queue.settings();
        boolean fewEnough = settings.maxLength() == QueueSettings.NONE || queue.ready().size() <= settings.maxLength() * 4 / 5;
        boolean smallEnough = settings.maxBytes() == QueueSettings.NONE || queue.readyBytes() <= settings.maxBytes() * 4 / 5;
        closed = !(fewEnough && smallEnough);
    }

    /** The limits are others now. */
    void limitsChanged() {
        closeWhenOver();
        if (closed) {
            openWhenWellBelow();
        }
    }

    private boolean isOver() {
        QueueSettings settings = queue.settings();
        return settings.overflow() == Overflow.REJECT_PUBLISH && settings.exceededBy(queue.ready().size(), queue.readyBytes());
    }
}
