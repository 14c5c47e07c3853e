package io.bindery.store;

import io.bindery.engine.RecoveredState;
import io.bindery.engine.RecoveredState.Gap;
import io.bindery.engine.RecoveredState.Standing;
import io.bindery.model.Binding;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.Message;
import io.bindery.model.PropertiesCodec;
import io.bindery.model.QueueDefinition;
import io.bindery.model.Setting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** What a store should hold, kept the simple way. */
final class StoreModel {

    record Entry(long messageId, boolean redelivered, long enqueuedAt, long expiresAt, Standing standing) {
        Entry redelivered(Standing now) {
            return new Entry(messageId, true, enqueuedAt, expiresAt, now);
        }
    }

    final Map<String, ExchangeDefinition> exchanges = new LinkedHashMap<>();
    final Map<Long, QueueDefinition> queues = new LinkedHashMap<>();
    final Map<Long, TreeMap<Long, Entry>> entries = new TreeMap<>();
    final Map<Long, TreeMap<Integer, Gap>> gaps = new TreeMap<>();
    final Set<Binding> bindings = new LinkedHashSet<>();
    final Map<Setting.Key, Setting> settings = new LinkedHashMap<>();

    StoreModel copy() {
        StoreModel copy = new StoreModel();
        copy.exchanges.putAll(exchanges);
        copy.queues.putAll(queues);
        entries.forEach((id, queue) -> copy.entries.put(id, new TreeMap<>(queue)));
        gaps.forEach((id, queue) -> copy.gaps.put(id, new TreeMap<>(queue)));
        copy.bindings.addAll(bindings);
        copy.settings.putAll(settings);
        return copy;
    }

    void declareQueue(long id, QueueDefinition queue) {
        queues.put(id, queue);
        entries.put(id, new TreeMap<>());
    }

    void deleteQueue(long id) {
        QueueDefinition gone = queues.remove(id);
        entries.remove(id);
        gaps.remove(id);
        bindings.removeIf(b -> b.kind() == Binding.DestinationKind.QUEUE && b.destination().equals(gone.name()));
    }

    void deleteExchange(String name) {
        exchanges.remove(name);
        bindings.removeIf(b -> b.exchange().equals(name));
    }

    void enqueue(long messageId, long enqueuedAt, long[] queueIds, long[] positions, long[] expiries) {
        for (int i = 0; i < queueIds.length; i++) {
            entries.get(queueIds[i]).put(positions[i], new Entry(messageId, false, enqueuedAt, expiries[i], null));
        }
    }

    /** A setting that is set again stands where it was set the last time. */
    void set(Setting setting) {
        settings.remove(setting.key());
        settings.put(setting.key(), setting);
    }

    void deliver(long queueId, long position) {
        entries.getOrDefault(queueId, new TreeMap<>()).computeIfPresent(position, (p, e) -> e.redelivered(e.standing));
    }

    void stand(long queueId, Standing standing) {
        entries.getOrDefault(queueId, new TreeMap<>()).computeIfPresent(standing.position(), (p, e) -> e.redelivered(standing));
    }

    void gap(long queueId, Gap gap) {
        gaps.computeIfAbsent(queueId, id -> new TreeMap<>()).put(gap.priority(), gap);
    }

    void remove(long queueId, long position) {
        entries.getOrDefault(queueId, new TreeMap<>()).remove(position);
    }

    long copies() {
        return entries.values().stream().mapToLong(Map::size).sum();
    }

    Set<Long> messageIds() {
        Set<Long> ids = new java.util.TreeSet<>();
        entries.values().forEach(queue -> queue.values().forEach(entry -> ids.add(entry.messageId)));
        return ids;
    }

    /** All of it as lines that can be compared; contents are told from the id by {@link Traffic#message}. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        settings.values().forEach(setting -> lines.add("setting " + setting));
        exchanges.values().forEach(exchange -> lines.add("exchange " + exchange));
        bindings.forEach(binding -> lines.add("binding " + binding));
        queues.forEach((id, queue) -> {
            lines.add("queue " + id + " " + queue);
            gaps.getOrDefault(id, new TreeMap<>()).values().forEach(gap -> lines.add("  " + gap));
            entries.get(id).forEach((position, e) -> lines.add("  " + id + "@" + position + " #" + e.messageId
                    + (e.redelivered ? " redelivered " : " ") + e.enqueuedAt + " " + e.expiresAt + told(e.standing)));
        });
        return lines;
    }

    /** The same of what an opened store recovered, each content read back. */
    static List<String> lines(OpenedStore store) throws IOException {
        Map<Long, Message> contents = new HashMap<>();
        for (RecoveredState.Queue queue : store.state().queues()) {
            for (RecoveredState.Entry entry : queue.entries()) {
                contents.put(entry.messageId(), store.readMessage(entry.messageId()).orElseThrow());
            }
        }
        return lines(store.state(), contents::get);
    }

    /** The same of a recovered state; a message that is not byte for byte what {@link Traffic} made says so in its line. */
    static List<String> lines(RecoveredState state, LongFunction<Message> contents) {
        List<String> lines = new ArrayList<>();
        state.settings().forEach(setting -> lines.add("setting " + setting));
        state.exchanges().forEach(exchange -> lines.add("exchange " + exchange));
        state.bindings().forEach(binding -> lines.add("binding " + binding));
        for (RecoveredState.Queue queue : state.queues()) {
            lines.add("queue " + queue.queueId() + " " + queue.definition());
            queue.gaps().forEach(gap -> lines.add("  " + gap));
            Map<Long, Standing> standings = queue.standings().stream().collect(Collectors.toMap(Standing::position, Function.identity()));
            queue.entries().forEach(e -> lines.add("  " + queue.queueId() + "@" + e.position() + " #" + e.messageId()
                    + (e.redelivered() ? " redelivered " : " ") + e.enqueuedAtMillis() + " " + e.expiresAtMillis()
                    + told(standings.remove(e.position())) + wrong(contents.apply(e.messageId()), e)));
            standings.values().forEach(left -> lines.add("  NOTHING STANDS LIKE " + left));
        }
        return lines;
    }

    private static String told(Standing standing) {
        return standing == null ? "" : " " + standing;
    }

    /** What the state says of a message must be true, too. */
    private static String wrong(Message found, RecoveredState.Entry entry) {
        boolean fits = entry.size() == found.body().length && entry.priority() == PropertiesCodec.priority(found.propertyBytes());
        return wrong(found) + (fits ? "" : " NOT AS LARGE, OR AS URGENT, AS IT WAS SAID TO BE");
    }

    static String wrong(Message found) {
        Message made = Traffic.message(found.id());
        boolean same = made.exchange().equals(found.exchange()) && made.routingKey().equals(found.routingKey())
                && java.util.Arrays.equals(made.propertyBytes(), found.propertyBytes())
                && java.util.Arrays.equals(made.body(), found.body());
        return same ? "" : " NOT AS IT WAS SENT";
    }
}
