package io.bindery.engine;

import io.bindery.engine.RecoveredState.Gap;
import io.bindery.engine.RecoveredState.Standing;
import io.bindery.model.Binding;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.Message;
import io.bindery.model.PropertiesCodec;
import io.bindery.model.QueueDefinition;
import io.bindery.model.Setting;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** A log in memory that can say at any time what a restart would find in it. */
final class RecordingLog implements MessageLog {

    private record Place(Message message, boolean delivered, long enqueuedAt, long expiresAt, Standing standing) {
        Place redelivered(Standing now) {
            return new Place(message, true, enqueuedAt, expiresAt, now);
        }
    }

    private record Kept(QueueDefinition definition, TreeMap<Long, Place> entries, List<Gap> gaps) {
        Kept(QueueDefinition definition) {
            this(definition, new TreeMap<>(), new ArrayList<>());
        }
    }

    private final Map<String, ExchangeDefinition> exchanges = new LinkedHashMap<>();
    private final Map<Long, Kept> queues = new LinkedHashMap<>();
    private final Map<Long, Message> contents = new HashMap<>();
    private final Queue<EngineCommand.Fetched> fetches = new ArrayDeque<>();
    private final Map<Setting.Key, Setting> settings = new LinkedHashMap<>();
    private final Set<Binding> bindings = new LinkedHashSet<>();
    final List<String> records = new ArrayList<>();
    private long position;
    private long lastMessage;
    private long lastQueue;
    /** Whether every batch is on disk at once. */
    boolean autoCommit = true;
    /** Whether what is fetched is there at the end of the batch. */
    boolean autoFetch = true;
    /** How many contents were asked for. */
    long fetched;
    /** In how many requests. */
    long requests;
    /** Messages whose records are damaged. */
    final Set<Long> unreadable = new HashSet<>();

    RecordingLog() { }

    /** Goes on where another log was left. */
    RecordingLog(RecordingLog before) {
        RecoveredState state = before.recovered();
        contents.putAll(before.contents);
        state.exchanges().forEach(exchange -> exchanges.put(exchange.vhost() + " " + exchange.name(), exchange));
        for (RecoveredState.Queue queue : state.queues()) {
            Kept kept = new Kept(queue.definition());
            kept.gaps.addAll(queue.gaps());
            queue.entries().forEach(entry -> kept.entries.put(entry.position(),
                    new Place(contents.get(entry.messageId()), entry.redelivered(), entry.enqueuedAtMillis(), entry.expiresAtMillis(), null)));
            queue.standings().forEach(standing -> kept.entries.computeIfPresent(standing.position(), (at, place) -> place.redelivered(standing)));
            queues.put(queue.queueId(), kept);
        }
        state.settings().forEach(setting -> settings.put(setting.key(), setting));
        bindings.addAll(state.bindings());
        lastMessage = state.lastMessageId();
        lastQueue = state.lastQueueId();
    }

    long lastPosition() {
        return position;
    }

    /** What a restart finds. */
    RecoveredState recovered() {
        List<RecoveredState.Queue> found = new ArrayList<>();
        queues.forEach((id, kept) -> {
            List<RecoveredState.Entry> entries = new ArrayList<>();
            kept.entries.forEach((place, entry) ->
                    entries.add(new RecoveredState.Entry(place, entry.message.id(), entry.message.body().length,
                            PropertiesCodec.priority(entry.message.propertyBytes()), entry.delivered, entry.enqueuedAt, entry.expiresAt)));
            List<Standing> standings = kept.entries.values().stream().map(Place::standing).filter(Objects::nonNull).toList();
            found.add(new RecoveredState.Queue(id, kept.definition, entries, standings, List.copyOf(kept.gaps)));
        });
        return new RecoveredState(List.copyOf(settings.values()), List.copyOf(exchanges.values()), found, List.copyOf(bindings), lastMessage, lastQueue);
    }

    private long record(String what) {
        records.add(what);
        return ++position;
    }

    @Override public long set(Setting setting) {
        settings.remove(setting.key());
        settings.put(setting.key(), setting);
        return record("set " + setting.key().kind() + " " + setting.key().name());
    }

    @Override public long cleared(Setting.Key key) {
        settings.remove(key);
        return record("cleared " + key.kind() + " " + key.name());
    }

    @Override public long exchangeDeclared(ExchangeDefinition exchange) {
        exchanges.put(exchange.vhost() + " " + exchange.name(), exchange);
        return record("exchange " + exchange.name());
    }

    @Override public long exchangeDeleted(String vhost, String exchange) {
        exchanges.remove(vhost + " " + exchange);
        bindings.removeIf(b -> b.exchange().equals(exchange)
                || b.kind() == Binding.DestinationKind.EXCHANGE && b.destination().equals(exchange));
        return record("no exchange " + exchange);
    }

    @Override public long queueDeclared(long queueId, QueueDefinition queue) {
        if (queueId <= lastQueue) {
            throw new IllegalStateException("queue id " + queueId + " again");
        }
        lastQueue = queueId;
        queues.put(queueId, new Kept(queue));
        return record("queue " + queue.name());
    }

    @Override public long queueDeleted(long queueId) {
        String name = queues.remove(queueId).definition.name();
        bindings.removeIf(b -> b.kind() == Binding.DestinationKind.QUEUE && b.destination().equals(name));
        return record("no queue " + name);
    }

    @Override public long bound(Binding binding) {
        bindings.add(binding);
        return record("bound " + binding.exchange() + " " + binding.destination());
    }

    @Override public long unbound(Binding binding) {
        bindings.remove(binding);
        return record("unbound " + binding.exchange() + " " + binding.destination());
    }

    @Override public long enqueued(Message message, long enqueuedAtMillis, long[] queueIds, long[] positions, long[] expiresAtMillis) {
        lastMessage = Math.max(lastMessage, message.id());
        contents.put(message.id(), message);
        for (int i = 0; i < queueIds.length; i++) {
            Place before = queues.get(queueIds[i]).entries.put(positions[i],
                    new Place(message, false, enqueuedAtMillis, expiresAtMillis[i], null));
            if (before != null) {
                throw new IllegalStateException("position " + positions[i] + " again");
            }
        }
        return record("enqueued " + RecordingOutput.body(message) + " into " + queueIds.length);
    }

    @Override public long removed(long queueId, long place) {
        Kept queue = queues.get(queueId);
        if (queue != null && queue.entries.remove(place) == null) {
            throw new IllegalStateException("nothing at " + place);
        }
        return record("removed " + queueId + " " + place);
    }

    @Override public long delivered(long queueId, long place) {
        queues.get(queueId).entries.computeIfPresent(place, (each, entry) -> entry.redelivered(entry.standing));
        return record("delivered " + queueId + " " + place);
    }

    @Override public long stands(long queueId, Standing standing) {
        queues.get(queueId).entries.computeIfPresent(standing.position(), (each, entry) -> entry.redelivered(standing));
        return record("stands " + queueId + " " + standing.position() + " " + standing.where());
    }

    @Override public long gap(long queueId, Gap gap) {
        queues.get(queueId).gaps.add(gap);
        return record("gap " + queueId + " " + gap.priority() + " " + gap.position());
    }

    /** The message of that id, as a new object, as a store would make it. */
    private Message content(long id) {
        Message kept = contents.get(id);
        return unreadable.contains(id) ? null
                : new Message(id, kept.exchange(), kept.routingKey(), kept.propertyBytes().clone(), kept.body().clone());
    }

    Message kept(long id) {
        return contents.get(id);
    }

    /** The answer to the oldest fetch that has none; null when all have. */
    EngineCommand.Fetched nextFetched() {
        return fetches.poll();
    }

    @Override public void fetch(long request, long[] messageIds) {
        fetched += messageIds.length;
        requests++;
        fetches.add(new EngineCommand.Fetched(request, LongStream.of(messageIds).mapToObj(this::content).toArray(Message[]::new)));
    }

    @Override public void read(long[] messageIds, Consumer<Message[]> answer) {
        answer.accept(LongStream.of(messageIds).mapToObj(this::content).toArray(Message[]::new));
    }

    @Override public void flush() { }
}
