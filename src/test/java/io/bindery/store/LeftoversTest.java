package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.FieldTable;
import io.bindery.model.Message;
import io.bindery.model.Properties;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A queue's many places go by one record; the index forgets them a few at a time, and nobody sees them meanwhile. */
class LeftoversTest {

    private static final int AT_ONCE = 100;
    private static final int MANY = 5_000;

    private final JournalIndex index = new JournalIndex();
    private long lastMessage;

    private void declare(long queueId) {
        apply(Records.QUEUE_DECLARED, DefinitionRecord.queue(queueId, queueId, queue(queueId)));
    }

    private static QueueDefinition queue(long id) {
        return new QueueDefinition("/", "q" + id, Set.of(QueueFlag.DURABLE), FieldTable.EMPTY);
    }

    private void publish(long queueId, long position) {
        Message message = Message.of(++lastMessage, "", "q", Properties.NONE.withDeliveryMode(2), new byte[1]);
        ByteBuffer payload = ByteBuffer.allocate(200);
        MessageRecord.begin(payload, message.id(), 5, 0, 1);
        MessageRecord.putQueue(payload, queueId, position, 0, false);
        MessageRecord.putContent(payload, message);
        index.apply(Records.MESSAGE, payload.flip(), 1, 0, 100);
    }

    private void publish(long queueId, long first, int count) {
        for (int i = 0; i < count; i++) {
            publish(queueId, first + i);
        }
    }

    private void remove(long queueId, long first, int count) {
        apply(Records.REMOVED, ByteBuffer.allocate(20).putLong(queueId).putLong(first).putInt(count).array());
    }

    private void delete(long queueId) {
        apply(Records.QUEUE_DELETED, DefinitionRecord.queueName(queueId, queue(queueId)));
    }

    private void apply(byte type, byte[] payload) {
        index.apply(type, ByteBuffer.wrap(payload), 1, 0, payload.length);
    }

    private void beginGroup() {
        index.forgetAtMost(AT_ONCE);
        index.beginGroup();
    }

    /** @return how many groups it took */
    private int forgetAll() {
        int groups = 0;
        for (; index.isBehind(); groups++) {
            int before = index.entries.size();
            index.beginGroup();
            index.forgetSome();
            assertThat(before - index.entries.size()).isLessThanOrEqualTo(AT_ONCE);
        }
        return groups;
    }

    @Test void aPurgeIsForgottenAFewPlacesWithEachGroup() {
        declare(1);
        declare(2);
        publish(1, 1, MANY);
        publish(2, 1, 50);
        beginGroup();
        remove(1, 1, MANY);
        assertThat(index.places()).isEqualTo(50);
        assertThat(index.entries.size()).isEqualTo(MANY - AT_ONCE + 50);
        assertThat(forgetAll()).isBetween(MANY / AT_ONCE - 1, MANY / AT_ONCE);
        assertThat(index.entries.size()).isEqualTo(50);
        assertThat(index.messages.size()).isEqualTo(50);
    }

    @Test void aDeletedQueueIsForgottenAFewPlacesWithEachGroupAndItsNumberIsNotUsedBefore() {
        declare(1);
        publish(1, 1, MANY);
        beginGroup();
        delete(1);
        declare(2);
        publish(2, 1, 50);
        assertThat(index.places()).isEqualTo(50);
        assertThat(forgetAll()).isGreaterThanOrEqualTo(MANY / AT_ONCE);
        assertThat(index.queues.get(2).entries).isEqualTo(50);
        assertThat(index.entries.size()).isEqualTo(50);
    }

    @Test void aQueueDeletedWhileItsPurgeIsForgottenTakesTheRestAlong() {
        declare(1);
        publish(1, 1, MANY);
        publish(1, MANY + 1, 50);
        beginGroup();
        remove(1, 1, MANY);
        delete(1);
        assertThat(index.places()).isZero();
        forgetAll();
        declare(2);
        publish(2, 1, MANY);
        assertThat(index.places()).isEqualTo(MANY);
        assertThat(forgetAll()).isZero();
    }

    @Test void whatComesAndGoesMeanwhileIsAsThoughNothingWereLeftOver() {
        Random random = new Random(3);
        TreeSet<Long> there = new TreeSet<>();
        declare(1);
        publish(1, 1, MANY);
        long position = 0;
        beginGroup();
        for (long queueId = 1; queueId <= 20; queueId++) {
            declare(100 + queueId);
            publish(100 + queueId, 1, random.nextInt(MANY));
            delete(queueId == 1 ? 1 : 99 + queueId);
            for (int i = 0; i < 40; i++) {
                if (there.isEmpty() && position == 0) {
                    declare(50);
                }
                publish(50, ++position);
                there.add(position);
                if (random.nextInt(3) == 0) {
                    remove(50, there.first(), 1);
                    there.pollFirst();
                }
                index.beginGroup();
                index.forgetSome();
            }
        }
        forgetAll();
        assertThat(index.queues.get(50).entries).isEqualTo(there.size());
        assertThat(there).allMatch(place -> index.entries.find(EntryTable.key(index.queues.get(50).number, place)) >= 0);
        assertThat(index.entries.size()).isEqualTo(there.size() + index.queues.get(120).entries);
    }

    @Test void aReplayForgetsAtOnceBecausePlacesMayBeGivenAgainBehindTheNextStart() {
        declare(1);
        publish(1, 1, MANY);
        remove(1, 1, MANY);
        publish(1, 1, 50);
        assertThat(index.isBehind()).isFalse();
        assertThat(index.entries.size()).isEqualTo(50);
    }
}
