package io.bindery.amqp.server;

import io.bindery.amqp.codec.WireException;
import io.bindery.model.ReplyCode;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Memory for bodies of which only a part has arrived, in all connections together. Reading less would not help, since they
 * end only by being read; so who wants more than is left is refused.
 */
final class InboundBudget {

    private final long most;
    private final AtomicLong taken = new AtomicLong();

    InboundBudget(long most) {
        this.most = most;
    }

    Share share() {
        return new Share();
    }

    /** What one connection has of it. Owned by the connection's loop. */
    final class Share {

        private long held;

        /** @throws WireException when there is not so much left */
        void take(long bytes) {
            if (taken.addAndGet(bytes) > most) {
                taken.addAndGet(-bytes);
                throw new WireException(ReplyCode.RESOURCE_ERROR, "no memory for the rest of this body: " + most
                        + " bytes are all there is for bodies that arrive at the same time");
            }
            held += bytes;
        }

        void give(long bytes) {
            taken.addAndGet(-bytes);
            held -= bytes;
        }

        void giveAll() {
            give(held);
        }
    }
}
