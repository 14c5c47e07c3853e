package io.bindery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.Properties;
import org.junit.jupiter.api.Test;

/** What time does to messages and queues. */
class ExpiryTest {

    private final Desk desk = new Desk();
    private final Desk.Client client = desk.client;

    @Test
    void aMessageLeavesAtItsInstantAndNotBefore() {
        client.queue("q", "x-message-ttl", 100);
        client.publish("q", "a");
        assertThat(desk.engine.nextDeadlineMillis()).isEqualTo(desk.now + 100);
        desk.later(99);
        assertThat(desk.queue("q").ready()).isEqualTo(1);
        desk.later(1);
        assertThat(desk.queue("q").ready()).isZero();
        assertThat(desk.queue("q").discarded()).isEqualTo(1);
    }

    @Test
    void theShorterOfQueueAndMessageTimeCounts() {
        client.queue("q", "x-message-ttl", 100);
        client.publish("", "q", Properties.NONE.withExpiration("20"), "a");
        desk.later(20);
        assertThat(desk.queue("q").ready()).isZero();
    }

    @Test
    void anExpiredMessageBehindAnotherStaysUntilItIsAtTheHead() {
        client.queue("q");
        client.publish("q", "head");
        client.publish("", "q", Properties.NONE.withExpiration("10"), "late");
        desk.later(50);
        assertThat(desk.queue("q").ready()).isEqualTo(2);
        client.take("q");
        assertThat(desk.queue("q").ready()).isZero();
    }

    @Test
    void aMessageWithNoTimeAtAllIsStillDeliveredToAWaitingConsumer() {
        client.queue("q", "x-message-ttl", 0);
        client.publish("q", "lost");
        client.consume("q", "t");
        assertThat(client.publish("q", "seen")).containsExactly("1 deliver t 1 seen");
    }

    @Test
    void anUnusedQueueExpires() {
        client.queue("q", "x-expires", 100);
        desk.later(100);
        assertThat(client.take("q")).containsExactly("1 close 404 NOT_FOUND - no queue 'q' in vhost '/' 60.70");
    }

    @Test
    void gettingAndDeclaringKeepAQueueFromExpiring() {
        client.queue("q", "x-expires", 100);
        desk.later(60);
        client.take("q");
        desk.later(60);
        client.queue("q", "x-expires", 100);
        desk.later(60);
        assertThat(client.take("q")).containsExactly("1 GetEmpty[]");
    }

    @Test
    void aQueueWithAConsumerDoesNotExpireAndItsTimeStartsWhenTheConsumerGoes() {
        client.queue("q", "x-expires", 100);
        client.consume("q", "t");
        desk.later(500);
        client.cancel(1, "t");
        desk.later(99);
        assertThat(client.take("q")).containsExactly("1 GetEmpty[]");
    }
}
