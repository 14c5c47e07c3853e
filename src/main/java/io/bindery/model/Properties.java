package io.bindery.model;

/**
 * The fourteen properties of a basic-class message (AMQP 0-9-1, section 1.8.1); an absent one is null.
 * Encoded and decoded by {@link PropertiesCodec}.
 *
 * @param deliveryMode 2 is persistent; RabbitMQ takes anything else as transient
 * @param expiration milliseconds as decimal text, as RabbitMQ reads it
 * @param timestamp seconds since 1970-01-01 UTC
 */
public record Properties(
        String contentType, String contentEncoding, FieldTable headers, Integer deliveryMode, Integer priority,
        String correlationId, String replyTo, String expiration, String messageId, Long timestamp,
        String type, String userId, String appId, String clusterId) {

    public static final int PERSISTENT = 2;

    public static final Properties NONE =
            new Properties(null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    public FieldTable headersOrEmpty() {
        return headers == null ? FieldTable.EMPTY : headers;
    }

    public boolean persistent() {
        return deliveryMode != null && deliveryMode == PERSISTENT;
    }

    public Properties withHeaders(FieldTable newHeaders) {
        return new Properties(contentType, contentEncoding, newHeaders, deliveryMode, priority, correlationId, replyTo,
                expiration, messageId, timestamp, type, userId, appId, clusterId);
    }

    public Properties withExpiration(String newExpiration) {
        return new Properties(contentType, contentEncoding, headers, deliveryMode, priority, correlationId, replyTo,
                newExpiration, messageId, timestamp, type, userId, appId, clusterId);
    }

    public Properties withDeliveryMode(int mode) {
        return new Properties(contentType, contentEncoding, headers, mode, priority, correlationId, replyTo,
                expiration, messageId, timestamp, type, userId, appId, clusterId);
    }

    public Properties withContentType(String newContentType) {
        return new Properties(newContentType, contentEncoding, headers, deliveryMode, priority, correlationId, replyTo,
                expiration, messageId, timestamp, type, userId, appId, clusterId);
    }

    public Properties withCorrelationId(String newCorrelationId) {
        return new Properties(contentType, contentEncoding, headers, deliveryMode, priority, newCorrelationId, replyTo,
                expiration, messageId, timestamp, type, userId, appId, clusterId);
    }

    public Properties withReplyTo(String newReplyTo) {
        return new Properties(contentType, contentEncoding, headers, deliveryMode, priority, correlationId, newReplyTo,
                expiration, messageId, timestamp, type, userId, appId, clusterId);
    }
}
