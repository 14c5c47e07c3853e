package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bindery.model.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contents come back whole or not at all, whatever happens to the files while they are read. */
class ContentReaderTest {

    private static final StoreSettings SETTINGS = StoreSettings.DEFAULT.withoutSql().withSegmentBytes(16 << 10);

    @TempDir Path directory;
    private final CommitWaiter commits = new CommitWaiter();

    private static long[] ids(Set<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    /** Removals make the cleaner copy records and delete segments, all the time. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readingGoesOnWhileSegmentsAreCleanedAway(long seed) throws IOException {
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        AtomicInteger answers = new AtomicInteger();
        int asked = 0;
        try (OpenedStore store = Store.open(DataDirectory.open(directory), SETTINGS, commits, RecoveryProgress.NONE)) {
            Traffic traffic = new Traffic(seed);
            traffic.into(store.log());
            traffic.removing = 45;
            for (int i = 0; i < 600; i++) {
                traffic.batch(10);
                if (i % 3 == 0) {
                    long[] wanted = ids(traffic.model().messageIds());
                    asked++;
                    store.log().read(wanted, messages -> {
                        for (Message message : messages) {
                            if (message != null && !StoreModel.wrong(message).isEmpty()) {
                                wrong.add(message.id() + StoreModel.wrong(message));
                            }
                        }
                        answers.incrementAndGet();
                    });
                }
            }
            commits.await(store);
            int all = asked;
            await().until(() -> answers.get() == all);
            assertThat(wrong).isEmpty();
            assertThat(missing(store, ids(traffic.model().messageIds()))).as("what still counts is found wherever it was copied to").isEmpty();
            await().untilAsserted(() -> assertThat(firstSegment()).as("segments are cleaned away").isGreaterThan(1));
        }
    }

    @Test void aDamagedRecordIsLeftOutAndItsNeighboursAreNot() throws IOException {
        try (OpenedStore store = Store.open(DataDirectory.open(directory), StoreSettings.DEFAULT.withoutSql(), commits, RecoveryProgress.NONE)) {
            Traffic traffic = new Traffic(4);
            traffic.into(store.log());
            traffic.removing = 0;
            traffic.batch(200);
            commits.await(store);
            long[] all = ids(traffic.model().messageIds());
            Path file;
            try (Stream<Path> files = Files.list(directory.resolve("journal"))) {
                file = files.findFirst().orElseThrow();
            }
            byte[] bytes = Files.readAllBytes(file);
            byte[] body = Traffic.message(all[all.length / 2]).body();
            bytes[indexOf(bytes, body) + body.length / 2] ^= 1;
            Files.write(file, bytes);
            assertThat(missing(store, all)).containsExactly(all[all.length / 2]);
        }
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int at = 0; at <= bytes.length - part.length; at++) {
            if (java.util.Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        throw new AssertionError("not in the file");
    }

    private static List<Long> missing(OpenedStore store, long[] wanted) {
        List<Long> missing = new ArrayList<>();
        AtomicInteger answered = new AtomicInteger();
        store.log().read(wanted, messages -> {
            for (int i = 0; i < wanted.length; i++) {
                if (messages[i] == null) {
                    missing.add(wanted[i]);
                }
            }
            answered.incrementAndGet();
        });
        await().until(() -> answered.get() == 1);
        return missing;
    }

    private int firstSegment() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("journal"))) {
            return files.mapToInt(file -> Segment.numberOf(file.getFileName().toString())).min().orElseThrow();
        }
    }
}
