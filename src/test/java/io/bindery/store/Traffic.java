package io.bindery.store;

import io.bindery.engine.MessageLog;
import io.bindery.engine.RecoveredState.Gap;
import io.bindery.engine.RecoveredState.Standing;
import io.bindery.engine.RecoveredState.Standing.Where;
import io.bindery.model.Binding;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.ExchangeFlag;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.Message;
import io.bindery.model.Properties;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import io.bindery.model.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Random but repeatable use of a log: each step goes into the log and, as a change to a model, to whoever listens, in the
 * order in which it is written: delivery marks and removals behind the rest of their batch.
 */
final class Traffic {

    private final Random random;
    private StoreModel model = new StoreModel();
    private final List<Consumer<StoreModel>> batch = new ArrayList<>();
    private final Runs deliveries = new Runs();
    private final Runs removals = new Runs();
    private MessageLog log;
    private long nextMessage = 1;
    private long nextQueue = 1;
    private long nextName = 1;
    private final TreeMap<Long, Long> nextPosition = new TreeMap<>();
    /** Bodies beyond what fits a chunk come now and then when this is set. */
    boolean largeBodies;
    /** Virtual hosts, users, permissions and policies come and go, too. */
    boolean administration;
    /** Restarts leave gaps in queues. */
    boolean gaps;
    /** Queues get long, and then all of a queue's messages go at once, or the queue. */
    boolean purging;
    /** How many of 100 steps try to take something out. */
    int removing = 40;

    Traffic(long seed) {
        random = new Random(seed);
    }

    void into(MessageLog newLog) {
        log = newLog;
    }

    /** What should be there when everything so far is. */
    StoreModel model() {
        return model;
    }

    /** Goes on from what a crash left. */
    void resume(StoreModel left) {
        model = left;
    }

    long lastMessage() {
        return nextMessage - 1;
    }

    /** The message of that id: the same each time, so that nobody has to remember bodies. */
    static Message message(long id) {
        return message(id, false);
    }

    private static Message message(long id, boolean large) {
        Random random = new Random(id * 7919);
        byte[] body = new byte[large || id % 997 == 0 ? 1_500_000 + random.nextInt(100_000) : random.nextInt(10) == 0 ? 0 : random.nextInt(1200)];
        random.nextBytes(body);
        FieldTable headers = FieldTable.EMPTY.with("n", id).with("x", FieldValue.of(random.nextBoolean()));
        Properties properties = Properties.NONE.withDeliveryMode(2).withHeaders(random.nextBoolean() ? headers : null)
                .withContentType(random.nextBoolean() ? "text/plain" : null);
        String key = random.nextInt(20) == 0 ? "schlüssel.日本." + id : "key." + id;
        return Message.of(id, random.nextInt(3) == 0 ? "" : "orders", key, properties, body);
    }

    /** Some steps and a flush. @return the changes in the order they were written */
    List<Consumer<StoreModel>> batch(int steps) {
        batch.clear();
        for (int i = 0; i < steps; i++) {
            step();
        }
        endBatch();
        log.flush();
        return List.copyOf(batch);
    }

    private void step() {
        int choice = random.nextInt(100);
        if (model.queues.isEmpty() || choice < 2 && model.queues.size() < 20) {
            declareQueue();
        } else if (choice < 5) {
            definitions(choice);
        } else if (purging && random.nextInt(100) == 0) {
            purgeOrDelete(anyQueue());
        } else if (administration && random.nextInt(20) == 0) {
            administer();
        } else if (choice < 6 && model.queues.size() > 3 && random.nextInt(4) == 0) {
            deleteQueue(anyQueue());
        } else if (choice < 6 + removing) {
            remove(anyQueue());
        } else if (choice < 6 + removing + 5) {
            deliver(anyQueue());
        } else if (choice < 6 + removing + 10) {
            stand(anyQueue());
        } else if (gaps && random.nextInt(30) == 0) {
            gap(anyQueue());
        } else {
            publish();
        }
    }

    private void publish() {
        List<Long> ids = new ArrayList<>(model.queues.keySet());
        int copies = random.nextInt(5) == 0 ? Math.min(ids.size(), 1 + random.nextInt(4)) : 1;
        java.util.Collections.shuffle(ids, random);
        if (!largeBodies && nextMessage % 997 == 0) {
            nextMessage++;
        }
        long id = nextMessage++;
        long at = 1_700_000_000_000L + id;
        long[] queues = ids.stream().limit(copies).mapToLong(Long::longValue).toArray();
        long[] positions = new long[copies];
        long[] expiries = new long[copies];
        for (int i = 0; i < copies; i++) {
            positions[i] = nextPosition.merge(queues[i], 1L + random.nextInt(2), Long::sum);
            expiries[i] = random.nextInt(4) == 0 ? at + 60_000 : 0;
        }
        log.enqueued(message(id), at, queues.clone(), positions.clone(), expiries.clone());
        change(m -> m.enqueue(id, at, queues, positions, expiries));
    }

    private void declareQueue() {
        long id = nextQueue++;
        QueueDefinition queue = new QueueDefinition("/", "q" + nextName++, Set.of(QueueFlag.DURABLE),
                random.nextBoolean() ? FieldTable.EMPTY : FieldTable.of("x-message-ttl", FieldValue.of(60000L)));
        log.queueDeclared(id, queue);
        change(m -> m.declareQueue(id, queue));
    }

    private void deleteQueue(long id) {
        log.queueDeleted(id);
        change(m -> m.deleteQueue(id));
    }

    private void definitions(int choice) {
        if (model.exchanges.size() < 5) {
            ExchangeDefinition exchange = new ExchangeDefinition("/", "e" + nextName++, "topic", Set.of(ExchangeFlag.DURABLE), FieldTable.EMPTY);
            log.exchangeDeclared(exchange);
            change(m -> m.exchanges.put(exchange.name(), exchange));
        } else if (choice == 2) {
            String name = model.exchanges.keySet().iterator().next();
            log.exchangeDeleted("/", name);
            change(m -> m.deleteExchange(name));
        } else if (choice == 3 && !model.bindings.isEmpty()) {
            Binding binding = model.bindings.iterator().next();
            log.unbound(binding);
            change(m -> m.bindings.remove(binding));
        } else {
            bind();
        }
    }

    private void administer() {
        List<Setting> known = List.copyOf(model.settings.values());
        if (!known.isEmpty() && random.nextInt(3) == 0) {
            Setting.Key key = known.get(random.nextInt(known.size())).key();
            log.cleared(key);
            change(m -> m.settings.remove(key));
            return;
        }
        Setting setting = SettingsRecoveryTest.settings().get(random.nextInt(SettingsRecoveryTest.settings().size()));
        log.set(setting);
        change(m -> m.set(setting));
    }

    private void bind() {
        List<String> exchanges = List.copyOf(model.exchanges.keySet());
        Binding binding = Binding.toQueue("/", exchanges.get(random.nextInt(exchanges.size())),
                model.queues.get(anyQueue()).name(), "k.#." + nextName++);
        log.bound(binding);
        change(m -> m.bindings.add(binding));
    }

    private long anyQueue() {
        List<Long> ids = List.copyOf(model.queues.keySet());
        return ids.get(random.nextInt(ids.size()));
    }

    private void remove(long queueId) {
        TreeMap<Long, StoreModel.Entry> queue = model.entries.get(queueId);
        if (queue.isEmpty()) {
            return;
        }
        long position = random.nextInt(5) == 0 ? queue.lastKey() : queue.firstKey();
        log.removed(queueId, position);
        removals.add(queueId, position);
        model.remove(queueId, position);
    }

    private void purgeOrDelete(long queueId) {
        if (random.nextInt(3) == 0) {
            deleteQueue(queueId);
        } else {
            for (long position : List.copyOf(model.entries.get(queueId).keySet())) {
                log.removed(queueId, position);
                removals.add(queueId, position);
                model.remove(queueId, position);
            }
        }
    }

    private void deliver(long queueId) {
        if (!model.entries.get(queueId).isEmpty()) {
            long position = model.entries.get(queueId).firstKey();
            log.delivered(queueId, position);
            deliveries.add(queueId, position);
            model.deliver(queueId, position);
        }
    }

    private void stand(long queueId) {
        TreeMap<Long, StoreModel.Entry> queue = model.entries.get(queueId);
        if (!queue.isEmpty()) {
            long position = random.nextInt(5) == 0 ? queue.lastKey() : queue.firstKey();
            Where where = Where.values()[random.nextInt(3)];
            Standing standing = new Standing(position, where, nextPosition.merge(queueId, 1L, Long::sum), random.nextInt(4));
            log.stands(queueId, standing);
            change(m -> m.stand(queueId, standing));
        }
    }

    private void gap(long queueId) {
        Gap gap = new Gap(random.nextInt(3), nextPosition.merge(queueId, 1L, Long::sum));
        log.gap(queueId, gap);
        change(m -> m.gap(queueId, gap));
    }

    private void change(Consumer<StoreModel> change) {
        change.accept(model);
        batch.add(change);
    }

    private void endBatch() {
        runs(deliveries, StoreModel::deliver);
        runs(removals, StoreModel::remove);
    }

    private interface Place {
        void at(StoreModel model, long queueId, long position);
    }

    private void runs(Runs runs, Place place) {
        for (int run = 0; run < runs.size(); run++) {
            long queueId = runs.queueId(run);
            long first = runs.first(run);
            int count = runs.count(run);
            batch.add(m -> {
                for (int i = 0; i < count; i++) {
                    place.at(m, queueId, first + i);
                }
            });
        }
        runs.clear();
    }
}
