package io.bindery.store;

import io.bindery.engine.RecoveredState.Gap;
import io.bindery.engine.RecoveredState.Standing;
import io.bindery.model.QueueDefinition;
import io.bindery.model.WireReader;
import java.nio.ByteBuffer;

/**
 * What the journal says is there: queues, exchanges, bindings, and where each message's record lies. Bodies are not in
 * it: about 80 bytes a message. It changes only by {@link #apply}, record by record in the order of writing, at start
 * as later. Its own lock, because any thread may ask where a message lies, and more ({@link IndexLooks}).
 */
final class JournalIndex {

    private static final long PATIENCE_MILLIS = 300;

    final Segments segments = new Segments();
    final DefinitionTable definitions = new DefinitionTable(segments);
    final QueueTable queues = new QueueTable();
    final EntryTable entries = new EntryTable();
    final StandingTable standings = new StandingTable();
    final MessageTable messages = new MessageTable();
    private final MessageRecord record = new MessageRecord();
    private final Leftovers leftovers = new Leftovers(this);
    private boolean remembersPlaces;
    private long forgettings;
    private long lastMessageId;
    private long lastQueueId;
    private long lastOrdinal;

    /** From now on each queue remembers more of its places than where they are: a replay makes an engine's start of it. */
    void rememberPlaces(boolean wanted) {
        remembersPlaces = wanted;
    }

    /**
     * Whether so many places of a queue can be named by one record, when nothing before it was lost: each had a message of its own, of
     * which the index, or the header of a segment, has heard.
     */
    boolean mayHaveHad(int places) {
        return places <= lastMessageId;
    }

    /** Takes in one record. @param payload read from its position to its limit */
    synchronized void apply(byte type, ByteBuffer payload, int segment, long offset, int size) {
        switch (type) {
            case Records.MESSAGE -> message(record.open(payload), Segment.location(segment, offset), size);
            case Records.REMOVED -> removed(payload.getLong(), payload.getLong(), payload.getInt());
            case Records.DELIVERED -> delivered(payload.getLong(), payload.getLong(), payload.getInt());
            case Records.STANDING -> stands(payload.getLong(), StandingRecord.read(payload));
            case Records.GAP -> gap(payload.getLong(), GapRecord.read(payload));
            case Records.QUEUE_DELETED -> queueDeleted(DefinitionRecord.reader(payload));
            case Records.EXCHANGE_DECLARED, Records.QUEUE_DECLARED, Records.BOUND ->
                    declared(type, DefinitionRecord.reader(payload), segment, size);
            case Records.SETTING -> setting(DefinitionRecord.reader(payload), segment, size);
            case Records.SETTING_CLEARED -> definitions.cleared(SettingRecord.key(DefinitionRecord.reader(payload)));
            case Records.EXCHANGE_DELETED -> {
                WireReader in = DefinitionRecord.reader(payload);
                definitions.exchangeDeleted(in.shortText(), in.shortText());
            }
            case Records.UNBOUND -> {
                WireReader in = DefinitionRecord.reader(payload);
                in.int64();
                definitions.unbound(DefinitionRecord.binding(in));
            }
            case Records.GROUP -> segments.last().group(offset);
            default -> { }
        }
    }

    private void declared(byte type, WireReader in, int segment, int size) {
        long ordinal = in.int64();
        lastOrdinal = Math.max(lastOrdinal, ordinal);
        if (type == Records.EXCHANGE_DECLARED) {
            definitions.put(new Stored<>(DefinitionRecord.exchange(in), ordinal, segment, size));
        } else if (type == Records.BOUND) {
            definitions.putBinding(new Stored<>(DefinitionRecord.binding(in), ordinal, segment, size));
        } else {
            long queueId = in.int64();
            lastQueueId = Math.max(lastQueueId, queueId);
            queueDeclared(queues.getOrMake(queueId), new Stored<>(DefinitionRecord.queue(in), ordinal, segment, size));
        }
    }

    private void setting(WireReader in, int segment, int size) {
        long ordinal = in.int64();
        lastOrdinal = Math.max(lastOrdinal, ordinal);
        definitions.putSetting(new Stored<>(SettingRecord.setting(in), ordinal, segment, size));
    }

    private void queueDeclared(StoredQueue queue, Stored<QueueDefinition> definition) {
        if (queue.definition != null) {
            segments.addLive(queue.definition.segment(), -queue.definition.size());
        }
        queue.definition = definition;
        segments.addLive(definition.segment(), definition.size());
    }

    private void queueDeleted(WireReader in) {
        StoredQueue queue = queues.get(in.int64());
        definitions.queueDeleted(in.shortText(), in.shortText());
        if (queue == null) {
            return;
        }
        if (queue.definition != null) {
            segments.addLive(queue.definition.segment(), -queue.definition.size());
        }
        leftovers.deleted(queue);
        queues.delete(queue);
    }

    private void message(MessageRecord message, long location, int size) {
        lastMessageId = Math.max(lastMessageId, message.id());
        int added = 0;
        if (remembersPlaces) {
            message.readTraits();
            message.again();
        }
        while (message.nextQueue()) {
            added += entry(message);
        }
        int slot = messages.slotOf(message.id());
        if (slot >= 0) {
            segments.addLive(Segment.numberIn(messages.location(slot)), -messages.recordSize(slot));
        } else if (added > 0) {
            slot = messages.add(message.id());
        } else {
            return;
        }
        messages.locate(slot, location, size);
        messages.addCopies(slot, added);
        segments.addLive(Segment.numberIn(location), size);
    }

    private int entry(MessageRecord message) {
        StoredQueue queue = queues.getOrMake(message.queueId());
        long key = EntryTable.key(queue.number, message.position());
        int slot = entries.find(key);
        if (slot >= 0 && entries.messageAt(slot) != message.id()) {
            // its removal was lost to damage: an engine gives a place away again only when it is free
            queue.entries--;
            forget(slot);
            slot = -1;
        }
        if (slot < 0) {
            entries.put(key, message.id(), message.redelivered());
            queue.entries++;
            queue.lastPosition = Math.max(queue.lastPosition, message.position());
            leftovers.placeCame();
            if (remembersPlaces) {
                rememberPlace(queue, message);
            }
            return 1;
        }
        if (message.redelivered()) {
            entries.markRedelivered(slot);
        }
        return 0;
    }

    private static void rememberPlace(StoredQueue queue, MessageRecord message) {
        if (queue.places == null) {
            queue.places = new RecoveredPlaces();
        }
        queue.places.add(message.position(), message.id(), message.bodySize(), message.priority(), message.enqueuedAt(),
                message.expiresAt());
    }

    private void removed(long queueId, long first, int places) {
        StoredQueue queue = queues.get(queueId);
        if (queue == null) {
            return;
        }
        leftovers.removed(queue, first, queue.placesIn(first, places));
        if (queue.places != null) {
            queue.places.tidy(this, queue);
        }
    }

    void forget(StoredQueue queue, long first, int count) {
        for (int i = 0; i < count; i++) {
            int slot = entries.find(EntryTable.key(queue.number, first + i));
            if (slot >= 0) {
                queue.entries--;
                forget(slot);
            }
        }
    }

    private void delivered(long queueId, long first, int count) {
        StoredQueue queue = queues.get(queueId);
        int known = queue == null ? 0 : queue.placesIn(first, count);
        for (int i = 0; i < known; i++) {
            int slot = entries.find(EntryTable.key(queue.number, first + i));
            if (slot >= 0) {
                entries.markRedelivered(slot);
            }
        }
    }

    private void stands(long queueId, Standing standing) {
        StoredQueue queue = queues.get(queueId);
        long key = queue == null ? 0 : EntryTable.key(queue.number, standing.position());
        int slot = queue == null ? -1 : entries.find(key);
        if (slot >= 0) {
            entries.markRedelivered(slot);
            standings.put(key, standing);
        }
    }

    private void gap(long queueId, Gap gap) {
        StoredQueue queue = queues.get(queueId);
        if (queue != null) {
            queue.put(gap);
        }
    }

    void forget(int entrySlot) {
        long messageId = entries.messageAt(entrySlot);
        standings.forget(entries.keyAt(entrySlot));
        entries.remove(entrySlot);
        int slot = messages.slotOf(messageId);
        if (messages.addCopies(slot, -1) == 0) {
            segments.addLive(Segment.numberIn(messages.location(slot)), -messages.recordSize(slot));
            messages.remove(slot);
        }
    }

    /** From now on no more than about so many places are forgotten at a time. */
    void forgetAtMost(int placesPerGroup) {
        leftovers.forgetAtMost(placesPerGroup);
    }

    /** A commit group begins: it may forget some places of its own. */
    synchronized void beginGroup() {
        leftovers.beginGroup();
    }

    /** Forgets what is left over, as far as the group may. */
    synchronized void forgetSome() {
        if (leftovers.any()) {
            leftovers.forget();
            forgettings++;
            notifyAll();
        }
    }

    /** Whether it still has places that the journal says are given up. What it says of them must not be written anew. */
    boolean isBehind() {
        return leftovers.any();
    }

    /** For who looks at what is there: until nothing is left over, or nothing is done about it because the disk fails. */
    synchronized void awaitAllForgotten() throws InterruptedException {
        for (long before = -1; leftovers.any() && forgettings != before; ) {
            before = forgettings;
            wait(PATIENCE_MILLIS);
        }
    }

    /** Where the message's record lies, or -1. */
    synchronized long locationOf(long messageId) {
        int slot = messages.slotOf(messageId);
        return slot < 0 ? -1 : messages.location(slot);
    }

    synchronized int recordSizeOf(long messageId) {
        int slot = messages.slotOf(messageId);
        return slot < 0 ? -1 : messages.recordSize(slot);
    }

    synchronized void segmentAdded(Segment segment) {
        segments.add(segment);
    }

    synchronized void remember(SegmentHeader.Counters counters) {
        lastMessageId = Math.max(lastMessageId, counters.lastMessageId());
        lastQueueId = Math.max(lastQueueId, counters.lastQueueId());
        lastOrdinal = Math.max(lastOrdinal, counters.lastOrdinal());
    }

    synchronized SegmentHeader.Counters counters() {
        return new SegmentHeader.Counters(lastMessageId, lastQueueId, lastOrdinal);
    }

    synchronized Figures figures() {
        return new Figures(messages.size(), places());
    }

    /** In queues, without what is left over. */
    synchronized long places() {
        return entries.size() - leftovers.count();
    }

    /** @param messages wanted by some queue · entries of queues */
    record Figures(long messages, long entries) { }
}
