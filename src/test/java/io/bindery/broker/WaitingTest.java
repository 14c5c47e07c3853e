package io.bindery.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.amqp.server.AmqpServerFixture;
import io.bindery.broker.Alarms.Resource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who waits to be let in and goes away is not kept. */
class WaitingTest {

    private final Alarms alarms = new Alarms();
    private final Mailbox mailbox = new Mailbox(1_000, () -> false);
    private final AtomicInteger resumed = new AtomicInteger();

    @Test void theGateForgetsWhoIsNotToBeLetInAnyMore() {
        alarms.set(Resource.MEMORY, true);
        alarms.whenOpen(resumed::incrementAndGet).forget();
        assertThat(alarms.someoneWaits()).isFalse();
        alarms.whenOpen(resumed::incrementAndGet);
        alarms.set(Resource.MEMORY, false);
        assertThat(resumed).hasValue(1);
    }

    @Test void soDoesTheMailbox() {
        mailbox.whenRoomy(resumed::incrementAndGet).forget();
        assertThat(mailbox.someoneWaits()).isFalse();
        mailbox.letIn();
        assertThat(resumed).hasValue(0);
    }

    @Test void aConnectionThatEndsWhileItWaitsIsForgotten() {
        var socket = AmqpServerFixture.crowdedOut(mailbox, alarms);
        assertThat(mailbox.someoneWaits()).isTrue();
        socket.close();
        assertThat(mailbox.someoneWaits()).isFalse();
    }
}
