package io.bindery.engine;

import io.bindery.model.FieldValue;
import io.bindery.model.Message;
import io.bindery.model.Properties;
import io.bindery.model.PropertiesCodec;

/** What the engine reads of a message's properties, without decoding them when the flags say there is nothing to read. */
final class MessageTraits {

    private static final int HEADERS = 1 << 13;
    private static final int REPLY_TO = 1 << 9;
    private static final int EXPIRATION = 1 << 8;
    private static final int USER_ID = 1 << 4;

    private MessageTraits() { }

    /** Whether a publish of it needs a closer look: headers (CC, BCC), expiration, reply-to, user-id. */
    static boolean needsChecking(byte[] propertyBytes) {
        return (flags(propertyBytes) & (HEADERS | EXPIRATION | REPLY_TO | USER_ID)) != 0;
    }

    static boolean hasHeaders(byte[] propertyBytes) {
        return (flags(propertyBytes) & HEADERS) != 0;
    }

    /** When it expires in a queue, wall clock, 0 for never. */
    static long expiry(Message message, long queueTtl, long now) {
        long ttl = queueTtl;
        if ((flags(message.propertyBytes()) & EXPIRATION) != 0) {
            long own = Long.parseLong(unsigned(message.properties().expiration()));
            ttl = ttl == QueueSettings.NONE ? own : Math.min(ttl, own);
        }
        return ttl == QueueSettings.NONE ? 0 : now + ttl;
    }

    static int priority(Message message, int highest) {
        return highest == 0 ? 0 : Math.min(PropertiesCodec.priority(message.propertyBytes()), highest);
    }

    /** Refuses an expiration that is no time, in RabbitMQ's words. */
    static void checkExpiration(String expiration) {
        String problem = expirationProblem(expiration);
        if (problem != null) {
            throw Refusal.precondition(before(expiration) + problem);
        }
    }

    /** Refuses a delivery mode that is neither 1 nor 2. */
    static void checkMode(byte[] propertyBytes) {
        int mode = PropertiesCodec.deliveryMode(propertyBytes);
        if (mode != -1 && mode != 1 && mode != Properties.PERSISTENT) {
            throw Refusal.precondition("invalid message: {delivery_mode_unknown," + mode + "}");
        }
    }

    /** Refuses CC and BCC headers that are no arrays. */
    static void checkCopies(Properties properties) {
        for (String name : new String[] {"CC", "BCC"}) {
            FieldValue value = properties.headersOrEmpty().get(name).orElse(null);
            if (value != null && !(value instanceof FieldValue.Array)) {
                throw Refusal.precondition("invalid message: {unacceptable_type_in_header," + ErlangText.string(name) + ","
                        + value.typeName() + "}");
            }
        }
    }

    private static String expirationProblem(String text) {
        int end = !text.isEmpty() && "+-".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
        int firstDigit = end;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        if (end == firstDigit) {
            return "no_integer";
        }
        if (end < text.length()) {
            return ErlangText.pairWithText("leftover_string", text.substring(end), before(text));
        }
        String digits = unsigned(text);
        java.math.BigInteger number = new java.math.BigInteger(digits);
        return number.bitLength() < Long.SIZE ? ArgumentCheck.duration(number.longValue())
                : ErlangText.pair(number.signum() < 0 ? "value_negative" : "value_too_large", digits, before(text));
    }

    private static String before(String expiration) {
        return "invalid expiration '" + expiration + "': ";
    }

    private static String unsigned(String number) {
        return number.startsWith("+") ? number.substring(1) : number;
    }

    private static int flags(byte[] bytes) {
        return (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
    }
}
