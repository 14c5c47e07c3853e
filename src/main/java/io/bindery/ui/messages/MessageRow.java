package io.bindery.ui.messages;

import io.bindery.model.QueuedMessage;
import io.bindery.ui.state.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A line of the list.
 *
 * @param inLine its place among the ready ones, from 1; 0 when it is unacked or its place isn't known
 * @param onDiskSince wall clock, 0 when it is not known
 */
record MessageRow(QueuedMessage queued, int inLine, long onDiskSince) {

    /** @param fromHead whether the page begins at the queue's head, so that places are known */
    static List<MessageRow> rows(List<QueuedMessage> page, boolean fromHead) {
        return rows(page, fromHead, queued -> 0);
    }

    static List<MessageRow> rows(List<QueuedMessage> page, boolean fromHead, ToLongFunction<QueuedMessage> onDiskSince) {
        List<MessageRow> rows = new ArrayList<>();
        int inLine = 0;
        for (QueuedMessage queued : page) {
            boolean ready = queued.state() == QueuedMessage.State.READY;
            inLine += ready ? 1 : 0;
            rows.add(new MessageRow(queued, ready && fromHead ? inLine : 0, onDiskSince.applyAsLong(queued)));
        }
        return rows;
    }

    String state() {
        return queued.state() == QueuedMessage.State.READY ? "ready" : "unacked";
    }

    String where() {
        String place = queued.state() == QueuedMessage.State.UNACKED ? holder()
                : inLine == 0 ? "" : inLine == 1 ? "1st in line" : ordinal(inLine);
        return queued.redelivered() ? (place.isEmpty() ? "redelivered" : place + ", redelivered") : place;
    }

    /** The connection first: consumer tags are long and mostly made by machines. */
    private String holder() {
        int comma = queued.heldBy().lastIndexOf(", ");
        return comma < 0 ? queued.heldBy() : queued.heldBy().substring(comma + 2) + ", " + queued.heldBy().substring(0, comma);
    }

    String stored() {
        return switch (queued.disk()) {
            case ON_DISK -> onDiskSince == 0 ? "on disk" : "on disk " + Figures.clock(onDiskSince);
            case PENDING -> "pending";
            case MEMORY_ONLY -> "memory only";
        };
    }

    String age(long nowMillis) {
        return Figures.age(nowMillis - queued.enqueuedAtMillis());
    }

    String expires(long nowMillis) {
        return queued.expiresAtMillis() == 0 ? "" : "in " + Figures.age(queued.expiresAtMillis() - nowMillis);
    }

    static String ordinal(int n) {
        int tens = n % 100;
        String ending = tens >= 11 && tens <= 13 ? "th" : switch (n % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
        return Figures.count(n) + ending;
    }
}
