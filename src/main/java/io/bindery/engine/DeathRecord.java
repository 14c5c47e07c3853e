package io.bindery.engine;

import io.bindery.model.Activity.Reason;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.Message;
import io.bindery.model.Properties;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a dead letter says of its death: x-death with a count per queue and reason, and x-first-death-*. */
final class DeathRecord {

    private static final String X_DEATH = "x-death";

    private DeathRecord() { }

    /**
     * The message as it goes to the dead-letter exchange; {@code key} null keeps its own routing keys.
     *
     * @param bare see {@link QueueEntry#bare}
     */
    static Message letter(long id, Message dead, String queue, Reason reason, String exchange, String key, long now, boolean bare) {
        Properties properties = dead.properties();
        FieldTable headers = withDeath(properties.headersOrEmpty(), death(dead, queue, reason, now, bare));
        if (key != null) {
            headers = BlindCopies.without(headers.without("CC"));
        }
        return Message.of(id, exchange, key == null ? dead.routingKey() : key,
                properties.withHeaders(headers).withExpiration(null), dead.body());
    }

    private static FieldTable death(Message dead, String queue, Reason reason, long now, boolean bare) {
        Map<String, FieldValue> death = new LinkedHashMap<>();
        death.put("count", new FieldValue.Int64(1));
        death.put("reason", FieldValue.of(word(reason)));
        death.put("queue", FieldValue.of(queue));
        death.put("time", new FieldValue.Timestamp(now / 1000));
        death.put("exchange", FieldValue.of(dead.exchange()));
        death.put("routing-keys", new FieldValue.Array(keys(dead)));
        if (dead.properties().expiration() != null && !(bare && isAsItCame(dead))) {
            death.put("original-expiration", FieldValue.of(dead.properties().expiration()));
        }
        return FieldTable.of(death);
    }

    /**
     * RabbitMQ (3.10.8, rabbit_dead_letter) looks for the expiration among properties that it has decoded. It writes a message to disk
     * without them when it has the bytes that came, which it has not of what it changed itself.
     */
    private static boolean isAsItCame(Message message) {
        return !BlindCopies.areIn(message) && !ReplyTo.isRequest(message);
    }

    private static List<FieldValue> keys(Message dead) {
        List<FieldValue> keys = new ArrayList<>();
        keys.add(FieldValue.of(dead.routingKey()));
        if (dead.properties().headersOrEmpty().get("CC").orElse(null) instanceof FieldValue.Array copies) {
            copies.values().stream().filter(FieldValue.Text.class::isInstance).forEach(keys::add);
        }
        return keys;
    }

    private static FieldTable withDeath(FieldTable headers, FieldTable death) {
        FieldValue known = headers.get(X_DEATH).orElse(null);
        if (known == null) {
            FieldTable first = SortedTable.with(headers, "x-first-death-reason", field(death, "reason"));
            first = SortedTable.with(first, "x-first-death-queue", field(death, "queue"));
            first = SortedTable.with(first, "x-first-death-exchange", field(death, "exchange"));
            return SortedTable.with(first, X_DEATH, new FieldValue.Array(List.of(new FieldValue.Table(death))));
        }
        List<FieldValue> deaths = new ArrayList<>();
        deaths.add(new FieldValue.Table(death));
        if (known instanceof FieldValue.Array array) {
            deaths = counted(array, death);
        }
        return SortedTable.with(headers, X_DEATH, new FieldValue.Array(deaths));
    }

    /** The same queue and reason once more raises that entry's count; it comes first, the others as RabbitMQ regroups them. */
    private static List<FieldValue> counted(FieldValue.Array known, FieldTable death) {
        FieldTable counted = death;
        List<FieldValue> others = new ArrayList<>();
        for (FieldTable earlier : DeathGroups.of(known)) {
            if (sameDeath(earlier, death)) {
                counted = earlier.with("count", new FieldValue.Int64(earlier.integer("count").orElse(0) + 1));
            } else {
                others.add(new FieldValue.Table(earlier));
            }
        }
        others.add(0, new FieldValue.Table(counted.sorted()));
        return others;
    }

    static boolean sameDeath(FieldTable one, FieldTable other) {
        return one.get("queue").equals(other.get("queue")) && one.get("reason").equals(other.get("reason"));
    }

    /**
     * Whether a dead letter would come to a queue it has died in before with no rejection in between: then nobody but the
     * broker keeps it going, and it ends.
     */
    static boolean isCycle(Message letter, String queue) {
        if (!(letter.properties().headersOrEmpty().get(X_DEATH).orElse(null) instanceof FieldValue.Array deaths)) {
            return false;
        }
        for (FieldValue death : deaths.values()) {
            if (!(death instanceof FieldValue.Table table) || table.value().text("reason").filter("rejected"::equals).isPresent()) {
                return false;
            }
            if (table.value().text("queue").filter(queue::equals).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static FieldValue field(FieldTable table, String name) {
        return table.get(name).orElseThrow();
    }

    private static String word(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
