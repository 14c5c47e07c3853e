package io.bindery.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** Somebody's wish, from any thread, that a thread of the store makes its files small. Who asks meanwhile gets the same answer. */
final class CompactionRequest {

    private final AtomicReference<CompletableFuture<Compaction>> asked = new AtomicReference<>();
    private volatile boolean ended;

    CompletableFuture<Compaction> ask() {
        CompletableFuture<Compaction> mine = new CompletableFuture<>();
        CompletableFuture<Compaction> answer = asked.updateAndGet(before -> before == null ? mine : before);
        if (ended) {
            end();
        }
        return answer;
    }

    boolean waiting() {
        return asked.get() != null;
    }

    void done(Compaction change) {
        CompletableFuture<Compaction> answer = asked.getAndSet(null);
        if (answer != null) {
            answer.complete(change);
        }
    }

    void failed(Exception why) {
        CompletableFuture<Compaction> answer = asked.getAndSet(null);
        if (answer != null) {
            answer.completeExceptionally(why);
        }
    }

    /** Nobody will answer from now on. */
    void end() {
        ended = true;
        failed(new IllegalStateException("The store was closed before it was compact."));
    }
}
