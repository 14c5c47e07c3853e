package io.bindery.amqp.codec;

/** Class and method ids (AMQP 0-9-1, and RabbitMQ's extensions to it) as class × 65536 + method. */
public final class MethodId {
    public static final int CONNECTION_START = 10 << 16 | 10;
    public static final int CONNECTION_START_OK = 10 << 16 | 11;
    public static final int CONNECTION_SECURE = 10 << 16 | 20;
    public static final int CONNECTION_SECURE_OK = 10 << 16 | 21;
    public static final int CONNECTION_TUNE = 10 << 16 | 30;
    public static final int CONNECTION_TUNE_OK = 10 << 16 | 31;
    public static final int CONNECTION_OPEN = 10 << 16 | 40;
    public static final int CONNECTION_OPEN_OK = 10 << 16 | 41;
    public static final int CONNECTION_CLOSE = 10 << 16 | 50;
    public static final int CONNECTION_CLOSE_OK = 10 << 16 | 51;
    public static final int CONNECTION_BLOCKED = 10 << 16 | 60;
    public static final int CONNECTION_UNBLOCKED = 10 << 16 | 61;
    public static final int CONNECTION_UPDATE_SECRET = 10 << 16 | 70;
    public static final int CONNECTION_UPDATE_SECRET_OK = 10 << 16 | 71;
    public static final int CHANNEL_OPEN = 20 << 16 | 10;
    public static final int CHANNEL_OPEN_OK = 20 << 16 | 11;
    public static final int CHANNEL_FLOW = 20 << 16 | 20;
    public static final int CHANNEL_FLOW_OK = 20 << 16 | 21;
    public static final int CHANNEL_CLOSE = 20 << 16 | 40;
    public static final int CHANNEL_CLOSE_OK = 20 << 16 | 41;
    public static final int ACCESS_REQUEST = 30 << 16 | 10;
    public static final int ACCESS_REQUEST_OK = 30 << 16 | 11;
    public static final int EXCHANGE_DECLARE = 40 << 16 | 10;
    public static final int EXCHANGE_DECLARE_OK = 40 << 16 | 11;
    public static final int EXCHANGE_DELETE = 40 << 16 | 20;
    public static final int EXCHANGE_DELETE_OK = 40 << 16 | 21;
    public static final int EXCHANGE_BIND = 40 << 16 | 30;
    public static final int EXCHANGE_BIND_OK = 40 << 16 | 31;
    public static final int EXCHANGE_UNBIND = 40 << 16 | 40;
    public static final int EXCHANGE_UNBIND_OK = 40 << 16 | 51;
    public static final int QUEUE_DECLARE = 50 << 16 | 10;
    public static final int QUEUE_DECLARE_OK = 50 << 16 | 11;
    public static final int QUEUE_BIND = 50 << 16 | 20;
    public static final int QUEUE_BIND_OK = 50 << 16 | 21;
    public static final int QUEUE_PURGE = 50 << 16 | 30;
    public static final int QUEUE_PURGE_OK = 50 << 16 | 31;
    public static final int QUEUE_DELETE = 50 << 16 | 40;
    public static final int QUEUE_DELETE_OK = 50 << 16 | 41;
    public static final int QUEUE_UNBIND = 50 << 16 | 50;
    public static final int QUEUE_UNBIND_OK = 50 << 16 | 51;
    public static final int BASIC_QOS = 60 << 16 | 10;
    public static final int BASIC_QOS_OK = 60 << 16 | 11;
    public static final int BASIC_CONSUME = 60 << 16 | 20;
    public static final int BASIC_CONSUME_OK = 60 << 16 | 21;
    public static final int BASIC_CANCEL = 60 << 16 | 30;
    public static final int BASIC_CANCEL_OK = 60 << 16 | 31;
    public static final int BASIC_PUBLISH = 60 << 16 | 40;
    public static final int BASIC_RETURN = 60 << 16 | 50;
    public static final int BASIC_DELIVER = 60 << 16 | 60;
    public static final int BASIC_GET = 60 << 16 | 70;
    public static final int BASIC_GET_OK = 60 << 16 | 71;
    public static final int BASIC_GET_EMPTY = 60 << 16 | 72;
    public static final int BASIC_ACK = 60 << 16 | 80;
    public static final int BASIC_REJECT = 60 << 16 | 90;
    public static final int BASIC_RECOVER_ASYNC = 60 << 16 | 100;
    public static final int BASIC_RECOVER = 60 << 16 | 110;
    public static final int BASIC_RECOVER_OK = 60 << 16 | 111;
    public static final int BASIC_NACK = 60 << 16 | 120;
    public static final int BASIC_CREDIT = 60 << 16 | 200;
    public static final int BASIC_CREDIT_OK = 60 << 16 | 201;
    public static final int BASIC_CREDIT_DRAINED = 60 << 16 | 202;
    public static final int CONFIRM_SELECT = 85 << 16 | 10;
    public static final int CONFIRM_SELECT_OK = 85 << 16 | 11;
    public static final int TX_SELECT = 90 << 16 | 10;
    public static final int TX_SELECT_OK = 90 << 16 | 11;
    public static final int TX_COMMIT = 90 << 16 | 20;
    public static final int TX_COMMIT_OK = 90 << 16 | 21;
    public static final int TX_ROLLBACK = 90 << 16 | 30;
    public static final int TX_ROLLBACK_OK = 90 << 16 | 31;
    /** The class that carries content. */
    public static final int BASIC_CLASS = 60;

    private MethodId() { }

    /** Whether the protocol has such a method at all, from whichever side. */
    public static boolean isKnown(int id) {
        return switch (id) {
            case CONNECTION_START, CONNECTION_START_OK, CONNECTION_SECURE, CONNECTION_SECURE_OK, CONNECTION_TUNE,
                 CONNECTION_TUNE_OK, CONNECTION_OPEN, CONNECTION_OPEN_OK, CONNECTION_CLOSE, CONNECTION_CLOSE_OK,
                 CONNECTION_BLOCKED, CONNECTION_UNBLOCKED, CONNECTION_UPDATE_SECRET, CONNECTION_UPDATE_SECRET_OK, CHANNEL_OPEN,
                 CHANNEL_OPEN_OK, CHANNEL_FLOW, CHANNEL_FLOW_OK, CHANNEL_CLOSE, CHANNEL_CLOSE_OK, ACCESS_REQUEST,
                 ACCESS_REQUEST_OK, EXCHANGE_DECLARE, EXCHANGE_DECLARE_OK, EXCHANGE_DELETE, EXCHANGE_DELETE_OK, EXCHANGE_BIND,
                 EXCHANGE_BIND_OK, EXCHANGE_UNBIND, EXCHANGE_UNBIND_OK, QUEUE_DECLARE, QUEUE_DECLARE_OK, QUEUE_BIND, QUEUE_BIND_OK,
                 QUEUE_PURGE, QUEUE_PURGE_OK, QUEUE_DELETE, QUEUE_DELETE_OK, QUEUE_UNBIND, QUEUE_UNBIND_OK, BASIC_QOS,
                 BASIC_QOS_OK, BASIC_CONSUME, BASIC_CONSUME_OK, BASIC_CANCEL, BASIC_CANCEL_OK, BASIC_PUBLISH, BASIC_RETURN,
                 BASIC_DELIVER, BASIC_GET, BASIC_GET_OK, BASIC_GET_EMPTY, BASIC_ACK, BASIC_REJECT, BASIC_RECOVER_ASYNC,
                 BASIC_RECOVER, BASIC_RECOVER_OK, BASIC_NACK, BASIC_CREDIT,
                 BASIC_CREDIT_OK, BASIC_CREDIT_DRAINED, CONFIRM_SELECT, CONFIRM_SELECT_OK, TX_SELECT, TX_SELECT_OK,
                 TX_COMMIT, TX_COMMIT_OK, TX_ROLLBACK, TX_ROLLBACK_OK -> true;
            default -> false;
        };
    }

    /** Whether content follows the method. */
    public static boolean hasContent(int id) {
        return id == BASIC_PUBLISH || id == BASIC_DELIVER || id == BASIC_RETURN || id == BASIC_GET_OK;
    }

    public static int classOf(int id) {
        return id >>> 16;
    }

    public static int methodOf(int id) {
        return id & 0xFFFF;
    }

    /** «60.40», as the specification numbers them. */
    public static String text(int id) {
        return classOf(id) + "." + methodOf(id);
    }
}
