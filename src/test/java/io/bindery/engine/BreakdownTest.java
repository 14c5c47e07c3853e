package io.bindery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.Activity;
import io.bindery.model.Activity.Reason;
import io.bindery.model.Properties;
import io.bindery.model.QueueFlag;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A queue with a single active consumer breaks down when that one is cancelled while messages wait, and another comes before the next
 * consumer, who acks, was given them. What RabbitMQ's clients hear of it is recorded ({@code breakdowns.json}); here is what else is to be in order.
 */
class BreakdownTest extends NothingStaysInMemory {

    private static final Properties PERSISTENT = Properties.NONE.withDeliveryMode(2);

    @BeforeEach void open() {
        client.open(2);
        client.prefetch(1, 1, false);
    }

    /** The first consumer holds one message, another waits, and the second consumer has just become the active one. */
    private void cancelledWhileOneWaits(Properties properties) {
        client.consume(1, "q", "first", Set.of());
        client.consume(2, "q", "second", Set.of());
        client.publish("", "q", properties, "held");
        client.publish("", "q", properties, "waiting");
        client.cancel(1, "first");
        client.heard();
    }

    @Test void itsConsumersAreToldAndItStandsThereEmpty() {
        client.queue("q", "x-single-active-consumer", true);
        cancelledWhileOneWaits(Properties.NONE);
        assertThat(client.publish("q", "over")).containsExactly("2 cancelled second");
        var queue = desk.queue("q");
        assertThat(List.of(queue.ready(), queue.unacked(), queue.bytes(), (long) queue.consumers().size())).containsOnly(0L);
        assertThat(desk.engine.heldBytes()).isZero();
    }

    @Test void whatItWasGivenNextIsInIt() {
        client.queue("q", "x-single-active-consumer", true);
        cancelledWhileOneWaits(Properties.NONE);
        client.publish("q", "over");
        client.publish("q", "next");
        client.ack(1);
        assertThat(client.get("q")).containsExactly("1 got 2 next left 0");
    }

    /** RabbitMQ's supervisor gives up at the sixth time within ten seconds. */
    @Test void itStandsUpHoweverOftenItBreaksDown() {
        client.queue("q", "x-single-active-consumer", true);
        for (int i = 0; i < 7; i++) {
            cancelledWhileOneWaits(Properties.NONE);
            client.publish("q", "over");
            client.ack(1, 0, true);
        }
        client.publish("q", "next");
        assertThat(client.take("q")).singleElement().asString().endsWith("next left 0");
    }

    @Test void whatIsOnDiskIsThereAgainAsRedeliveredAndAfterARestartToo() {
        client.durableQueue("q", "x-single-active-consumer", true);
        cancelledWhileOneWaits(PERSISTENT);
        client.publish("", "q", PERSISTENT, "over");
        assertThat(desk.queue("q").ready()).isEqualTo(2);
        assertThat(desk.queue("q").onDisk()).isEqualTo(2);
        assertThat(desk.log.recovered().queues().get(0).entries()).hasSize(2).allMatch(RecoveredState.Entry::redelivered);
        assertThat(client.take("q")).containsExactly("1 got 2 held again left 1");
        assertThat(client.take("q")).containsExactly("1 got 3 waiting again left 0");
        assertThat(desk.log.recovered().queues().get(0).entries()).isEmpty();
        assertThat(desk.engine.heldBytes()).isZero();
    }

    @Test void whatWaitsForItsFsyncIsThereAgainAndIsOnDiskInTheEnd() {
        client.durableQueue("q", "x-single-active-consumer", true);
        desk.log.autoCommit = false;
        cancelledWhileOneWaits(PERSISTENT);
        client.publish("", "q", PERSISTENT, "over");
        assertThat(desk.queue("q").pending()).isEqualTo(2);
        desk.commit();
        assertThat(desk.queue("q").pending()).isZero();
        assertThat(desk.queue("q").onDisk()).isEqualTo(2);
    }

    @Test void theChannelKnowsWhatItHeldUntilItSaysSo() {
        client.queue("q", "x-single-active-consumer", true);
        cancelledWhileOneWaits(Properties.NONE);
        client.publish("q", "over");
        assertThat(client.ack(1)).isEmpty();
        assertThat(client.ack(1)).singleElement().asString().contains("unknown delivery tag 1");
    }

    @Test void whatATransactionHadAckedIsNotTheQueuesAnyMore() {
        client.queue("q", "x-single-active-consumer", true);
        client.send(new ClientCommand.SelectTx(client.output, 1));
        client.consume(1, "q", "first", Set.of());
        client.consume(2, "q", "second", Set.of());
        client.send(client.publication(2, "", "q", Properties.NONE, "held", false));
        client.send(client.publication(2, "", "q", Properties.NONE, "waiting", false));
        client.ack(1);
        client.cancel(1, "first");
        client.send(client.publication(2, "", "q", Properties.NONE, "over", false));
        assertThat(client.send(new ClientCommand.CommitTx(client.output, 1))).noneMatch(heard -> heard.contains("close"));
        assertThat(desk.queue("q").unacked()).isZero();
    }

    @Test void anExclusiveQueueStillEndsWithItsConnection() {
        client.queue("q", Set.of(QueueFlag.EXCLUSIVE), "x-single-active-consumer", true);
        cancelledWhileOneWaits(Properties.NONE);
        client.publish("q", "over");
        client.disconnect();
        assertThat(desk.snapshot().vhost("/").orElseThrow().queue("q")).isEmpty();
    }

    @Test void whoWatchesIsToldOfIt() {
        client.durableQueue("q", "x-single-active-consumer", true);
        cancelledWhileOneWaits(PERSISTENT);
        desk.activity.watching = true;
        client.publish("q", "over");
        List<Activity> told = desk.activity.take();
        assertThat(told.get(1)).isEqualTo(new Activity.BrokeDown(desk.now, "/", told.get(0).messageId(), "q", 1, 2));
        assertThat(told.get(2)).isEqualTo(new Activity.Discarded(desk.now, "/", told.get(0).messageId(), "q", Reason.BROKEN_DOWN, null));
        assertThat(told.subList(3, told.size())).hasSize(2).allMatch(Activity.Requeued.class::isInstance);
    }
}
