package io.bindery.engine;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.QueueDefinition;
import java.util.OptionalLong;

/**
 * What a queue's arguments come to, those a policy gives it among them.
 *
 * @param type how the queue keeps its messages
 * @param ttl milliseconds a message may wait, or {@link #NONE}; so with the other numbers
 * @param deadLetterExchange null for none · deadLetterKey null keeps the message's own keys
 * @param maxPriority 0 for a queue without priorities
 * @param lazy see {@link QueueEntry#bare}: that is all a lazy queue is here
 */
record QueueSettings(
        Type type, long ttl, long expires, long maxLength, long maxBytes, Overflow overflow, String deadLetterExchange,
        String deadLetterKey, int maxPriority, boolean singleActiveConsumer, long deliveryLimit, boolean lazy) {

    static final long NONE = -1;
    static final String DELIVERY_LIMIT = "x-delivery-limit";

    /** A classic queue, or a quorum queue held here as a durable one. */
    enum Type { CLASSIC, QUORUM }

    /** What happens to a message too many. */
    enum Overflow { DROP_HEAD, REJECT_PUBLISH, REJECT_PUBLISH_DLX }

    static QueueSettings of(QueueDefinition definition) {
        FieldTable arguments = definition.arguments();
        boolean quorum = arguments.text(QueueDefinition.QUEUE_TYPE).filter("quorum"::equals).isPresent();
        return new QueueSettings(quorum ? Type.QUORUM : Type.CLASSIC,
                number(definition.messageTtl()), number(arguments.integer(QueueDefinition.EXPIRES)),
                number(definition.maxLength()), number(arguments.integer(QueueDefinition.MAX_LENGTH_BYTES)),
                overflow(arguments, quorum),
                definition.deadLetterExchange().orElse(null), definition.deadLetterRoutingKey().orElse(null),
                quorum ? 0 : (int) arguments.integer(QueueDefinition.MAX_PRIORITY).orElse(0),
                arguments.get(QueueDefinition.SINGLE_ACTIVE_CONSUMER).filter(new FieldValue.Bool(true)::equals).isPresent(),
                quorum ? number(arguments.integer(DELIVERY_LIMIT)) : NONE, !quorum && arguments.text("x-queue-mode").filter("lazy"::equals).isPresent());
    }

    QueueSettings withOverflow(Overflow other) {
        return new QueueSettings(type, ttl, expires, maxLength, maxBytes, other, deadLetterExchange, deadLetterKey, maxPriority,
                singleActiveConsumer, deliveryLimit, lazy);
    }

    boolean quorum() {
        return type == Type.QUORUM;
    }

    boolean limited() {
        return maxLength != NONE || maxBytes != NONE;
    }

    /** Whether what no consumer takes is gone before it counts. */
    boolean keepsNothing() {
        return ttl == 0 && deadLetterExchange == null && type == Type.CLASSIC;
    }

    boolean exceededBy(long messages, long bytes) {
        return maxLength != NONE && messages > maxLength || maxBytes != NONE && bytes > maxBytes;
    }

    private static long number(OptionalLong argument) {
        return argument.orElse(NONE);
    }

    /** A quorum queue takes reject-publish-dlx for its default, as RabbitMQ does. */
    private static Overflow overflow(FieldTable arguments, boolean quorum) {
        return switch (arguments.text(QueueDefinition.OVERFLOW).orElse("")) {
            case "reject-publish" -> Overflow.REJECT_PUBLISH;
            case "reject-publish-dlx" -> quorum ? Overflow.DROP_HEAD : Overflow.REJECT_PUBLISH_DLX;
            default -> Overflow.DROP_HEAD;
        };
    }
}
