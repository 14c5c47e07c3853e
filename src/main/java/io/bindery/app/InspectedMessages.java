package io.bindery.app;

import io.bindery.model.Message;
import io.bindery.model.Properties;
import io.bindery.model.QueuePage;
import io.bindery.store.FieldJson;
import io.bindery.store.StoreInspector;
import io.bindery.store.StoreInspector.InspectedPage;
import io.bindery.store.StoreInspector.InspectedQueue;
import io.bindery.store.StoredMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The messages of some queues at rest that contain a text, read page by page so that a long queue needs no memory. */
final class InspectedMessages {

    private static final int PAGE = 500;

    private final StoreInspector store;
    private final List<InspectedQueue> queues;
    private final String wanted;
    private final List<String> unreadable = new ArrayList<>();

    /** @param search what key, exchange, properties or body must contain, in any case; null for everything */
    InspectedMessages(StoreInspector store, List<InspectedQueue> queues, String search) {
        this.store = store;
        this.queues = queues;
        this.wanted = search == null ? "" : search.toLowerCase(Locale.ROOT);
    }

    /** Takes one message. */
    interface Visitor {
        /** @return whether to go on */
        boolean message(InspectedQueue queue, StoredMessage entry) throws IOException;
    }

    void visit(Visitor visitor) throws IOException {
        for (InspectedQueue queue : queues) {
            if (!visit(queue, visitor)) {
                return;
            }
        }
    }

    /** Which of those that were visited could not be read, and why, as a line each. */
    List<String> unreadable() {
        return unreadable;
    }

    private boolean visit(InspectedQueue queue, Visitor visitor) throws IOException {
        long from = Long.MIN_VALUE;
        while (true) {
            InspectedPage page = store.entries(queue.queueId(), from, PAGE);
            page.unreadable().forEach(one -> unreadable.add(queue.definition().name() + " at position " + one.position() + ": " + one.why()));
            for (StoredMessage entry : page.entries()) {
                if (matches(entry) && !visitor.message(queue, entry)) {
                    return false;
                }
            }
            if (page.next() == QueuePage.NONE) {
                return true;
            }
            from = page.next();
        }
    }

    private boolean matches(StoredMessage entry) {
        return wanted.isEmpty() || text(entry.message()).toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static String text(Message message) {
        Properties p = message.properties();
        return Stream.of(message.exchange(), message.routingKey(), p.contentType(), p.contentEncoding(), FieldJson.text(p.headersOrEmpty()),
                        p.correlationId(), p.replyTo(), p.messageId(), p.type(), p.userId(), p.appId(),
                        new String(message.body(), StandardCharsets.UTF_8))
                .filter(Objects::nonNull).collect(Collectors.joining("\n"));
    }
}
