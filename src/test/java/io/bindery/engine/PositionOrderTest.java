package io.bindery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ring against a sorted set. */
class PositionOrderTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverComesGoesAndComesBackTheOrderIsByPosition(long seed) {
        Random chance = new Random(seed);
        PositionOrder ring = new PositionOrder();
        TreeSet<Long> model = new TreeSet<>();
        List<QueueEntry> out = new ArrayList<>();
        long next = 1;
        for (int i = 0; i < 20_000; i++) {
            int what = chance.nextInt(10);
            if (what < 5) {
                model.add(next);
                ring.add(entry(next++));
            } else if (what < 8) {
                QueueEntry polled = ring.poll();
                assertThat(polled == null ? null : polled.position).isEqualTo(model.pollFirst());
                if (polled != null) {
                    out.add(polled);
                }
            } else if (what < 9 && !out.isEmpty()) {
                List<QueueEntry> back = new ArrayList<>();
                for (int n = chance.nextInt(out.size()) + 1; n > 0; n--) {
                    back.add(out.remove(chance.nextInt(out.size())));
                }
                back.sort((one, other) -> Long.compare(one.position, other.position));
                back.forEach(entry -> model.add(entry.position));
                ring.putBack(back);
            } else if (!out.isEmpty()) {
                assertThat(ring.remove(out.get(0))).isFalse();
                out.remove(0);
            }
            if (chance.nextInt(10) == 0 && !model.isEmpty()) {
                QueueEntry any = anyOf(ring, chance.nextInt(ring.size()));
                assertThat(ring.remove(any)).isTrue();
                model.remove(any.position);
            }
            assertThat(ring.size()).isEqualTo(model.size());
        }
        List<Long> left = new ArrayList<>();
        ring.forEach(entry -> left.add(entry.position));
        assertThat(left).isEqualTo(new ArrayList<>(model));
    }

    private static QueueEntry anyOf(PositionOrder ring, int place) {
        List<QueueEntry> walked = new ArrayList<>();
        ring.walk(entry -> walked.add(entry) && walked.size() <= place);
        return walked.get(place);
    }

    private static QueueEntry entry(long position) {
        return new QueueEntry(new Message(position, "", "", new byte[2], new byte[0]), position, 0, 0, 0);
    }
}
