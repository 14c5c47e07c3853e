package io.bindery.amqp.codec;

import io.netty.buffer.ByteBuf;

/** Takes frames as {@link FrameReader} finds them. Payloads are valid during the call only. */
public interface FrameHandler {

    /** @param in stands behind class and method id · end index after the payload */
    void method(int channel, int methodId, ByteBuf in, int end);

    void header(int channel, ByteBuf in, int end);

    void body(int channel, ByteBuf in, int end);

    void heartbeat();
}
