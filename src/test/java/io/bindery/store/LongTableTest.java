package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The primitive tables hold what a HashMap holds, through growth and removal. */
class LongTableTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void entriesAreFoundExactlyWhileTheyAreIn(long seed) {
        Random random = new Random(seed);
        EntryTable table = new EntryTable();
        Map<Long, Long> model = new HashMap<>();
        for (int i = 0; i < 60_000; i++) {
            long key = EntryTable.key(1 + random.nextInt(5), random.nextInt(3000));
            int slot = table.find(key);
            assertThat(slot >= 0).isEqualTo(model.containsKey(key));
            if (slot < 0) {
                table.put(key, i, random.nextBoolean());
                model.put(key, (long) i);
            } else if (random.nextInt(3) > 0) {
                assertThat(table.messageAt(slot)).isEqualTo(model.remove(key));
                table.remove(slot);
            }
        }
        assertThat(table.size()).isEqualTo(model.size());
        model.forEach((key, id) -> assertThat(table.messageAt(table.find(key))).isEqualTo(id));
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void messagesKeepTheirPlaceThroughRemovals(long seed) {
        Random random = new Random(seed);
        MessageTable table = new MessageTable();
        Map<Long, Long> model = new HashMap<>();
        for (long id = 0; id < 30_000; id++) {
            int slot = table.add(id);
            table.locate(slot, id * 31, (int) id);
            model.put(id, id * 31);
            long victim = random.nextInt((int) id + 1);
            if (model.remove(victim) != null) {
                table.remove(table.slotOf(victim));
            }
        }
        assertThat(table.size()).isEqualTo(model.size());
        model.forEach((id, location) -> assertThat(table.location(table.slotOf(id))).isEqualTo(location));
    }
}
