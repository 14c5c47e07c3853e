package io.bindery.model;

import java.io.ByteArrayOutputStream;

/**
 * Reads and writes the property flags and property list of a basic content header (AMQP 0-9-1, 4.2.6.1), without
 * the class id, weight and body size before them. It lives with {@link Message} because a message keeps its bytes.
 */
public final class PropertiesCodec {

    private static final int CONTENT_TYPE = 1 << 15;
    private static final int CONTENT_ENCODING = 1 << 14;
    private static final int HEADERS = 1 << 13;
    private static final int DELIVERY_MODE = 1 << 12;
    private static final int PRIORITY = 1 << 11;
    private static final int CORRELATION_ID = 1 << 10;
    private static final int REPLY_TO = 1 << 9;
    private static final int EXPIRATION = 1 << 8;
    private static final int MESSAGE_ID = 1 << 7;
    private static final int TIMESTAMP = 1 << 6;
    private static final int TYPE = 1 << 5;
    private static final int USER_ID = 1 << 4;
    private static final int APP_ID = 1 << 3;
    private static final int CLUSTER_ID = 1 << 2;
    private static final byte[] NO_PROPERTIES = {0, 0};

    private PropertiesCodec() { }

    /** Whether delivery-mode is 2. */
    public static boolean isPersistent(byte[] bytes) {
        return deliveryMode(bytes) == Properties.PERSISTENT;
    }

    /** The delivery mode, found by skipping what stands before it; -1 when there is none. */
    public static int deliveryMode(byte[] bytes) {
        int flags = flags(bytes);
        return (flags & DELIVERY_MODE) == 0 ? -1 : bytes[behindHeaders(bytes, flags)] & 0xFF;
    }

    /** Whether there is a priority. @param flags the first two property bytes */
    public static boolean hasPriority(int flags) {
        return (flags & PRIORITY) != 0;
    }

    /** The priority, likewise; 0 when there is none. */
    public static int priority(byte[] bytes) {
        int flags = flags(bytes);
        return (flags & PRIORITY) == 0 ? 0 : bytes[behindHeaders(bytes, flags) + ((flags & DELIVERY_MODE) == 0 ? 0 : 1)] & 0xFF;
    }

    private static int behindHeaders(byte[] bytes, int flags) {
        int at = 2;
        if ((flags & CONTENT_TYPE) != 0) {
            at += 1 + (bytes[at] & 0xFF);
        }
        if ((flags & CONTENT_ENCODING) != 0) {
            at += 1 + (bytes[at] & 0xFF);
        }
        if ((flags & HEADERS) != 0) {
            at += 4 + (((bytes[at] & 0xFF) << 24) | ((bytes[at + 1] & 0xFF) << 16) | ((bytes[at + 2] & 0xFF) << 8) | (bytes[at + 3] & 0xFF));
        }
        return at;
    }

    /**
     * Walks over a property list without making anything of it. The two flags that stand for no property mean nothing, as in RabbitMQ,
     * not even that more flags follow.
     *
     * @throws MalformedTableException when the bytes are no property list
     */
    public static void check(byte[] bytes) {
        if (bytes.length < 2) {
            throw new MalformedTableException("no property flags");
        }
        int flags = flags(bytes);
        WireReader in = new WireReader(bytes, 2, bytes.length);
        for (int flag = CONTENT_TYPE; flag >= CLUSTER_ID; flag >>= 1) {
            if ((flags & flag) != 0) {
                switch (flag) {
                    case HEADERS -> in.skipTable();
                    case DELIVERY_MODE, PRIORITY -> in.skip(1);
                    case TIMESTAMP -> in.skip(8);
                    default -> in.skip(in.uint8());
                }
            }
        }
        if (in.remaining() > 0) {
            throw new MalformedTableException(in.remaining() + " bytes behind the last property");
        }
    }

    /** @throws MalformedTableException when the bytes are no property list */
    public static Properties decode(byte[] bytes) {
        int flags = flags(bytes);
        WireReader in = new WireReader(bytes, 2, bytes.length);
        return new Properties(
                (flags & CONTENT_TYPE) != 0 ? in.shortText() : null,
                (flags & CONTENT_ENCODING) != 0 ? in.shortText() : null,
                (flags & HEADERS) != 0 ? in.table() : null,
                (flags & DELIVERY_MODE) != 0 ? Integer.valueOf(in.uint8()) : null,
                (flags & PRIORITY) != 0 ? Integer.valueOf(in.uint8()) : null,
                (flags & CORRELATION_ID) != 0 ? in.shortText() : null,
                (flags & REPLY_TO) != 0 ? in.shortText() : null,
                (flags & EXPIRATION) != 0 ? in.shortText() : null,
                (flags & MESSAGE_ID) != 0 ? in.shortText() : null,
                (flags & TIMESTAMP) != 0 ? Long.valueOf(in.int64()) : null,
                (flags & TYPE) != 0 ? in.shortText() : null,
                (flags & USER_ID) != 0 ? in.shortText() : null,
                (flags & APP_ID) != 0 ? in.shortText() : null,
                (flags & CLUSTER_ID) != 0 ? in.shortText() : null);
    }

    public static byte[] encode(Properties p) {
        if (p.equals(Properties.NONE)) {
            return NO_PROPERTIES;
        }
        WireWriter out = new WireWriter(new ByteArrayOutputStream(64));
        out.int16(flagsOf(p));
        if (p.contentType() != null) {
            out.shortText(p.contentType());
        }
        if (p.contentEncoding() != null) {
            out.shortText(p.contentEncoding());
        }
        if (p.headers() != null) {
            out.table(p.headers());
        }
        if (p.deliveryMode() != null) {
            out.int8(p.deliveryMode());
        }
        if (p.priority() != null) {
            out.int8(p.priority());
        }
        if (p.correlationId() != null) {
            out.shortText(p.correlationId());
        }
        if (p.replyTo() != null) {
            out.shortText(p.replyTo());
        }
        if (p.expiration() != null) {
            out.shortText(p.expiration());
        }
        if (p.messageId() != null) {
            out.shortText(p.messageId());
        }
        if (p.timestamp() != null) {
            out.int64(p.timestamp());
        }
        if (p.type() != null) {
            out.shortText(p.type());
        }
        if (p.userId() != null) {
            out.shortText(p.userId());
        }
        if (p.appId() != null) {
            out.shortText(p.appId());
        }
        if (p.clusterId() != null) {
            out.shortText(p.clusterId());
        }
        return out.toByteArray();
    }

    private static int flags(byte[] bytes) {
        return ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
    }

    private static int flagsOf(Properties p) {
        return bit(p.contentType(), CONTENT_TYPE) | bit(p.contentEncoding(), CONTENT_ENCODING) | bit(p.headers(), HEADERS)
                | bit(p.deliveryMode(), DELIVERY_MODE) | bit(p.priority(), PRIORITY) | bit(p.correlationId(), CORRELATION_ID)
                | bit(p.replyTo(), REPLY_TO) | bit(p.expiration(), EXPIRATION) | bit(p.messageId(), MESSAGE_ID)
                | bit(p.timestamp(), TIMESTAMP) | bit(p.type(), TYPE) | bit(p.userId(), USER_ID)
                | bit(p.appId(), APP_ID) | bit(p.clusterId(), CLUSTER_ID);
    }

    private static int bit(Object property, int flag) {
        return property == null ? 0 : flag;
    }
}
