package io.bindery.amqp.codec;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.Message;
import io.bindery.model.Properties;
import io.bindery.model.PropertiesCodec;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What one message costs in frames: cutting a publish out of the stream, and writing a delivery. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {

    private static final int FRAME_MAX = 131_072;
    private static final int PUBLISHES = 64;

    @Param({"12", "1024"})
    public int bodySize;

    private final FrameReader reader = new FrameReader(FRAME_MAX);
    private final TextMemo texts = new TextMemo();
    private ByteBuf publishes;
    private ByteBuf out;
    private Message message;
    private byte[] tableOfHeaders;

    @Setup public void make() {
        message = Message.of(1, "orders", "order.eu.created", Properties.NONE.withDeliveryMode(2), new byte[bodySize]);
        publishes = Unpooled.directBuffer();
        for (int i = 0; i < PUBLISHES; i++) {
            MethodWriter.begin(publishes, 1, MethodId.BASIC_PUBLISH).shortNumber(0).shortText(message.exchange())
                    .shortText(message.routingKey()).bit(false).bit(false).end();
            content(publishes);
        }
        out = Unpooled.directBuffer(1 << 20);
        tableOfHeaders = PropertiesCodec.encode(Properties.NONE.withHeaders(FieldTable.of("tenant", FieldValue.of("t7"))
                .with("version", FieldValue.of(3)).with("trace", FieldValue.of("0123456789abcdef"))));
    }

    private void content(ByteBuf to) {
        byte[] properties = message.propertyBytes();
        to.writeByte(FrameType.HEADER).writeShort(1).writeInt(12 + properties.length).writeShort(MethodId.BASIC_CLASS).writeShort(0)
                .writeLong(bodySize).writeBytes(properties).writeByte(FrameType.END);
        to.writeByte(FrameType.BODY).writeShort(1).writeInt(bodySize).writeBytes(message.body()).writeByte(FrameType.END);
    }

    /** Frames, arguments and names of 64 publishes, their bodies copied. */
    @Benchmark
    public void readPublishes(Blackhole hole) {
        publishes.readerIndex(0);
        reader.read(publishes, new Publishes(hole));
    }

    /** One basic.deliver with its content, into a buffer that is there. */
    @Benchmark
    public int writeDelivery() {
        out.clear();
        ContentWriter.deliver(out, FRAME_MAX, 1, "ctag1", 42, false, message);
        return out.writerIndex();
    }

    /** Properties with three headers, as a headers exchange has to read them. */
    @Benchmark
    public Properties readHeaders() {
        return PropertiesCodec.decode(tableOfHeaders);
    }

    private final class Publishes implements FrameHandler {
        private final Blackhole hole;

        Publishes(Blackhole hole) {
            this.hole = hole;
        }

        @Override public boolean listening() {
            return true;
        }

        @Override public void method(int channel, int methodId, ByteBuf in, int end) {
            Arguments arguments = new Arguments(in, end, methodId);
            arguments.shortNumber();
            hole.consume(arguments.anyShortText(texts));
            hole.consume(arguments.anyShortText(texts));
            hole.consume(arguments.bit());
            hole.consume(arguments.bit());
            arguments.end();
        }

        @Override public void header(int channel, ByteBuf in, int end) {
            byte[] header = new byte[end - in.readerIndex()];
            in.readBytes(header);
            hole.consume(header);
        }

        @Override public void body(int channel, ByteBuf in, int end) {
            byte[] body = new byte[end - in.readerIndex()];
            in.readBytes(body);
            hole.consume(body);
        }

        @Override public void heartbeat(int channel) { }

        @Override public void malformed(int type, int channel, ByteBuf in, int end) {
            throw new IllegalStateException("frame type " + type);
        }
    }
}
