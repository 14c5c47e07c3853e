package io.bindery.engine;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.Message;
import io.bindery.model.Properties;

/** The header x-delivery-count that quorum queues put on what they deliver. */
final class DeliveryCount {

    private DeliveryCount() { }

    static Message on(Message message, int count) {
        Properties properties = message.properties();
        FieldTable headers = SortedTable.with(properties.headersOrEmpty(), "x-delivery-count", new FieldValue.Int64(count));
        return Message.of(message.id(), message.exchange(), message.routingKey(), properties.withHeaders(headers), message.body());
    }
}
