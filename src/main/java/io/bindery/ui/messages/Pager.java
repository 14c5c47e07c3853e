package io.bindery.ui.messages;

import io.bindery.gateway.BrokerGateway;
import io.bindery.model.QueuePage;
import io.bindery.model.QueuedMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Which part of a queue is looked at. Pages begin at positions, because positions stay when messages before them go. */
final class Pager {

    static final int SIZE = 100;

    private final Deque<Long> before = new ArrayDeque<>();
    private long from;
    private QueuePage page = QueuePage.EMPTY;

    void toHead() {
        before.clear();
        from = 0;
        page = QueuePage.EMPTY;
    }

    /** The last ones, whatever comes and goes; back leads to where one was. */
    void toEnd() {
        if (!atEnd()) {
            before.push(from);
            from = BrokerGateway.AT_END;
        }
    }

    boolean atEnd() {
        return from == BrokerGateway.AT_END;
    }

    long from() {
        return from;
    }

    void loaded(QueuePage answer) {
        page = answer;
    }

    List<QueuedMessage> page() {
        return page.messages();
    }

    List<QueuePage.Unreadable> unreadable() {
        return page.unreadable();
    }

    boolean hasNext() {
        return page.hasNext();
    }

    boolean atHead() {
        return before.isEmpty();
    }

    void next() {
        if (page.hasNext()) {
            before.push(from);
            from = page.next();
        }
    }

    void previous() {
        if (!before.isEmpty()) {
            from = before.pop();
        }
    }
}
