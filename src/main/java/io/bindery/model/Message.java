package io.bindery.model;

/**
 * A published message. Properties and body stay the bytes that arrived; {@link #properties()} reads them on first
 * use. Immutable but for that memo and for the engine's count of who holds it; the arrays are shared and nobody writes to them.
 */
public final class Message {

    private final long id;
    private final String exchange;
    private final String routingKey;
    private final byte[] propertyBytes;
    private final byte[] body;
    private Properties properties;
    private int holders;

    /**
     * @param id ascending and unique in one broker's life, restarts included; the journal's message id
     * @param propertyBytes the content header's property flags and property list, as on the wire
     */
    public Message(long id, String exchange, String routingKey, byte[] propertyBytes, byte[] body) {
        this.id = id;
        this.exchange = exchange;
        this.routingKey = routingKey;
        this.propertyBytes = propertyBytes;
        this.body = body;
    }

    public static Message of(long id, String exchange, String routingKey, Properties properties, byte[] body) {
        Message message = new Message(id, exchange, routingKey, PropertiesCodec.encode(properties), body);
        message.properties = properties;
        return message;
    }

    /** The same, for a place that another record on disk keeps. */
    public Message withId(long other) {
        return new Message(other, exchange, routingKey, propertyBytes, body);
    }

    public long id() {
        return id;
    }

    public String exchange() {
        return exchange;
    }

    public String routingKey() {
        return routingKey;
    }

    public byte[] propertyBytes() {
        return propertyBytes;
    }

    public byte[] body() {
        return body;
    }

    /** Decoded properties. A race between readers decodes twice and both get equal values. */
    public Properties properties() {
        Properties known = properties;
        if (known == null) {
            known = PropertiesCodec.decode(propertyBytes);
            properties = known;
        }
        return known;
    }

    /** One more place holds it; true for the first. The engine's books, kept by its thread alone. */
    public boolean hold() {
        return holders++ == 0;
    }

    /** One place less; true when it was the last. */
    public boolean release() {
        return --holders == 0;
    }

    /** Whether delivery-mode is 2, found without decoding the rest. */
    public boolean persistent() {
        return PropertiesCodec.isPersistent(propertyBytes);
    }
}
