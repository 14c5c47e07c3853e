package io.bindery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.Properties;
import org.junit.jupiter.api.Test;

/** When a publisher hears that its messages are safe. */
class ConfirmsTest {

    private final Desk desk = new Desk();
    private final Desk.Client client = desk.client;

    private void publish(Properties properties, String body) {
        desk.engine.apply(client.publication(1, "", "q", properties, body, false), desk.now);
    }

    @Test
    void transientMessagesAreConfirmedTogetherAtTheEndOfTheBatch() {
        client.queue("q");
        client.confirms(1);
        publish(Properties.NONE, "a");
        publish(Properties.NONE, "b");
        publish(Properties.NONE, "c");
        assertThat(client.heard()).isEmpty();
        desk.endBatch();
        assertThat(client.heard()).containsExactly("1 confirm 3 multiple");
    }

    @Test
    void aPersistentMessageInADurableQueueIsConfirmedWhenItIsOnDisk() {
        client.durableQueue("q");
        client.confirms(1);
        desk.log.autoCommit = false;
        assertThat(client.publishPersistent("q", "a")).isEmpty();
        desk.commit();
        assertThat(client.heard()).containsExactly("1 confirm 1");
    }

    @Test
    void aTransientMessageOvertakesAPersistentOneAndIsConfirmedAlone() {
        client.durableQueue("q");
        client.confirms(1);
        desk.log.autoCommit = false;
        client.publishPersistent("q", "a");
        assertThat(client.publish("q", "b")).containsExactly("1 confirm 2");
        desk.commit();
        assertThat(client.heard()).containsExactly("1 confirm 1");
    }

    @Test
    void aFullQueueRefusesAndTheOthersAreConfirmedApart() {
        client.queue("q", "x-max-length", 1, "x-overflow", "reject-publish");
        client.confirms(1);
        publish(Properties.NONE, "a");
        publish(Properties.NONE, "b");
        desk.endBatch();
        assertThat(client.heard()).containsExactly("1 confirm 1", "1 refuse 2");
    }

    @Test
    void anUnroutableMandatoryMessageIsReturnedBeforeItIsConfirmed() {
        client.confirms(1);
        assertThat(client.publish(1, "", "nowhere", Properties.NONE, "a", true))
                .containsExactly("1 returned 312 NO_ROUTE a", "1 confirm 1");
    }

    @Test
    void aDurableDeclarationIsAnsweredWhenItIsOnDiskAndLaterCommandsWaitInOrder() {
        desk.log.autoCommit = false;
        assertThat(client.durableQueue("d")).isEmpty();
        assertThat(client.queue("later")).isEmpty();
        desk.commit();
        assertThat(client.heard()).containsExactly("1 QueueDeclared[queue=d, messages=0, consumers=0]",
                "1 QueueDeclared[queue=later, messages=0, consumers=0]");
    }

    @Test
    void aCommitIsAnsweredWhenItsMessagesAreOnDisk() {
        client.durableQueue("q");
        client.send(new ClientCommand.SelectTx(client.output, 1));
        desk.log.autoCommit = false;
        client.publishPersistent("q", "a");
        assertThat(client.send(new ClientCommand.CommitTx(client.output, 1))).isEmpty();
        desk.commit();
        assertThat(client.heard()).containsExactly("1 TxCommitted[]");
    }

    @Test
    void aCommitIsAnsweredWhenItsAcksAreOnDisk() {
        client.durableQueue("q");
        client.publishPersistent("q", "a");
        client.send(new ClientCommand.SelectTx(client.output, 1));
        client.send(new ClientCommand.Get(client.output, 1, "q", false));
        client.send(new ClientCommand.Ack(client.output, 1, 1, false));
        desk.log.autoCommit = false;
        assertThat(client.send(new ClientCommand.CommitTx(client.output, 1))).isEmpty();
        desk.commit();
        assertThat(client.heard()).containsExactly("1 TxCommitted[]");
    }
}
