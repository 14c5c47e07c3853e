package io.bindery.ui.publish;

/** The places of the publish form that hold text and can be wrong. */
enum Field {
    EXCHANGE("Exchange"), ROUTING_KEY("Routing key"), CONTENT_TYPE("Content type"), PRIORITY("Priority"),
    EXPIRATION("Expiration"), CORRELATION_ID("Correlation id"), REPLY_TO("Reply to"), MESSAGE_ID("Message id"),
    TYPE("Type"), APP_ID("App id"), USER_ID("User id"), TIMESTAMP("Timestamp"), CONTENT_ENCODING("Content encoding"),
    HEADERS("Headers"), PAYLOAD("Payload");

    private final String label;

    Field(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
