package io.bindery.store;

import io.bindery.model.Message;
import io.bindery.model.PropertiesCodec;
import io.bindery.model.WireText;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * The payload of a {@link Records#MESSAGE} record: id (8), enqueued at (8), persisted at (8, 0: when its group was),
 * number of queues, for each queue id, position, expiry and 1 for redelivered (all variable-length numbers), exchange
 * and routing key (2 bytes of length each), property bytes and body (4 bytes of length each).
 *
 * <p>A cursor over one such payload: {@link #open} reads up to the queues, {@link #nextQueue()} steps through them, {@link #message()}
 * reads the rest. One object serves any number of records.
 */
final class MessageRecord {

    /** Room enough for all but queues, texts, properties and body. */
    static final int FIXED = 64;
    /** Room enough for one queue. */
    static final int PER_QUEUE = 31;

    private ByteBuffer in;
    private int start;
    private int bodySize;
    private int priority;
    private long id;
    private long enqueuedAt;
    private long persistedAt;
    private int queuesLeft;
    private int queues;
    private long queueId;
    private long position;
    private long expiresAt;
    private boolean redelivered;
    private String lastExchange = "";
    private String lastKey = "";

    static void begin(ByteBuffer out, long id, long enqueuedAt, long persistedAt, int queues) {
        out.putLong(id).putLong(enqueuedAt).putLong(persistedAt);
        putNumber(out, queues);
    }

    static void putQueue(ByteBuffer out, long queueId, long position, long expiresAt, boolean redelivered) {
        putNumber(out, queueId);
        putNumber(out, position);
        putNumber(out, expiresAt);
        out.put((byte) (redelivered ? 1 : 0));
    }

    static void putContent(ByteBuffer out, Message message) {
        putText(out, message.exchange());
        putText(out, message.routingKey());
        out.putInt(message.propertyBytes().length).put(message.propertyBytes());
        out.putInt(message.body().length).put(message.body());
    }

    /** An upper bound for the payload. */
    static long room(Message message, int queues) {
        return FIXED + (long) PER_QUEUE * queues + 3L * (message.exchange().length() + message.routingKey().length())
                + message.propertyBytes().length + message.body().length;
    }

    /** ASCII goes in without an object: this is on the engine thread's path. */
    private static void putText(ByteBuffer out, String text) {
        int start = out.position();
        out.putShort((short) text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                byte[] bytes = WireText.encode(text);
                out.position(start);
                out.putShort((short) bytes.length).put(bytes);
                return;
            }
            out.put((byte) c);
        }
    }

    static void putNumber(ByteBuffer out, long number) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            out.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    private static long number(ByteBuffer in) {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = in.get();
            number |= (b & 0x7FL) << shift;
            if (b >= 0) {
                return number;
            }
        }
    }

    MessageRecord open(ByteBuffer payload) {
        in = payload;
        start = payload.position();
        id = in.getLong();
        enqueuedAt = in.getLong();
        persistedAt = in.getLong();
        queues = (int) number(in);
        queuesLeft = queues;
        return this;
    }

    boolean nextQueue() {
        if (queuesLeft == 0) {
            return false;
        }
        queuesLeft--;
        queueId = number(in);
        position = number(in);
        expiresAt = number(in);
        redelivered = in.get() != 0;
        return true;
    }

    /** Steps through the queues once more. */
    void again() {
        in.position(start);
        open(in);
    }

    /**
     * Reads {@link #bodySize()} and {@link #priority()}, behind the queues.
     *
     * @throws BufferUnderflowException when it is no message's record, though its checksum holds
     */
    void readTraits() {
        int properties = walk();
        int at = properties + Integer.BYTES;
        priority = PropertiesCodec.hasPriority(in.getShort(at)) ? PropertiesCodec.priority(copy(at, in.getInt(properties))) : 0;
    }

    /**
     * Walks over the whole of it once, each property too, and is where it was after {@link #open}.
     *
     * @throws BufferUnderflowException when something of it would lie behind its end
     * @throws io.bindery.model.MalformedTableException when its properties are none
     */
    void check() {
        int properties = walk();
        PropertiesCodec.check(copy(properties + Integer.BYTES, in.getInt(properties)));
        again();
    }

    /** To its end. @return where the length of its properties stands */
    private int walk() {
        skipQueues();
        skip(in.getShort() & 0xFFFF);
        skip(in.getShort() & 0xFFFF);
        int properties = in.position();
        skip(in.getInt());
        bodySize = in.getInt();
        skip(bodySize);
        return properties;
    }

    private void skip(int length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        in.position(in.position() + length);
    }

    private byte[] copy(int at, int length) {
        byte[] bytes = new byte[length];
        in.get(at, bytes);
        return bytes;
    }

    /** Content with its body, the queues being skipped. */
    Message message() {
        skipQueues();
        lastExchange = text(lastExchange);
        lastKey = text(lastKey);
        byte[] properties = bytes();
        return new Message(id, lastExchange, lastKey, properties, bytes());
    }

    /** Exchange, routing key, properties and body as they lie there: what a copy needs. */
    ByteBuffer content() {
        skipQueues();
        return in;
    }

    private void skipQueues() {
        while (nextQueue()) {
            continue;
        }
    }

    /** The one before, when it is the same again: a queue's messages mostly agree. */
    private String text(String before) {
        int length = in.getShort() & 0xFFFF;
        int at = in.position();
        if (before.length() == length && isSame(before, at)) {
            in.position(at + length);
            return before;
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return WireText.decode(bytes);
    }

    private boolean isSame(String ascii, int at) {
        for (int i = 0; i < ascii.length(); i++) {
            if (in.get(at + i) != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private byte[] bytes() {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return bytes;
    }

    long id() {
        return id;
    }

    long enqueuedAt() {
        return enqueuedAt;
    }

    long persistedAt() {
        return persistedAt;
    }

    int bodySize() {
        return bodySize;
    }

    /** The message's own; 0 when it has none. */
    int priority() {
        return priority;
    }

    int queues() {
        return queues;
    }

    long queueId() {
        return queueId;
    }

    long position() {
        return position;
    }

    long expiresAt() {
        return expiresAt;
    }

    boolean redelivered() {
        return redelivered;
    }
}
