package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.engine.RecoveredState;
import io.bindery.model.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a crash tears is cut off; what decays is named, and costs no more than itself. */
class DamagedJournalTest {

    private static final StoreSettings SETTINGS = StoreSettings.DEFAULT.withoutSql().withSegmentBytes(32 << 10);

    @TempDir Path directory;
    private CommitWaiter commits;
    private final Traffic traffic = new Traffic(11);

    @BeforeEach void fill() throws IOException {
        try (OpenedStore store = open()) {
            traffic.removing = 10;
            traffic.into(store.log());
            for (int i = 0; i < 30; i++) {
                traffic.batch(10);
                commits.await(store);
            }
        }
    }

    private OpenedStore open() throws IOException {
        return open(SETTINGS);
    }

    private OpenedStore open(StoreSettings settings) throws IOException {
        commits = new CommitWaiter();
        return Store.open(DataDirectory.open(directory), settings, commits, RecoveryProgress.NONE);
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("journal"))) {
            return files.sorted().toList();
        }
    }

    @Test void aTornLastRecordIsCutAtEveryByteOfIt() throws Exception {
        StoreSettings roomy = SETTINGS.withSegmentBytes(1 << 20);
        try (OpenedStore store = open(roomy)) {
            // so that no segment goes below, of which the shortened one would know nothing
            store.compact().toCompletableFuture().get();
        }
        Path last = segments().get(segments().size() - 1);
        List<String> before = traffic.model().lines();
        byte[] whole = Files.readAllBytes(last);
        try (OpenedStore store = open(roomy)) {
            store.log().enqueued(Traffic.message(500_000), 5, new long[] {1}, new long[] {900_000}, new long[] {0});
            store.log().flush();
            commits.await(store);
            store.abandon();
        }
        Replay.Result found = new Replay(new DiskFiles(directory.resolve("journal")), RecoveryProgress.NONE).run();
        assertThat(found.tornTailBytes()).as("the room behind the end is no torn tail").isZero();
        byte[] longer = java.util.Arrays.copyOf(Files.readAllBytes(last), (int) found.index().segments.last().size);
        assertThat(longer.length).isGreaterThan(whole.length);
        for (int cut = whole.length; cut < longer.length; cut++) {
            Files.write(last, java.util.Arrays.copyOf(longer, cut));
            try (OpenedStore store = open(roomy)) {
                assertThat(StoreModel.lines(store)).as("cut at %d", cut).isEqualTo(before);
                assertThat(store.report().damages()).isEmpty();
                store.abandon();
            }
        }
    }

    @Test void aFlippedByteAnywhereIsNamedAndTheRestIsKept() throws IOException {
        List<Path> files = segments();
        assertThat(files.size()).isGreaterThan(3);
        Set<String> before = new HashSet<>(traffic.model().lines());
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] good = Files.readAllBytes(file);
            int at = random.nextInt(good.length);
            byte[] bad = good.clone();
            bad[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bad);
            check(file, at, before);
            Files.write(file, good);
        }
    }

    /** One damaged record takes a message, a definition or a run of removals with it, never a message that is not as it was. */
    private void check(Path file, int at, Set<String> before) throws IOException {
        DiskFiles files = new DiskFiles(directory.resolve("journal"));
        Replay.Result found = new Replay(files, RecoveryProgress.NONE).forAnEngine().run();
        RecoveredState state = RecoveredStates.of(found.index());
        String what = file.getFileName() + " at " + at;
        boolean cutTail = found.tornTailBytes() > 0;
        if (!cutTail) {
            assertThat(found.damages()).as(what).isNotEmpty().allSatisfy(damage -> {
                assertThat(damage.file()).isEqualTo(file.getFileName().toString());
                assertThat((long) at).isBetween(damage.offset(), damage.offset() + damage.length());
            });
        }
        Set<String> lost = new HashSet<>(before);
        Set<String> after = new HashSet<>(lines(files, found.index(), state));
        after.forEach(line -> assertThat(line).doesNotContain("NOT AS IT WAS SENT"));
        lost.removeAll(after);
        assertThat(lost.size()).as("%s lost %s", what, lost).isLessThan(30);
    }

    private static List<String> lines(DiskFiles files, JournalIndex index, RecoveredState state) throws IOException {
        MessageReader reader = new MessageReader(files, index);
        Map<Long, Message> contents = new HashMap<>();
        for (RecoveredState.Queue queue : state.queues()) {
            for (RecoveredState.Entry entry : queue.entries()) {
                contents.put(entry.messageId(), reader.read(entry.messageId()).orElseThrow());
            }
        }
        reader.close();
        return StoreModel.lines(state, contents::get);
    }

    @Test void aMissingAndAShortenedSegmentAreNamed() throws IOException {
        List<Path> files = segments();
        Files.delete(files.get(1));
        byte[] whole = Files.readAllBytes(files.get(2));
        Files.write(files.get(2), java.util.Arrays.copyOf(whole, whole.length - 100));
        try (OpenedStore store = open()) {
            assertThat(store.report().damages()).extracting(RecoveryReport.Damage::file)
                    .contains(files.get(1).getFileName().toString(), files.get(2).getFileName().toString());
            assertThat(store.state().queues()).isNotEmpty();
        }
    }

    /** 0: with the header the list of segments is written, whose end may have got there alone. */
    @ParameterizedTest
    @ValueSource(ints = {50, 0})
    void aSegmentWhoseHeaderNeverGotToDiskIsForgotten(int size) throws IOException {
        List<Path> files = segments();
        int written = size > 0 ? size : SegmentHeader.SIZE + Records.HEADER + 8 * files.size();
        int next = Segment.numberOf(files.get(files.size() - 1).getFileName().toString()) + 1;
        Files.write(directory.resolve("journal").resolve(Segment.file(next)), new byte[written]);
        for (int i = 0; i < 2; i++) {
            try (OpenedStore store = open()) {
                assertThat(store.report().damages()).isEmpty();
                assertThat(StoreModel.lines(store)).isEqualTo(traffic.model().lines());
                store.abandon();
            }
        }
    }
}
