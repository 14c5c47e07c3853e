package io.bindery.amqp.server;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;

/** What the server says of itself in connection.start: RabbitMQ 3.10.8's capabilities under our own name. */
final class ServerProperties {

    /** The RabbitMQ whose answers ours are; clients compare this number. */
    static final String ANSWERS_LIKE = "3.10.8";

    private static final String[] CAPABILITIES = {"publisher_confirms", "exchange_exchange_bindings", "basic.nack",
        "consumer_cancel_notify", "connection.blocked", "consumer_priorities", "authentication_failure_close",
        "per_consumer_qos", "direct_reply_to"};

    static final FieldTable TABLE = table();
    /** AMQP 0-8 knows no extensions. */
    static final FieldTable OF_0_8 = TABLE.with("capabilities", new FieldValue.Table(FieldTable.EMPTY));

    private ServerProperties() { }

    private static FieldTable table() {
        FieldTable capabilities = FieldTable.EMPTY;
        for (String capability : CAPABILITIES) {
            capabilities = capabilities.with(capability, FieldValue.of(true));
        }
        return FieldTable.of("capabilities", new FieldValue.Table(capabilities))
                .with("cluster_name", "bindery@localhost")
                .with("information", "A workbench broker that answers like RabbitMQ " + ANSWERS_LIKE)
                .with("platform", "Java " + Runtime.version().feature())
                .with("product", "Bindery")
                .with("version", ANSWERS_LIKE);
    }
}
