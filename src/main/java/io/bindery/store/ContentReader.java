package io.bindery.store;

import io.bindery.model.Message;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that reads contents back for the engine, and for people who look: one request after the other, each in one
 * sweep over the files. It answers every request, with nulls in the place of what it could not read.
 */
final class ContentReader extends Thread {

    private static final Logger LOG = LoggerFactory.getLogger(ContentReader.class);

    private record Request(long[] messageIds, Consumer<Message[]> answer) { }

    private static final Request END = new Request(new long[0], messages -> { });

    private final MessageReader reader;
    private final StoreListener listener;
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();

    ContentReader(MessageReader reader, StoreListener listener) {
        super("bindery-reader");
        this.reader = reader;
        this.listener = listener;
        setDaemon(true);
    }

    void fetch(long request, long[] messageIds) {
        requests.add(new Request(messageIds, messages -> listener.fetched(request, messages)));
    }

    void read(long[] messageIds, Consumer<Message[]> answer) {
        requests.add(new Request(messageIds, answer));
    }

    @Override public void run() {
        try {
            for (Request next = requests.take(); next != END; next = requests.take()) {
                next.answer.accept(contents(next));
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private Message[] contents(Request request) {
        try {
            return reader.readAll(request.messageIds);
        } catch (RuntimeException fault) {
            LOG.error("{} messages could not be read back after a fault of ours", request.messageIds.length, fault);
            return new Message[request.messageIds.length];
        }
    }

    /** Ends; what was asked and not answered is not answered any more. */
    void close() {
        requests.clear();
        requests.add(END);
    }
}
