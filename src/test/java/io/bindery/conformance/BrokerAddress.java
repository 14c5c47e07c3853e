package io.bindery.conformance;

import io.bindery.broker.EmbeddedBroker;

/** Where a broker listens. */
record BrokerAddress(String host, int amqpPort, int httpPort) {

    static BrokerAddress of(EmbeddedBroker broker) {
        return new BrokerAddress("127.0.0.1", broker.amqpPort(), broker.httpPort());
    }
}
