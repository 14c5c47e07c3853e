package io.bindery.store;

import io.bindery.engine.RecoveredState.Gap;
import io.bindery.model.Binding;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.QueueDefinition;
import io.bindery.model.Setting;
import java.nio.ByteBuffer;

/** Copies of the definitions, and of what is known of queues beside them, whose records lie in a segment that is to go. */
final class DefinitionCopies {

    private final JournalIndex index;
    private final int segment;
    private int copied;

    DefinitionCopies(JournalIndex index, int segment) {
        this.index = index;
        this.segment = segment;
    }

    /** @return how many were put */
    int put(GrowingBuffer out) {
        for (Stored<Setting> stored : index.definitions.settings()) {
            if (stored.segment() == segment) {
                put(out, Records.SETTING, SettingRecord.setting(stored.ordinal(), stored.definition()));
            }
        }
        for (Stored<ExchangeDefinition> stored : index.definitions.exchanges()) {
            if (stored.segment() == segment) {
                put(out, Records.EXCHANGE_DECLARED, DefinitionRecord.exchange(stored.ordinal(), stored.definition()));
            }
        }
        for (int slot = 0; slot < index.queues.slots(); slot++) {
            StoredQueue queue = index.queues.at(slot);
            Stored<QueueDefinition> stored = queue == null ? null : queue.definition;
            if (stored != null && stored.segment() == segment) {
                put(out, Records.QUEUE_DECLARED, DefinitionRecord.queue(stored.ordinal(), queue.id, stored.definition()));
                queue.gaps().forEach(gap -> put(out, queue, gap));
            }
        }
        for (Stored<Binding> stored : index.definitions.bindings()) {
            if (stored.segment() == segment) {
                put(out, Records.BOUND, DefinitionRecord.binding(stored.ordinal(), stored.definition()));
            }
        }
        return copied;
    }

    /** The queue's own record is older than that of a gap, and goes first: so this copy is there before the other's segment goes. */
    private void put(GrowingBuffer out, StoredQueue queue, Gap gap) {
        GapRecord.put(out.room(Records.HEADER + GapRecord.SIZE), queue.id, gap);
        copied++;
    }

    private void put(GrowingBuffer out, byte type, byte[] payload) {
        ByteBuffer to = out.room(Records.HEADER + payload.length);
        int start = Records.begin(to);
        to.put(payload);
        Records.seal(to, start, type);
        copied++;
    }
}
