package io.bindery.amqp.codec;

import io.bindery.erlang.Term;
import io.bindery.model.ReplyCode;
import io.netty.buffer.ByteBuf;

/** Cuts a stream of bytes into frames (AMQP 0-9-1, section 4.2.3) and hands each on. */
public final class FrameReader {

    private static final int HEADER_SIZE = 7;
    /** Class id, weight and body size. */
    private static final int CONTENT_HEADER_SIZE = 12;
    /** RabbitMQ lets a payload be as long as the whole frame may be: quite a few clients count it so. */
    private static final int SIZE_FUDGE = FrameType.OVERHEAD;

    /** Room is made in steps of this where no largest frame was agreed. */
    private static final int MOST_AT_ONCE = 1 << 20;

    private int frameMax;

    /** @param frameMax largest frame taken, in bytes with its overhead; 0 for no limit */
    public FrameReader(int frameMax) {
        this.frameMax = frameMax;
    }

    public void limit(int newFrameMax) {
        frameMax = newFrameMax;
    }

    /**
     * Handles every whole frame while the handler listens; the rest stays in the buffer. What a handler throws goes
     * through, and that frame counts as read.
     *
     * @throws WireException out of step when the bytes can't be cut into frames any further
     */
    public void read(ByteBuf in, FrameHandler handler) {
        while (handler.listening() && in.readableBytes() >= HEADER_SIZE) {
            int at = in.readerIndex();
            int type = in.getUnsignedByte(at);
            long size = in.getUnsignedInt(at + 3);
            int most = frameMax - FrameType.OVERHEAD;
            if (frameMax != 0 && size > most + SIZE_FUDGE) {
                throw broken("type " + type + ", all octets = <<>>: {frame_too_large," + size + "," + most + "}");
            }
            if (in.readableBytes() < HEADER_SIZE + size + 1) {
                return;
            }
            int end = at + HEADER_SIZE + (int) size;
            int endMarker = in.getUnsignedByte(end);
            in.readerIndex(at + HEADER_SIZE);
            if (endMarker != FrameType.END) {
                throw broken(ErlangBytes.line(type, in, in.readerIndex(), end).words(": ").term(Term.tagged("invalid_frame_end_marker", Term.number(endMarker))).toString());
            }
            try {
                handle(in, handler, type, in.getUnsignedShort(at + 1), end);
            } finally {
                in.readerIndex(end + 1);
            }
        }
    }

    /** How many bytes the frame that begins at the reader index still wants; of one without a whole header, that header's. */
    public static int wanting(ByteBuf in) {
        if (in.readableBytes() < HEADER_SIZE) {
            return HEADER_SIZE - in.readableBytes();
        }
        long whole = HEADER_SIZE + in.getUnsignedInt(in.readerIndex() + 3) + 1;
        return (int) Math.max(1, Math.min(MOST_AT_ONCE, whole - in.readableBytes()));
    }

    private static void handle(ByteBuf in, FrameHandler handler, int type, int channel, int end) {
        int size = end - in.readerIndex();
        if (type == FrameType.BODY) {
            handler.body(channel, in, end);
        } else if (type == FrameType.METHOD && size >= 4) {
            handler.method(channel, in.readInt(), in, end);
        } else if (type == FrameType.HEADER && size >= CONTENT_HEADER_SIZE) {
            handler.header(channel, in, end);
        } else if (type == FrameType.HEARTBEAT && size == 0) {
            handler.heartbeat(channel);
        } else {
            handler.malformed(type, channel, in, end);
        }
    }

    private static WireException broken(String reason) {
        return WireException.outOfStep(ReplyCode.FRAME_ERROR, reason);
    }
}
