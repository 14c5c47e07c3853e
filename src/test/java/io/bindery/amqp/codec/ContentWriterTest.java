package io.bindery.amqp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.Message;
import io.bindery.model.Properties;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A delivery's body is cut so that no frame is larger than agreed, and is whole again when put together. */
class ContentWriterTest {

    private static final int FRAME_MAX = 4096;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, FRAME_MAX - 8, FRAME_MAX - 7, 3 * (FRAME_MAX - 8), 100_000})
    void noFrameIsLargerThanAgreedAndTheBodyIsWhole(int size) {
        byte[] body = new RandomBytes(size).noise(size);
        Message message = Message.of(1, "ex", "ключ", Properties.NONE, body);
        ByteBuf out = Unpooled.buffer();
        ContentWriter.deliver(out, FRAME_MAX, 3, "tag", 7, true, message);
        Collector collector = new Collector();
        new FrameReader(FRAME_MAX).read(out, collector);
        assertThat(collector.body.toByteArray()).isEqualTo(body);
        assertThat(collector.announced).isEqualTo(size);
        assertThat(collector.said).containsExactly("tag", 7L, true, "ex", "ключ");
        assertThat(collector.largest).isLessThanOrEqualTo(FRAME_MAX - FrameType.OVERHEAD);
        assertThat(out.isReadable()).isFalse();
    }

    private static final class Collector implements FrameHandler {
        private final List<Object> said = new ArrayList<>();
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private long announced;
        private int largest;

        @Override public boolean listening() {
            return true;
        }

        @Override public void method(int channel, int methodId, ByteBuf in, int end) {
            Arguments arguments = new Arguments(in, end, methodId);
            said.addAll(List.of(arguments.shortText(), arguments.longLong(), arguments.bit(), arguments.shortText(), arguments.shortText()));
            arguments.end();
        }

        @Override public void header(int channel, ByteBuf in, int end) {
            announced = in.getLong(in.readerIndex() + 4);
        }

        @Override public void body(int channel, ByteBuf in, int end) {
            byte[] piece = new byte[end - in.readerIndex()];
            in.readBytes(piece);
            body.writeBytes(piece);
            largest = Math.max(largest, piece.length);
        }

        @Override public void heartbeat(int channel) { }

        @Override public void malformed(int type, int channel, ByteBuf in, int end) {
            throw new AssertionError("malformed frame of type " + type);
        }
    }
}
