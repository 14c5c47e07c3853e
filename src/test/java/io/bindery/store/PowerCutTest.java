package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.engine.MessageLog;
import io.bindery.model.FieldTable;
import io.bindery.model.Message;
import io.bindery.model.Properties;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * After a power cut at any moment everything committed is there, and of the rest no more than a beginning, in the order of
 * writing: messages, definitions and administration, while segments are cleaned, compacted, and copied by a backup.
 * {@code -Dstore.powercuts=1000} plays more of them, {@code -Dstore.powercuts.from=1000} others.
 */
class PowerCutTest {

    private static final StoreSettings SETTINGS = StoreSettings.DEFAULT.withoutSql();
    private static final long[] SEGMENTS = {8 << 10, 16 << 10, 48 << 10};
    private static final int CUTS_PER_LIFE = 6;

    static LongStream seeds() {
        long from = Long.getLong("store.powercuts.from", 0);
        return LongStream.range(from, from + Long.getLong("store.powercuts", 40));
    }

    /** A change and the batch it was handed over with. */
    private record Change(long batch, Consumer<StoreModel> change) { }

    /** What a backup has on disk when it ends, and what had been committed when it began. */
    private record Backup(RecordingFiles files, long committed) { }

    @ParameterizedTest
    @MethodSource("seeds")
    void everythingCommittedIsThereAndTheRestIsABeginning(long seed) throws IOException {
        Random random = new Random(seed);
        RecordingFiles files = new RecordingFiles();
        Traffic traffic = new Traffic(seed);
        traffic.administration = true;
        traffic.gaps = true;
        traffic.purging = seed % 2 == 1;
        StoreSettings settings = SETTINGS.withSegmentBytes(SEGMENTS[(int) (seed % SEGMENTS.length)]);
        for (int cut = 0; cut < CUTS_PER_LIFE; cut++) {
            CommitWaiter commits = new CommitWaiter();
            List<Change> changes = new ArrayList<>();
            StoreModel start = traffic.model().copy();
            OpenedStore store = Store.open(null, files, settings, commits, RecoveryProgress.NONE);
            Backup backup = write(traffic, store, files, commits, changes, random);
            long committed = commits.committed();
            files = random.nextInt(4) == 0 ? files.afterKill() : files.afterPowerCut(random);
            store.abandon();
            if (backup != null) {
                recovered(backup.files, start.copy(), changes, backup.committed, random);
            }
            traffic.resume(recovered(files, start, changes, committed, random));
        }
    }

    /** An older segment that is still there without the next would bring back what the next took away. */
    @Test void segmentsThatGoTogetherGoOneAfterTheOther() throws IOException {
        RecordingFiles files = new RecordingFiles();
        Random random = new Random(5);
        List<Integer> messagesLeft = Collections.synchronizedList(new ArrayList<>());
        files.afterDelete(() -> messagesLeft.add(messages(files.afterPowerCut(random))));
        CommitWaiter commits = new CommitWaiter();
        OpenedStore store = Store.open(null, files, SETTINGS.withSegmentBytes(8 << 10), commits, RecoveryProgress.NONE);
        MessageLog log = store.log();
        log.queueDeclared(1, new QueueDefinition("/", "q", Set.of(QueueFlag.DURABLE), FieldTable.EMPTY));
        for (int round = 0; round < 20; round++) {
            for (int i = 1; i <= 10; i++) {
                long id = round * 10L + i;
                log.enqueued(Message.of(id, "", "q", Properties.NONE.withDeliveryMode(2), new byte[1_500]), 1, new long[] {1}, new long[] {id},
                        new long[] {0});
                log.flush();
            }
            commits.await(store);
            for (int i = 1; i <= 10; i++) {
                log.removed(1, round * 10L + i);
            }
            log.flush();
            commits.await(store);
        }
        store.close();
        assertThat(messagesLeft).isNotEmpty().allMatch(count -> count <= 10);
    }

    private static int messages(RecordingFiles left) {
        try {
            OpenedStore store = Store.open(null, left, SETTINGS, position -> { }, RecoveryProgress.NONE);
            store.abandon();
            return (int) StoreModel.lines(store).stream().filter(line -> line.contains("#")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the backup that was made meanwhile, or null */
    private Backup write(Traffic traffic, OpenedStore store, RecordingFiles files, CommitWaiter commits, List<Change> changes,
                         Random random) throws IOException {
        traffic.into(store.log());
        traffic.removing = 20 + random.nextInt(60);
        int batches = random.nextInt(120);
        boolean hurried = random.nextBoolean();
        int compactAt = random.nextInt(200);
        int backUpAt = random.nextInt(200);
        Backup backup = null;
        for (int i = 0; i < batches; i++) {
            List<Consumer<StoreModel>> batch = traffic.batch(1 + random.nextInt(8));
            long number = ((JournalLog) store.log()).publishedBatch();
            batch.forEach(change -> changes.add(new Change(number, change)));
            if (!hurried && random.nextInt(4) == 0) {
                commits.await(store);
            }
            if (i == compactAt) {
                store.compact();
            }
            if (i == backUpAt) {
                backup = backUp(files, commits, random);
            }
        }
        return backup;
    }

    private static Backup backUp(RecordingFiles files, CommitWaiter commits, Random random) throws IOException {
        long committed = commits.committed();
        RecordingFiles copy = new RecordingFiles();
        try (SegmentsToCopy segments = SegmentsToCopy.open(files)) {
            segments.copyTo(copy, RecoveryProgress.NONE);
        }
        copy.syncDirectory();
        return new Backup(copy.afterPowerCut(random), committed);
    }

    /** @return the model that the recovered store agrees with */
    private StoreModel recovered(RecordingFiles files, StoreModel model, List<Change> changes, long committed, Random random)
            throws IOException {
        OpenedStore store = Store.open(null, files, SETTINGS, position -> { }, RecoveryProgress.NONE);
        store.abandon();
        assertThat(store.report().damages()).isEmpty();
        List<String> found = StoreModel.lines(store);
        String nearest = "";
        int least = Integer.MAX_VALUE;
        for (int i = 0; i <= changes.size(); i++) {
            boolean inFlight = i == changes.size() || changes.get(i).batch > committed;
            List<String> difference = inFlight ? difference(model.lines(), found) : List.of();
            if (inFlight && difference.isEmpty() && model.lines().equals(found)) {
                return model;
            }
            if (inFlight && difference.size() < least) {
                least = difference.size();
                nearest = "after change " + i + " of " + changes.size() + ": " + difference;
            }
            if (i < changes.size()) {
                changes.get(i).change.accept(model);
            }
        }
        throw new AssertionError("what was recovered is no beginning of what was written; committed " + committed + ", nearest " + nearest);
    }

    private static List<String> difference(List<String> wanted, List<String> found) {
        Set<String> missing = new HashSet<>(wanted);
        found.forEach(missing::remove);
        Set<String> surplus = new HashSet<>(found);
        wanted.forEach(surplus::remove);
        List<String> difference = new ArrayList<>();
        missing.forEach(line -> difference.add("missing " + line));
        surplus.forEach(line -> difference.add("surplus " + line));
        return difference;
    }
}
