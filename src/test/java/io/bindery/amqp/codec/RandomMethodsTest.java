package io.bindery.amqp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.amqp.codec.RandomBytes.Argument;
import io.bindery.model.FieldTable;
import io.bindery.model.WireText;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is written is read again; whatever is damaged is refused in one of two declared ways, and nothing else. */
class RandomMethodsTest {

    private static final int ROUNDS = 20_000;
    private static final int FRAME_MAX = 131_072;

    @Test void whatIsWrittenIsReadAgain() {
        RandomBytes random = new RandomBytes(91);
        for (int round = 0; round < ROUNDS; round++) {
            List<Argument> arguments = random.arguments();
            ByteBuf out = Unpooled.buffer();
            int channel = random.number(65_536);
            write(out, channel, arguments);
            Reader reader = new Reader(arguments);
            new FrameReader(FRAME_MAX).read(out, reader);
            assertThat(reader.channel).isEqualTo(channel);
            assertThat(reader.wholeFrames).isEqualTo(1);
            assertThat(out.isReadable()).isFalse();
        }
    }

    @Test void damageIsRefusedInADeclaredWayAndNeverReadsBeyondTheFrame() {
        RandomBytes random = new RandomBytes(92);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<Argument> arguments = random.arguments();
            ByteBuf out = Unpooled.buffer();
            write(out, 1, arguments);
            ByteBuf damaged = random.damaged(out);
            try {
                new FrameReader(FRAME_MAX).read(damaged, new Reader(arguments).careless());
            } catch (WireException | UnanswerableException expected) {
                refused++;
            }
            assertThat(damaged.readerIndex()).isLessThanOrEqualTo(damaged.writerIndex());
        }
        assertThat(refused).isGreaterThan(ROUNDS / 4);
    }

    @Test void noiseIsRefusedInADeclaredWay() {
        RandomBytes random = new RandomBytes(93);
        for (int round = 0; round < ROUNDS; round++) {
            ByteBuf noise = Unpooled.wrappedBuffer(random.noise(1 + random.number(200)));
            try {
                new FrameReader(FRAME_MAX).read(noise, new Reader(random.arguments()).careless());
            } catch (WireException | UnanswerableException expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        }
    }

    /** A stream cut anywhere gives the same frames: nothing is lost or read twice at the seam. */
    @Test void aStreamCutAnywhereGivesTheSameFrames() {
        List<Argument> arguments = new RandomBytes(94).arguments();
        ByteBuf whole = Unpooled.buffer();
        for (int i = 0; i < 3; i++) {
            write(whole, 5, arguments);
        }
        byte[] bytes = new byte[whole.readableBytes()];
        whole.readBytes(bytes);
        for (int cut = 0; cut <= bytes.length; cut++) {
            Reader reader = new Reader(arguments);
            FrameReader frames = new FrameReader(FRAME_MAX);
            ByteBuf arriving = Unpooled.buffer();
            arriving.writeBytes(bytes, 0, cut);
            frames.read(arriving, reader);
            arriving.writeBytes(bytes, cut, bytes.length - cut);
            frames.read(arriving, reader);
            assertThat(reader.wholeFrames).isEqualTo(3);
        }
    }

    private static void write(ByteBuf out, int channel, List<Argument> arguments) {
        MethodWriter writer = MethodWriter.begin(out, channel, MethodId.QUEUE_DECLARE);
        for (Argument argument : arguments) {
            switch (argument.type()) {
                case 'o' -> writer.octet((Integer) argument.value());
                case 'h' -> writer.shortNumber((Integer) argument.value());
                case 'i' -> writer.longNumber((Long) argument.value());
                case 'l' -> writer.longLong((Long) argument.value());
                case 'b' -> writer.bit((Boolean) argument.value());
                case 's' -> writer.shortText((String) argument.value());
                case 'x' -> writer.longText((String) argument.value());
                default -> writer.table((FieldTable) argument.value());
            }
        }
        writer.end();
    }

    /** Reads what it was told to expect. */
    private static final class Reader implements FrameHandler {
        private final List<Argument> expected;
        private boolean compares = true;
        private int channel;
        private int wholeFrames;

        Reader(List<Argument> expected) {
            this.expected = expected;
        }

        Reader careless() {
            compares = false;
            return this;
        }

        @Override public boolean listening() {
            return true;
        }

        @Override public void method(int number, int methodId, ByteBuf in, int end) {
            channel = number;
            Arguments arguments = new Arguments(in, end, methodId);
            for (Argument argument : expected) {
                Object read = read(arguments, argument.type());
                if (compares) {
                    assertThat(read).isEqualTo(argument.value());
                }
            }
            arguments.end();
            assertThat(in.readerIndex()).isEqualTo(end);
            wholeFrames++;
        }

        private static Object read(Arguments in, char type) {
            return switch (type) {
                case 'o' -> in.octet();
                case 'h' -> in.shortNumber();
                case 'i' -> in.longNumber();
                case 'l' -> in.longLong();
                case 'b' -> in.bit();
                case 's' -> in.shortText();
                case 'x' -> WireText.decode(in.longBytes());
                default -> in.table();
            };
        }

        @Override public void header(int number, ByteBuf in, int end) { }

        @Override public void body(int number, ByteBuf in, int end) { }

        @Override public void heartbeat(int number) { }

        @Override public void malformed(int type, int number, ByteBuf in, int end) {
            assertThat(ErlangBytes.frame(type, in, in.readerIndex(), end)).isNotBlank();
        }
    }
}
