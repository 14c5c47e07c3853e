package io.bindery.amqp.codec;

import java.util.HashMap;
import java.util.Map;

/** The arguments of methods that nobody here asks for, so that one which is also cut off is told so first, as by RabbitMQ. */
public final class MethodLayout {

    /** o octet, w short, l long, q long long, s short string, S long string, b bit, t table (AMQP 0-9-1, section 1). */
    private static final Map<Integer, String> OTHERS = new HashMap<>();

    static {
        OTHERS.put(MethodId.CONNECTION_START, "ootSS");
        OTHERS.put(MethodId.CONNECTION_START_OK, "tsSs");
        OTHERS.put(MethodId.CONNECTION_SECURE, "S");
        OTHERS.put(MethodId.CONNECTION_SECURE_OK, "S");
        OTHERS.put(MethodId.CONNECTION_TUNE, "wlw");
        OTHERS.put(MethodId.CONNECTION_TUNE_OK, "wlw");
        OTHERS.put(MethodId.CONNECTION_OPEN, "ssb");
        OTHERS.put(MethodId.CONNECTION_OPEN_OK, "s");
        OTHERS.put(MethodId.CONNECTION_CLOSE, "wsww");
        OTHERS.put(MethodId.CONNECTION_BLOCKED, "s");
        OTHERS.put(MethodId.CONNECTION_UPDATE_SECRET, "Ss");
        OTHERS.put(MethodId.CHANNEL_OPEN, "s");
        OTHERS.put(MethodId.CHANNEL_OPEN_OK, "S");
        OTHERS.put(MethodId.CHANNEL_FLOW, "b");
        OTHERS.put(MethodId.CHANNEL_FLOW_OK, "b");
        OTHERS.put(MethodId.CHANNEL_CLOSE, "wsww");
        OTHERS.put(MethodId.ACCESS_REQUEST, "sbbbbb");
        OTHERS.put(MethodId.ACCESS_REQUEST_OK, "w");
        OTHERS.put(MethodId.EXCHANGE_DECLARE, "wssbbbbbt");
        OTHERS.put(MethodId.EXCHANGE_DELETE, "wsbb");
        OTHERS.put(MethodId.EXCHANGE_BIND, "wsssbt");
        OTHERS.put(MethodId.EXCHANGE_UNBIND, "wsssbt");
        OTHERS.put(MethodId.QUEUE_DECLARE, "wsbbbbbt");
        OTHERS.put(MethodId.QUEUE_DECLARE_OK, "sll");
        OTHERS.put(MethodId.QUEUE_BIND, "wsssbt");
        OTHERS.put(MethodId.QUEUE_PURGE, "wsb");
        OTHERS.put(MethodId.QUEUE_PURGE_OK, "l");
        OTHERS.put(MethodId.QUEUE_DELETE, "wsbbb");
        OTHERS.put(MethodId.QUEUE_DELETE_OK, "l");
        OTHERS.put(MethodId.QUEUE_UNBIND, "wssst");
        OTHERS.put(MethodId.BASIC_QOS, "lwb");
        OTHERS.put(MethodId.BASIC_CONSUME, "wssbbbbt");
        OTHERS.put(MethodId.BASIC_CONSUME_OK, "s");
        OTHERS.put(MethodId.BASIC_CANCEL, "sb");
        OTHERS.put(MethodId.BASIC_CANCEL_OK, "s");
        OTHERS.put(MethodId.BASIC_PUBLISH, "wssbb");
        OTHERS.put(MethodId.BASIC_RETURN, "wsss");
        OTHERS.put(MethodId.BASIC_DELIVER, "sqbss");
        OTHERS.put(MethodId.BASIC_GET, "wsb");
        OTHERS.put(MethodId.BASIC_GET_OK, "qbssl");
        OTHERS.put(MethodId.BASIC_GET_EMPTY, "s");
        OTHERS.put(MethodId.BASIC_ACK, "qb");
        OTHERS.put(MethodId.BASIC_REJECT, "qb");
        OTHERS.put(MethodId.BASIC_RECOVER_ASYNC, "b");
        OTHERS.put(MethodId.BASIC_RECOVER, "b");
        OTHERS.put(MethodId.BASIC_NACK, "qbb");
        OTHERS.put(MethodId.BASIC_CREDIT, "slb");
        OTHERS.put(MethodId.BASIC_CREDIT_OK, "l");
        OTHERS.put(MethodId.BASIC_CREDIT_DRAINED, "sl");
        OTHERS.put(MethodId.CONFIRM_SELECT, "b");
    }

    private MethodLayout() { }

    /**
     * Reads all arguments of any method and forgets them.
     *
     * @throws WireException when they are not all there, or more
     */
    public static void skip(Arguments arguments, int methodId) {
        skip(arguments, of(methodId));
    }

    static String of(int methodId) {
        return OTHERS.getOrDefault(methodId, "");
    }

    static void skip(Arguments arguments, String layout) {
        for (char type : layout.toCharArray()) {
            switch (type) {
                case 'o' -> arguments.octet();
                case 'w' -> arguments.shortNumber();
                case 'l' -> arguments.longNumber();
                case 'q' -> arguments.longLong();
                case 's' -> arguments.shortText();
                case 'S' -> arguments.longBytes();
                case 'b' -> arguments.bit();
                default -> arguments.table();
            }
        }
        arguments.end();
    }
}
