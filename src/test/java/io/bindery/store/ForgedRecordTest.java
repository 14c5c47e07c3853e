package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.engine.RecoveredState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody could have written, though its checksum holds, is named and left out: it ends neither a look nor a start. */
class ForgedRecordTest {

    private static final List<Written> GOOD = records();

    private record Written(byte type, byte[] payload) {
        Written cutTo(int length) {
            return new Written(type, Arrays.copyOf(payload, length));
        }
    }

    @TempDir Path directory;

    @Test void aMessageThatEndsTooSoonIsNamedAndTheOthersAreThere() throws IOException {
        int third = GOOD.stream().map(Written::type).toList().lastIndexOf(Records.MESSAGE);
        for (int length = 0; length < GOOD.get(third).payload.length; length++) {
            write(third, length);
            try (StoreInspector seen = StoreInspector.open(directory, RecoveryProgress.NONE)) {
                assertThat(seen.report().damages()).as("cut to %d bytes", length).singleElement()
                        .satisfies(damage -> assertThat(damage.text()).contains("no record that Bindery writes"));
                assertThat(seen.queues()).singleElement().satisfies(queue -> assertThat(queue.messages()).isEqualTo(1));
            }
            assertThat(started().queues()).singleElement().satisfies(queue -> assertThat(queue.definition().name()).isEqualTo("q"));
        }
    }

    @Test void noRecordThatEndsTooSoonEndsALookOrAStart() throws IOException {
        for (int number = 0; number < GOOD.size(); number++) {
            for (int length = 0; length < GOOD.get(number).payload.length; length += 3) {
                write(number, length);
                try (StoreInspector seen = StoreInspector.open(directory, RecoveryProgress.NONE)) {
                    assertThat(seen.report().damages()).allSatisfy(damage -> assertThat(damage.file()).isEqualTo(SealedSegment.NAME));
                }
                assertThat(started()).isNotNull();
            }
        }
    }

    /** As many were never given out: to look for each would take longer than to read all files. */
    @Test void aRecordOfMorePlacesThanThereWereMessagesIsNamedAndLeftOut() throws IOException {
        for (byte type : new byte[] {Records.DELIVERED, Records.REMOVED}) {
            int number = GOOD.stream().map(Written::type).toList().indexOf(type);
            for (byte[] forged : List.of(places(7, 1, Integer.MAX_VALUE), places(7, 2, 2_000_000_000), places(7, 1, 4), places(7, 1, 0),
                    places(7, 1, -1), places(7, -1, 2), places(7, Long.MAX_VALUE, 4), places(-7, 1, 1), places(8, 1, Integer.MAX_VALUE))) {
                List<Written> records = new ArrayList<>(GOOD);
                records.set(number, new Written(type, forged));
                write(records);
                try (StoreInspector seen = StoreInspector.open(directory, RecoveryProgress.NONE)) {
                    assertThat(seen.report().damages()).singleElement()
                            .satisfies(damage -> assertThat(damage.text()).contains("no record that Bindery writes"));
                    assertThat(seen.queues()).singleElement()
                            .satisfies(queue -> assertThat(queue.messages()).isEqualTo(type == Records.REMOVED ? 3 : 2));
                }
                assertThat(started().queues()).singleElement()
                        .satisfies(queue -> assertThat(queue.entries()).hasSize(type == Records.REMOVED ? 3 : 2));
            }
        }
    }

    /** What was lost to damage is not known, so what names it may be true: it still takes away what is there. */
    @Test void aRecordBehindDamageMayNamePlacesThatNobodyHasHeardOf() throws IOException {
        List<Written> records = new ArrayList<>(GOOD);
        int number = GOOD.stream().map(Written::type).toList().indexOf(Records.REMOVED);
        records.set(number - 1, GOOD.get(number - 1).cutTo(3));
        records.set(number, new Written(Records.REMOVED, places(7, 2, 2_000_000_000)));
        write(records);
        assertThat(started().queues()).singleElement().satisfies(queue -> assertThat(queue.entries()).hasSize(1));
    }

    private static byte[] places(long queueId, long first, int count) {
        return ByteBuffer.allocate(20).putLong(queueId).putLong(first).putInt(count).array();
    }

    private RecoveredState started() throws IOException {
        StoreSettings settings = StoreSettings.DEFAULT.withoutSql();
        try (OpenedStore store = Store.open(DataDirectory.open(directory), settings, new CommitWaiter(), RecoveryProgress.NONE)) {
            return store.state();
        }
    }

    /** All that is good, but that one cut to a length. */
    private void write(int number, int length) throws IOException {
        List<Written> forged = new ArrayList<>(GOOD);
        forged.set(number, GOOD.get(number).cutTo(length));
        write(forged);
    }

    private void write(List<Written> records) throws IOException {
        Path journal = Files.createDirectories(directory.resolve("journal"));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(journal)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Written one : records) {
            out.writeBytes(ByteBuffer.allocate(3 + one.payload.length).put(one.type).putShort((short) one.payload.length).put(one.payload).array());
        }
        Files.write(journal.resolve(SealedSegment.NAME), SealedSegment.of(out.toByteArray()));
    }

    private static List<Written> records() {
        List<Written> records = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(SealedSegment.sample());
        while (in.hasRemaining()) {
            byte type = in.get();
            byte[] payload = new byte[in.getShort() & 0xFFFF];
            in.get(payload);
            records.add(new Written(type, payload));
        }
        return records;
    }
}
