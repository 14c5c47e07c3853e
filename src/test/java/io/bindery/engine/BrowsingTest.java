package io.bindery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.Properties;
import io.bindery.model.QueuePage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much of a queue a look shows. */
class BrowsingTest {

    private static final String LARGE = "x".repeat((int) QueuePage.MOST_BYTES / 5 * 2);

    private final Desk desk = new Desk(EngineSettings.withSeed(7).withResidentBytes(0), new RecordingLog(), RecoveredState.EMPTY, Desk.START);
    private final Desk.Client client = desk.client;

    private QueuePage browse(long from, int limit) {
        QueuePage[] answer = new QueuePage[1];
        desk.engine.apply(new EngineCommand.Browse("/", "q", from, limit, page -> answer[0] = page), desk.now);
        desk.endBatch();
        return answer[0];
    }

    private static List<Long> positions(QueuePage page) {
        return page.messages().stream().map(message -> message.position()).toList();
    }

    private void publish(String... bodies) {
        client.durableQueue("q");
        for (String body : bodies) {
            client.publishPersistent("q", body);
        }
    }

    @Test void aPageOfFewSaysWhereTheNextBegins() {
        publish("a", "b", "c");
        assertThat(positions(browse(0, 2))).containsExactly(1L, 2L);
        assertThat(browse(0, 2).next()).isEqualTo(3);
        assertThat(positions(browse(3, 2))).containsExactly(3L);
        assertThat(browse(3, 2).hasNext()).isFalse();
        assertThat(browse(0, 3).hasNext()).as("exactly full").isFalse();
    }

    @Test void aPageEndsBeforeItGrowsTooLarge() {
        publish(LARGE, LARGE, LARGE, "small");
        assertThat(positions(browse(0, 100))).containsExactly(1L, 2L);
        assertThat(browse(0, 100).next()).isEqualTo(3);
        assertThat(positions(browse(3, 100))).containsExactly(3L, 4L);
    }

    @Test void theLastPageDoesSoFromItsEnd() {
        publish("small", LARGE, LARGE, LARGE);
        assertThat(positions(browse(EngineCommand.Browse.AT_END, 100))).containsExactly(3L, 4L);
        assertThat(positions(browse(EngineCommand.Browse.AT_END, 1))).containsExactly(4L);
    }

    @Test void aMessageLargerThanAPageIsShownByItself() {
        publish("small", "x".repeat((int) QueuePage.MOST_BYTES + 1), "small");
        assertThat(positions(browse(0, 100))).containsExactly(1L);
        assertThat(positions(browse(2, 100))).containsExactly(2L);
        assertThat(positions(browse(3, 100))).containsExactly(3L);
        assertThat(positions(browse(EngineCommand.Browse.AT_END, 100))).containsExactly(3L);
    }

    @Test void whatIsHandedOutCountsLikeTheOthers() {
        publish(LARGE, LARGE, LARGE);
        client.get("q");
        assertThat(positions(browse(0, 100))).containsExactly(1L, 2L);
        assertThat(browse(0, 100).next()).isEqualTo(3);
    }

    @Test void aPageOfWhichNothingCanBeReadIsNotTheLast() {
        publish("a", "b", "c");
        desk.log.unreadable.addAll(List.of(1L, 2L));
        QueuePage page = browse(0, 2);
        assertThat(page.messages()).isEmpty();
        assertThat(page.next()).isEqualTo(3);
    }

    @Test void whatCanExpireOnDiskIsListedWithoutItsContent() {
        publish("never");
        client.publish("", "q", Properties.NONE.withDeliveryMode(2).withExpiration("9000"), "late");
        client.publish("", "q", Properties.NONE.withDeliveryMode(2).withExpiration("5000"), "soon");
        client.publish("", "q", Properties.NONE.withExpiration("5000"), "in memory alone");
        client.get("q");
        client.get("q");
        long fetched = desk.log.fetched;
        assertThat(expiries("q")).containsExactly(Desk.START + 5000, Desk.START + 9000);
        assertThat(expiries("none")).isEmpty();
        assertThat(desk.log.fetched).isEqualTo(fetched);
    }

    @SuppressWarnings("unchecked")
    private List<Long> expiries(String queue) {
        List<Long>[] answer = new List[1];
        desk.engine.apply(new EngineCommand.ListExpiries("/", queue, found -> answer[0] = found), desk.now);
        return answer[0];
    }
}
