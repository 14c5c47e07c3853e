package io.bindery.engine;

import io.bindery.engine.RecoveredState.Gap;
import io.bindery.engine.RecoveredState.Standing;
import io.bindery.model.Binding;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.Message;
import io.bindery.model.QueueDefinition;
import io.bindery.model.Setting;
import java.util.function.Consumer;

/** Keeps nothing. Position 0 is committed from the start, so nobody ever waits. */
final class MemoryOnlyLog implements MessageLog {

    @Override public long exchangeDeclared(ExchangeDefinition exchange) {
        return 0;
    }

    @Override public long exchangeDeleted(String vhost, String exchange) {
        return 0;
    }

    @Override public long set(Setting setting) {
        return 0;
    }

    @Override public long cleared(Setting.Key key) {
        return 0;
    }

    @Override public long queueDeclared(long queueId, QueueDefinition queue) {
        return 0;
    }

    @Override public long queueDeleted(long queueId) {
        return 0;
    }

    @Override public long bound(Binding binding) {
        return 0;
    }

    @Override public long unbound(Binding binding) {
        return 0;
    }

    @Override public long enqueued(Message message, long enqueuedAtMillis, long[] queueIds, long[] positions, long[] expiresAtMillis) {
        return 0;
    }

    @Override public long removed(long queueId, long position) {
        return 0;
    }

    @Override public long delivered(long queueId, long position) {
        return 0;
    }

    @Override public long stands(long queueId, Standing standing) {
        return 0;
    }

    @Override public long gap(long queueId, Gap gap) {
        return 0;
    }

    @Override public void fetch(long request, long[] messageIds) {
        throw new IllegalStateException("nothing was kept");
    }

    @Override public void read(long[] messageIds, Consumer<Message[]> answer) {
        answer.accept(new Message[messageIds.length]);
    }

    @Override public void flush() { }
}
