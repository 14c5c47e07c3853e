package io.bindery.amqp.codec;

/**
 * Bytes RabbitMQ has no answer to, so that its connection ends without a close method: a method nobody knows, a field
 * table whose inside is broken.
 */
public final class UnanswerableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnanswerableException(String why) {
        super(why, null, false, false);
    }
}
