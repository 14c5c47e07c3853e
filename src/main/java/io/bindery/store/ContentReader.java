package io.bindery.store;

import io.bindery.model.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that reads contents back for the engine, and for people who look: one request after the other, each in one
 * sweep over the files. It answers every request, with nulls in the place of what it could not read. What can't be read just
 * now (no file can be opened, memory is short) is tried again for the engine: a message left out would be missed.
 */
final class ContentReader extends Thread {

    private static final Logger LOG = LoggerFactory.getLogger(ContentReader.class);
    private static final int ATTEMPTS = 20;

    private record Request(long[] messageIds, Consumer<Message[]> answer, int attempts) { }

    private static final Request END = new Request(new long[0], messages -> { }, 0);

    private final MessageReader reader;
    private final StoreListener listener;
    private final long retryNanos;
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private volatile boolean closing;

    ContentReader(MessageReader reader, StoreListener listener, Duration retryAfter) {
        super("bindery-reader");
        this.reader = reader;
        this.listener = listener;
        this.retryNanos = retryAfter.toNanos();
        setDaemon(true);
    }

    void fetch(long request, long[] messageIds) {
        requests.add(new Request(messageIds, messages -> listener.fetched(request, messages), ATTEMPTS));
    }

    void read(long[] messageIds, Consumer<Message[]> answer) {
        requests.add(new Request(messageIds, answer, 1));
    }

    @Override public void run() {
        try {
            for (Request next = requests.take(); next != END; next = requests.take()) {
                serve(next);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever goes wrong, who asks next is answered. */
    private void serve(Request request) {
        Message[] contents = contents(request);
        try {
            request.answer.accept(contents);
        } catch (RuntimeException | OutOfMemoryError fault) {
            LOG.error("Who asked for {} messages could not take them", contents.length, fault);
        }
    }

    private Message[] contents(Request request) {
        for (int left = request.attempts; left > 0 && !closing; left--) {
            try {
                return reader.readAll(request.messageIds, left == 1);
            } catch (IOException | OutOfMemoryError notNow) {
                LOG.warn("{} messages cannot be read back just now: {}", request.messageIds.length, String.valueOf(notNow));
                LockSupport.parkNanos(this, left == 1 ? 0 : retryNanos);
            } catch (RuntimeException fault) {
                LOG.error("{} messages could not be read back after a fault of ours", request.messageIds.length, fault);
                break;
            }
        }
        return new Message[request.messageIds.length];
    }

    /** Ends; what was asked and not answered is not answered any more. */
    void close() {
        closing = true;
        requests.clear();
        requests.add(END);
        LockSupport.unpark(this);
    }
}
