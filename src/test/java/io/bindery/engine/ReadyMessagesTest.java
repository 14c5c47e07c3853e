package io.bindery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How far a message is from being delivered, in each order: what is far may leave memory. */
class ReadyMessagesTest {

    private static QueueEntry entry(long position, int priority) {
        return new QueueEntry(position, 10, position, 0, 0, priority);
    }

    private static QueueEntry added(ReadyMessages ready, long position, int priority) {
        QueueEntry entry = entry(position, priority);
        ready.add(entry);
        return entry;
    }

    @Test void inOrderOfPositionsAsFarAsItsPositionIsBehindTheHeads() {
        PositionOrder ready = new PositionOrder();
        added(ready, 3, 0);
        added(ready, 4, 0);
        assertThat(ready.ahead(added(ready, 7, 0))).isEqualTo(4);
    }

    @Test void belowHigherPrioritiesAllOfThemAreAheadHoweverYoungTheyAre() {
        PriorityOrder ready = new PriorityOrder(9);
        QueueEntry old = added(ready, 1, 0);
        QueueEntry second = added(ready, 2, 0);
        for (int position = 3; position < 1003; position++) {
            added(ready, position, position % 2 == 0 ? 9 : 5);
        }
        assertThat(ready.ahead(old)).isEqualTo(1000);
        assertThat(ready.ahead(second)).isEqualTo(1001);
        assertThat(ready.ahead(added(ready, 1003, 9))).isLessThan(1000);
    }

    @Test void whatCameBackToAQuorumQueueIsAheadOfAllOrBehindAll() {
        for (boolean first : new boolean[] {true, false}) {
            QuorumOrder ready = new QuorumOrder(first);
            QueueEntry returned = entry(1, 0);
            added(ready, 2, 0);
            QueueEntry last = added(ready, 3, 0);
            ready.putBack(List.of(returned));
            assertThat(ready.ahead(returned)).isEqualTo(first ? 0 : 3);
            assertThat(ready.ahead(last)).isEqualTo(first ? 2 : 1);
        }
    }
}
