package io.bindery.engine;

import io.bindery.model.MessageStats;

/** What has become of a queue's messages since the queue came to be, or was read from disk. */
abstract class QueueCounters {

    private long enqueued;
    /** By somebody: letters of the dead are not among them. */
    private long published;
    private long delivered;
    /** Acknowledged by a client; what was taken without ack is counted apart. */
    private long acked;
    private long takenWithoutAck;
    private long got;
    private long gotWithoutAck;
    private long gotNothing;
    private long redelivered;
    private long discarded;

    final void countEnqueued() {
        enqueued++;
    }

    final void countPublished() {
        published++;
    }

    /** To a consumer or a basic.get. */
    final void countDelivered() {
        delivered++;
    }

    final void countTakenWithoutAck() {
        takenWithoutAck++;
    }

    final void countAcked() {
        acked++;
    }

    final void countDiscarded() {
        discarded++;
    }

    /** By a basic.get. */
    final void got(boolean noAck) {
        if (noAck) {
            gotWithoutAck++;
        } else {
            got++;
        }
    }

    final void countGotNothing() {
        gotNothing++;
    }

    final void redelivered() {
        redelivered++;
    }

    final long enqueued() {
        return enqueued;
    }

    final long delivered() {
        return delivered;
    }

    /** Acknowledged, or taken by somebody who need not. */
    final long settled() {
        return acked + takenWithoutAck;
    }

    final long discarded() {
        return discarded;
    }

    final MessageStats stats() {
        return new MessageStats(published, 0, 0, 0, got, gotWithoutAck, gotNothing, delivered - takenWithoutAck - got, takenWithoutAck - gotWithoutAck,
                redelivered, acked);
    }
}
