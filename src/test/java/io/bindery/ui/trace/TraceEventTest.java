package io.bindery.ui.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.Activity;
import org.junit.jupiter.api.Test;

class TraceEventTest {

    @Test void aQueueThatBrokeDownIsToldInOneSentence() {
        TraceEvent event = new TraceEvent(1, new Activity.BrokeDown(0, "/", 7, "orders", 1, 2_000), "");
        assertThat(event.what()).isEqualTo("broke down");
        assertThat(event.where()).isEqualTo("The queue orders broke down, as RabbitMQ's does here: its single active consumer was cancelled while messages waited, "
                + "and a new one came before the next consumer had them. Consumers cancelled, 1 message lost, 2,000 back from disk");
        assertThat(event.queue()).isEqualTo("orders");
    }

    @Test void whatIsLostWithItsQueueSaysSo() {
        TraceEvent event = new TraceEvent(1, new Activity.Discarded(0, "/", 7, "orders", Activity.Reason.BROKEN_DOWN, null), "");
        assertThat(event.what()).isEqualTo("lost");
        assertThat(event.where()).isEqualTo("orders, which broke down");
    }
}
