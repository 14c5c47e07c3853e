package io.bindery.ui.trace;

import io.bindery.model.Activity;
import io.bindery.model.Activity.Reason;
import io.bindery.ui.state.Figures;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * One thing that happened, as it is listed.
 *
 * @param party the connection it was about, by the name it had then; empty when there is none
 */
record TraceEvent(long number, Activity activity, String party) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    /** How a line is shown; the word says it too. */
    enum Tone { PLAIN, GOOD, BAD, DEAD }

    String time() {
        return TIME.format(Instant.ofEpochMilli(activity.atMillis()));
    }

    String what() {
        if (activity instanceof Activity.Routed routed) {
            return routed.returned() ? "returned" : routed.queues().isEmpty() ? "unroutable" : routed.connectionId() == -1 ? "dead-lettered" : "published";
        } else if (activity instanceof Activity.Delivered delivered) {
            return delivered.redelivered() ? "redelivered" : "delivered";
        } else if (activity instanceof Activity.Acked) {
            return "acked";
        } else if (activity instanceof Activity.Requeued) {
            return "requeued";
        } else if (activity instanceof Activity.BrokeDown) {
            return "broke down";
        }
        return word(((Activity.Discarded) activity).reason());
    }

    static String word(Reason reason) {
        return switch (reason) {
            case EXPIRED -> "expired";
            case REJECTED -> "rejected";
            case MAXLEN -> "dropped, full";
            case DELIVERY_LIMIT -> "delivery limit";
            case PURGED -> "purged";
            case QUEUE_DELETED -> "queue deleted";
            case BROKEN_DOWN -> "lost";
        };
    }

    String where() {
        if (activity instanceof Activity.Routed routed) {
            String key = routed.routingKey().isEmpty() ? "" : ", " + routed.routingKey();
            return (party.isEmpty() ? "" : party + " to ") + exchange(routed.exchange()) + key + ": "
                    + (routed.queues().size() == 1 ? routed.queues().get(0) : routed.queues().isEmpty() ? "no queue" : Figures.of(routed.queues().size(), "queue"));
        } else if (activity instanceof Activity.Delivered delivered) {
            return delivered.queue() + " to " + party;
        } else if (activity instanceof Activity.Discarded discarded && discarded.deadLetterExchange() != null) {
            return discarded.queue() + ", on to " + exchange(discarded.deadLetterExchange());
        } else if (activity instanceof Activity.BrokeDown down) {
            return brokeDown(down);
        }
        return isLostWithItsQueue() ? queue() + ", which broke down" : queue();
    }

    boolean isLostWithItsQueue() {
        return activity instanceof Activity.Discarded discarded && discarded.reason() == Reason.BROKEN_DOWN;
    }

    private static String brokeDown(Activity.BrokeDown down) {
        return "The queue " + down.queue() + " broke down, as RabbitMQ's does here: its single active consumer was cancelled while messages waited, and a new one "
                + "came before the next consumer had them. Consumers cancelled, " + Figures.of(down.lost(), "message") + " lost, "
                + Figures.count(down.kept()) + " back from disk";
    }

    /** The queue it happened at; empty for what was routed. */
    String queue() {
        if (activity instanceof Activity.Delivered delivered) {
            return delivered.queue();
        } else if (activity instanceof Activity.Acked acked) {
            return acked.queue();
        } else if (activity instanceof Activity.Requeued requeued) {
            return requeued.queue();
        } else if (activity instanceof Activity.BrokeDown down) {
            return down.queue();
        }
        return activity instanceof Activity.Discarded discarded ? discarded.queue() : "";
    }

    Tone tone() {
        if (activity instanceof Activity.Acked) {
            return Tone.GOOD;
        } else if (activity instanceof Activity.BrokeDown) {
            return Tone.BAD;
        } else if (activity instanceof Activity.Discarded) {
            return Tone.DEAD;
        } else if (activity instanceof Activity.Routed routed) {
            return routed.queues().isEmpty() ? Tone.BAD : routed.connectionId() == -1 ? Tone.DEAD : Tone.PLAIN;
        }
        return Tone.PLAIN;
    }

    static String exchange(String name) {
        return name.isEmpty() ? "(default)" : name;
    }
}
