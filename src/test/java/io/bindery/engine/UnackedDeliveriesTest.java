package io.bindery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.engine.UnackedDeliveries.Delivery;
import io.bindery.model.Message;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of what is handed out against a sorted map. */
class UnackedDeliveriesTest {

    private static QueueEntry entry(long position) {
        return new QueueEntry(new Message(position, "", "", new byte[2], new byte[0]), position, 0, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyTagIsFoundOnceAndTheOldestGoFirst(long seed) {
        Random chance = new Random(seed);
        UnackedDeliveries unacked = new UnackedDeliveries();
        TreeMap<Long, QueueEntry> model = new TreeMap<>();
        long tag = 0;
        for (int i = 0; i < 30_000; i++) {
            int what = chance.nextInt(10);
            if (what < 5) {
                tag += 1 + chance.nextInt(3);
                QueueEntry entry = entry(tag);
                unacked.add(tag, entry);
                model.put(tag, entry);
            } else if (what < 9) {
                long some = Math.max(0, tag - chance.nextInt(60));
                assertThat(unacked.has(some)).isEqualTo(model.containsKey(some));
                assertThat(unacked.remove(some)).isSameAs(model.remove(some));
            } else {
                long upTo = tag - chance.nextInt(40);
                QueueEntry expected = model.isEmpty() || model.firstKey() > upTo ? null : model.pollFirstEntry().getValue();
                assertThat(unacked.pollUpTo(upTo)).isSameAs(expected);
            }
            assertThat(unacked.size()).isEqualTo(model.size());
        }
    }

    @Test
    void restoredDeliveriesStandInTheOrderOfTheirTags() {
        UnackedDeliveries unacked = new UnackedDeliveries();
        QueueEntry first = entry(1);
        QueueEntry second = entry(2);
        QueueEntry third = entry(3);
        unacked.add(2, second);
        unacked.restore(List.of(new Delivery(3, third), new Delivery(1, first)));
        assertThat(unacked.pollUpTo(9)).isSameAs(first);
        assertThat(unacked.pollUpTo(9)).isSameAs(second);
        assertThat(unacked.pollUpTo(9)).isSameAs(third);
    }
}
