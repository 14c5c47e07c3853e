package io.bindery.amqp.codec;

import io.bindery.model.Message;
import io.netty.buffer.ByteBuf;

/** Writes content: header frame, then the body in frames no larger than was negotiated (AMQP 0-9-1, section 4.2.6). */
public final class ContentWriter {

    private ContentWriter() { }

    /** basic.deliver with its content. */
    public static void deliver(ByteBuf out, int frameMax, int channel, String consumerTag, long deliveryTag, boolean redelivered,
            Message message) {
        out.ensureWritable(room(message));
        MethodWriter method = MethodWriter.begin(out, channel, MethodId.BASIC_DELIVER);
        method.shortText(consumerTag).longLong(deliveryTag).bit(redelivered).shortText(message.exchange())
                .shortText(message.routingKey()).end();
        content(out, frameMax, channel, message);
    }

    public static void getOk(ByteBuf out, int frameMax, int channel, long deliveryTag, boolean redelivered, long remaining,
            Message message) {
        MethodWriter.begin(out, channel, MethodId.BASIC_GET_OK).longLong(deliveryTag).bit(redelivered)
                .shortText(message.exchange()).shortText(message.routingKey()).longNumber(remaining).end();
        content(out, frameMax, channel, message);
    }

    public static void returned(ByteBuf out, int frameMax, int channel, int code, String text, Message message) {
        MethodWriter.begin(out, channel, MethodId.BASIC_RETURN).shortNumber(code).shortText(text)
                .shortText(message.exchange()).shortText(message.routingKey()).end();
        content(out, frameMax, channel, message);
    }

    /** About as many bytes as a delivery of this takes; of a very long body the first frames' alone. */
    public static int room(Message message) {
        return 128 + message.exchange().length() + message.routingKey().length() + message.propertyBytes().length
                + Math.min(message.body().length, 1 << 17);
    }

    private static void content(ByteBuf out, int frameMax, int channel, Message message) {
        byte[] properties = message.propertyBytes();
        byte[] body = message.body();
        out.writeByte(FrameType.HEADER);
        out.writeShort(channel);
        out.writeInt(12 + properties.length);
        out.writeShort(MethodId.BASIC_CLASS);
        out.writeShort(0);
        out.writeLong(body.length);
        out.writeBytes(properties);
        out.writeByte(FrameType.END);
        int most = frameMax == 0 ? Integer.MAX_VALUE : frameMax - FrameType.OVERHEAD;
        for (int at = 0; at < body.length;) {
            int size = Math.min(most, body.length - at);
            out.writeByte(FrameType.BODY);
            out.writeShort(channel);
            out.writeInt(size);
            out.writeBytes(body, at, size);
            out.writeByte(FrameType.END);
            at += size;
        }
    }
}
