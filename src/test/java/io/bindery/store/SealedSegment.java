package io.bindery.store;

import io.bindery.model.Binding;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.ExchangeFlag;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.Message;
import io.bindery.model.Properties;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import io.bindery.model.VhostDefinition;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32C;

/** Any bytes as a segment whose header and checksums hold, so that what is read of the records is the bytes' own. */
public final class SealedSegment {

    public static final String NAME = Segment.file(1);
    private static final int SALT = 0x5EED;

    private SealedSegment() { }

    /** @param bytes records, each its type, the length of its payload in two bytes, and that */
    public static byte[] of(byte[] bytes) {
        ByteBuffer out = ByteBuffer.allocate(SegmentHeader.SIZE + bytes.length * (1 + Records.HEADER));
        out.put(new SegmentHeader(SegmentHeader.VERSION, 1, SALT, SegmentHeader.Counters.NONE).encode());
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (in.remaining() > 2) {
            byte type = in.get();
            int length = Math.min(in.getShort() & 0xFFFF, in.remaining());
            int start = Records.begin(out);
            out.put(in.slice(in.position(), length));
            in.position(in.position() + length);
            Records.seal(out, start, type);
            int end = out.position();
            int checksum = Records.checksum(new CRC32C(), out, start, end - start, SALT, start);
            out.limit(out.capacity()).position(end);
            out.putInt(start, checksum);
        }
        byte[] segment = new byte[out.position()];
        out.flip().get(segment);
        return segment;
    }

    /** Good records of every kind: what {@link #of} makes a queue with a message of. */
    public static byte[] sample() {
        QueueDefinition queue = new QueueDefinition("/", "q", Set.of(QueueFlag.DURABLE), FieldTable.of("x-max-length", FieldValue.of(5)));
        Binding binding = new Binding("/", "e", Binding.DestinationKind.QUEUE, "q", "a.#", FieldTable.EMPTY);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        record(out, Records.GROUP, new byte[16]);
        record(out, Records.SETTING, SettingRecord.setting(1, VhostDefinition.DEFAULT));
        record(out, Records.EXCHANGE_DECLARED, DefinitionRecord.exchange(2, new ExchangeDefinition("/", "e", "topic", Set.of(ExchangeFlag.DURABLE), FieldTable.EMPTY)));
        record(out, Records.QUEUE_DECLARED, DefinitionRecord.queue(3, 7, queue));
        record(out, Records.BOUND, DefinitionRecord.binding(4, binding));
        for (int position = 1; position < 4; position++) {
            record(out, Records.MESSAGE, message(position));
        }
        record(out, Records.DELIVERED, ByteBuffer.allocate(20).putLong(7).putLong(1).putInt(1).array());
        record(out, Records.GAP, ByteBuffer.allocate(17).putLong(7).putLong(4).put((byte) 0).array());
        record(out, Records.REMOVED, ByteBuffer.allocate(20).putLong(7).putLong(2).putInt(1).array());
        record(out, Records.SEGMENTS, ByteBuffer.allocate(8).putInt(1).putInt(128).array());
        record(out, Records.SEGMENT_DELETED, new byte[] {0, 0, 0, 9});
        return out.toByteArray();
    }

    private static byte[] message(int position) {
        Message message = Message.of(position, "e", "a.b", Properties.NONE.withDeliveryMode(2), new byte[] {'h', 'i'});
        ByteBuffer payload = ByteBuffer.allocate(200);
        MessageRecord.begin(payload, position, 5, 0, 1);
        MessageRecord.putQueue(payload, 7, position, 0, false);
        MessageRecord.putContent(payload, message);
        return Arrays.copyOf(payload.array(), payload.position());
    }

    private static void record(ByteArrayOutputStream out, int type, byte[] payload) {
        out.writeBytes(ByteBuffer.allocate(3 + payload.length).put((byte) type).putShort((short) payload.length).put(payload).array());
    }
}
