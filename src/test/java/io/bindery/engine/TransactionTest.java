package io.bindery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a transaction holds back, and what a rollback gives back. */
class TransactionTest {

    private final Desk desk = new Desk();
    private final Desk.Client client = desk.client;

    @BeforeEach
    void aTransactionalChannelAndAQueue() {
        client.queue("q");
        client.open(2);
        client.send(new ClientCommand.SelectTx(client.output, 2));
    }

    @Test
    void nothingPublishedIsSeenBeforeTheCommit() {
        client.publish(2, "", "q", Properties.NONE, "a", false);
        assertThat(client.take("q")).containsExactly("1 GetEmpty[]");
        client.send(new ClientCommand.CommitTx(client.output, 2));
        assertThat(client.take("q")).containsExactly("1 got 1 a left 0");
    }

    @Test
    void aReturnComesWithTheCommit() {
        assertThat(client.publish(2, "", "nowhere", Properties.NONE, "a", true)).isEmpty();
        assertThat(client.send(new ClientCommand.CommitTx(client.output, 2)))
                .containsExactly("2 returned 312 NO_ROUTE a", "2 TxCommitted[]");
    }

    @Test
    void aRolledBackAckLeavesTheMessageWithItsHolder() {
        client.publish("q", "a");
        client.send(new ClientCommand.Get(client.output, 2, "q", false));
        client.ack(2, 1, false);
        client.send(new ClientCommand.RollbackTx(client.output, 2));
        assertThat(desk.queue("q").unacked()).isEqualTo(1);
        client.ack(2, 1, false);
        client.send(new ClientCommand.CommitTx(client.output, 2));
        assertThat(desk.queue("q").unacked()).isZero();
    }

    @Test
    void aChannelThatClosesGivesUncommittedAcksBack() {
        client.publish("q", "a");
        client.send(new ClientCommand.Get(client.output, 2, "q", false));
        client.ack(2, 1, false);
        client.closeChannel(2);
        assertThat(client.take("q")).containsExactly("1 got 1 a again left 0");
    }

    @Test
    void aCommitToAFullQueueIsPartial() {
        client.queue("full", "x-max-length", 0, "x-overflow", "reject-publish");
        client.publish(2, "", "full", Properties.NONE, "a", false);
        assertThat(client.send(new ClientCommand.CommitTx(client.output, 2)))
                .containsExactly("2 close 406 PRECONDITION_FAILED - partial tx completion 90.20");
    }
}
