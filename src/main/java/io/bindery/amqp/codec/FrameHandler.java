package io.bindery.amqp.codec;

import io.netty.buffer.ByteBuf;

/** Takes frames as {@link FrameReader} finds them. Payloads are valid during the call only. */
public interface FrameHandler {

    /** Whether more frames are wanted now; asked before each. */
    boolean listening();

    /** @param in stands behind class and method id · end index after the payload */
    void method(int channel, int methodId, ByteBuf in, int end);

    /** @param in stands before the class id; at least class, weight and body size are there */
    void header(int channel, ByteBuf in, int end);

    void body(int channel, ByteBuf in, int end);

    void heartbeat(int channel);

    /** A whole frame that is none of these: an unknown type, or too short for its type. */
    void malformed(int type, int channel, ByteBuf in, int end);
}
