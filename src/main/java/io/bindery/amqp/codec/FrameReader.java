package io.bindery.amqp.codec;

import io.bindery.model.ReplyCode;
import io.netty.buffer.ByteBuf;

/** Cuts a stream of bytes into frames (AMQP 0-9-1, section 4.2.3) and hands each on. */
public final class FrameReader {

    private static final int HEADER_SIZE = 7;

    private int frameMax;

    /** @param frameMax largest frame taken, in bytes with its overhead; 0 for no limit */
    public FrameReader(int frameMax) {
        this.frameMax = frameMax;
    }

    public void limit(int newFrameMax) {
        frameMax = newFrameMax;
    }

    /**
     * Handles every whole frame; the rest stays in the buffer.
     *
     * @return false when the handler wants no more (see {@link FrameGate})
     * @throws WireException at bytes that are no frame
     */
    public void read(ByteBuf in, FrameHandler handler, FrameGate gate) {
        while (gate.open() && in.readableBytes() >= HEADER_SIZE) {
            int at = in.readerIndex();
            int type = in.getUnsignedByte(at);
            int channel = in.getUnsignedShort(at + 1);
            long size = in.getUnsignedInt(at + 3);
            check(in, type, size);
            if (in.readableBytes() < HEADER_SIZE + size + 1) {
                return;
            }
            int end = at + HEADER_SIZE + (int) size;
            int endMarker = in.getUnsignedByte(end);
            if (endMarker != FrameType.END) {
                throw frameError(in, at, type, size, "{invalid_frame_end_marker," + endMarker + "}");
            }
            in.readerIndex(at + HEADER_SIZE);
            handle(in, handler, type, channel, end);
            in.readerIndex(end + 1);
        }
    }

    private void check(ByteBuf in, int type, long size) {
        if (frameMax != 0 && size > frameMax - FrameType.OVERHEAD) {
            throw frameError(in, in.readerIndex(), type, 0, "{frame_too_large," + size + "," + (frameMax - FrameType.OVERHEAD) + "}");
        }
        if (type != FrameType.METHOD && type != FrameType.HEADER && type != FrameType.BODY && type != FrameType.HEARTBEAT) {
            throw frameError(in, in.readerIndex(), type, 0, "unknown_frame");
        }
    }

    private static void handle(ByteBuf in, FrameHandler handler, int type, int channel, int end) {
        switch (type) {
            case FrameType.METHOD -> {
                if (end - in.readerIndex() < 4) {
                    throw new WireException(ReplyCode.FRAME_ERROR, "method frame without class and method id");
                }
                handler.method(channel, in.readInt(), in, end);
            }
            case FrameType.HEADER -> handler.header(channel, in, end);
            case FrameType.BODY -> handler.body(channel, in, end);
            default -> handler.heartbeat();
        }
    }

    /** In RabbitMQ's words: the frame's first octets and the reason, as Erlang prints them. */
    private static WireException frameError(ByteBuf in, int at, int type, long size, String reason) {
        int shown = (int) Math.min(16, Math.min(size, in.writerIndex() - at - HEADER_SIZE));
        StringBuilder octets = new StringBuilder();
        for (int i = 0; i < shown; i++) {
            octets.append(i == 0 ? "" : ",").append(in.getUnsignedByte(at + HEADER_SIZE + i));
        }
        String which = size > 16 ? "first 16 octets" : "all octets";
        return new WireException(ReplyCode.FRAME_ERROR, "type " + type + ", " + which + " = <<" + octets + ">>: " + reason);
    }
}
