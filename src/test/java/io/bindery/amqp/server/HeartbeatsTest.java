package io.bindery.amqp.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.bindery.broker.BrokerFixture;
import io.bindery.broker.EmbeddedBroker;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A client that falls silent is dropped after two to three intervals; one that only beats stays. */
class HeartbeatsTest {

    @Test void whoIsSilentIsDroppedAndWhoBeatsStays() throws Exception {
        try (EmbeddedBroker broker = BrokerFixture.inMemory()) {
            ConnectionFactory beating = BrokerFixture.factory(broker);
            beating.setRequestedHeartbeat(1);
            try (Connection stays = beating.newConnection(); RawClient silent = new RawClient(broker.amqpPort())) {
                long last = System.nanoTime();
                silent.write(RawClient.HEADER, RawClient.startOk("PLAIN", "\0guest\0guest"), RawClient.tuneOk(2047, 131_072, 1), RawClient.open("/"));
                silent.expect("10.10", "10.30", "10.41");
                assertDropped(silent, last, Duration.ofMillis(1900), Duration.ofSeconds(6));
                assertThat(stays.isOpen()).isTrue();
                stays.createChannel().close();
            }
        }
    }

    @Test void theyBeginWithTheAgreementAndNotOnlyWhenTheVirtualHostIsOpen() throws Exception {
        try (EmbeddedBroker broker = BrokerFixture.inMemory(); RawClient client = new RawClient(broker.amqpPort())) {
            long last = System.nanoTime();
            client.write(RawClient.HEADER, RawClient.startOk("PLAIN", "\0guest\0guest"), RawClient.tuneOk(2047, 131_072, 1));
            client.expect("10.10", "10.30");
            assertDropped(client, last, Duration.ofMillis(1900), Duration.ofSeconds(6));
        }
    }

    @Test void aClientThatSaysNothingAtAllIsDroppedAfterTenSeconds() throws Exception {
        long before = System.nanoTime();
        try (EmbeddedBroker broker = BrokerFixture.inMemory(); RawClient silent = new RawClient(broker.amqpPort()); RawClient halting = new RawClient(broker.amqpPort())) {
            halting.write(RawClient.HEADER);
            halting.expect("10.10");
            assertDropped(silent, before, Duration.ofMillis(9000), Duration.ofSeconds(19));
            assertDropped(halting, before, Duration.ofMillis(9000), Duration.ofSeconds(19));
        }
    }

    /** Not sooner than so long after what it said last was on its way, nor later than so long after it began to wait. */
    private static void assertDropped(RawClient client, long saidLast, Duration least, Duration most) throws IOException {
        long before = System.nanoTime();
        assertThat(client.next()).isEqualTo("dropped");
        long dropped = System.nanoTime();
        assertThat(Duration.ofNanos(dropped - saidLast)).isGreaterThan(least);
        assertThat(Duration.ofNanos(dropped - before)).isLessThan(most);
    }
}
