package io.bindery.engine;

/**
 * A channel's prefetch: what basic.qos gives each new consumer, and the limit that all of the channel's consumers share
 * ({@code global}). Counts as RabbitMQ does: messages taken by basic.get count into the shared limit when it is set, and
 * are not counted out again.
 */
final class Prefetch {

    private int perConsumer;
    private int shared;
    private long handedOut;

    int perConsumer() {
        return perConsumer;
    }

    /** A prefetch for new consumers; it ends a shared one. */
    void setPerConsumer(int count) {
        perConsumer = count;
        endShared();
    }

    void setShared(int limit, int unackedNow) {
        if (limit == 0) {
            endShared();
            return;
        }
        if (shared == 0) {
            handedOut = unackedNow;
        }
        shared = limit;
    }

    /** 0 when there is none. */
    int shared() {
        return shared;
    }

    boolean hasShared() {
        return shared != 0;
    }

    boolean reached() {
        return shared != 0 && handedOut >= shared;
    }

    void handedOut() {
        if (shared != 0) {
            handedOut++;
        }
    }

    /** Consumers' messages were settled; true when the limit was reached and is no more. */
    boolean settled(int count) {
        boolean before = reached();
        if (shared != 0 && handedOut != 0) {
            handedOut -= count;
        }
        return before && !reached();
    }

    private void endShared() {
        shared = 0;
        handedOut = 0;
    }
}
