package io.bindery.ui.messages;

import io.bindery.gateway.BrokerGateway;
import io.bindery.model.QueuedMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Which part of a queue is looked at. Pages begin at positions, because positions stay when messages before them go. */
final class Pager {

    static final int SIZE = 100;

    private final Deque<Long> before = new ArrayDeque<>();
    private long from;
    private List<QueuedMessage> page = List.of();
    private boolean more;

    void toHead() {
        before.clear();
        from = 0;
        page = List.of();
        more = false;
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

    /** How many to ask for: one more than is shown tells whether there is a next page. */
    int limit() {
        return atEnd() ? SIZE : SIZE + 1;
    }

    void loaded(List<QueuedMessage> answer) {
        more = answer.size() > SIZE;
        page = more ? List.copyOf(answer.subList(0, SIZE)) : List.copyOf(answer);
    }

    List<QueuedMessage> page() {
        return page;
    }

    boolean hasNext() {
        return more;
    }

    boolean atHead() {
        return before.isEmpty();
    }

    void next() {
        if (more) {
            before.push(from);
            from = page.get(page.size() - 1).position() + 1;
        }
    }

    void previous() {
        if (!before.isEmpty()) {
            from = before.pop();
        }
    }
}
