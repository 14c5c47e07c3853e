package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.engine.RecoveredState;
import io.bindery.model.FieldTable;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A power cut before any change of the disk, while a data directory is made, brought up to date or backed up, whichever names had
 * not been synced by then. {@code -Dstore.pathcuts=50} plays each of them in more ways, {@code -Dstore.pathcuts.from=50} in others.
 */
class PathPowerCutTest {

    private static final int FIRST_WAY = Integer.getInteger("store.pathcuts.from", 0);
    private static final int WAYS = FIRST_WAY + Integer.getInteger("store.pathcuts", 2);
    private static final String DATA = "/home/me/bindery";
    private static final StoreSettings SETTINGS = StoreSettings.DEFAULT.withoutSql();
    private static final int MESSAGES = 4;

    /** How many messages were told to be committed; -1 before their queue was. */
    private final AtomicInteger committed = new AtomicInteger(-1);

    private interface Life {
        void on(RecordingDisk disk) throws IOException;
    }

    private interface Look {
        void at(RecordingDisk left, Random random, String when) throws IOException;
    }

    /** Plays a life on the disk that was prepared with a power cut before each of its changes, and looks at what is left. */
    private static void cutEverywhere(Life prepared, Life life, Look look) throws IOException {
        for (long cut = 0, changes = 1; cut <= changes; cut++) {
            for (int way = FIRST_WAY; way < WAYS; way++) {
                Random random = new Random(cut * 1009 + way);
                RecordingDisk disk = new RecordingDisk();
                prepared.on(disk);
                long before = disk.changes();
                disk.cutBefore(before + cut, random, () -> { });
                life.on(disk);
                changes = disk.changes() - before;
                look.at(disk.left(random), random, "cut before change " + cut + " of " + changes + ", way " + way);
            }
        }
    }

    @Test void aDirectoryThatWasBeingMadeOpensWithAllThatWasCommitted() throws IOException {
        cutWhileFilling(disk -> { }, "");
    }

    /** Who was killed had made names, too, and not all of them were on disk. */
    @Test void soItIsWhenWhoBeganToMakeItWasKilled() throws IOException {
        RecordingDisk whole = new RecordingDisk();
        DataDirectory.open(DiskPaths.on(whole, DATA)).close();
        for (long kill = 0; kill < whole.changes(); kill++) {
            long killed = kill;
            cutWhileFilling(disk -> {
                disk.killBefore(killed);
                try {
                    DataDirectory.open(DiskPaths.on(disk, DATA)).close();
                } catch (RecordingDisk.Killed expected) {
                    disk.nobodyIsKilled();
                }
            }, "killed before change " + killed + ", ");
        }
    }

    private void cutWhileFilling(Life prepared, String what) throws IOException {
        AtomicInteger sure = new AtomicInteger();
        for (long cut = 0, changes = 1; cut <= changes; cut++) {
            for (int way = FIRST_WAY; way < WAYS; way++) {
                Random random = new Random(cut * 1009 + way);
                RecordingDisk disk = new RecordingDisk();
                prepared.on(disk);
                committed.set(-1);
                long before = disk.changes();
                disk.cutBefore(before + cut, random, () -> sure.set(committed.get()));
                fill(disk);
                changes = disk.changes() - before;
                RecordingDisk left = disk.left(random);
                assertHolds(left, cut < changes ? sure.get() : MESSAGES, what + "cut before change " + cut + " of " + changes + ", way " + way);
                assertHolds(left, cut < changes ? sure.get() : MESSAGES, "and once more");
            }
        }
    }

    private void fill(RecordingDisk disk) throws IOException {
        CommitWaiter commits = new CommitWaiter();
        try (OpenedStore store = Store.open(DataDirectory.open(DiskPaths.on(disk, DATA)), SETTINGS, commits, RecoveryProgress.NONE)) {
            store.log().queueDeclared(1, new QueueDefinition("/", "q", Set.of(QueueFlag.DURABLE), FieldTable.EMPTY));
            for (int id = 0; id <= MESSAGES; id++) {
                if (id > 0) {
                    store.log().enqueued(Traffic.message(id), 1, new long[] {1}, new long[] {id}, new long[] {0});
                }
                store.log().flush();
                commits.await(store);
                committed.set(id);
            }
        }
    }

    private static void assertHolds(RecordingDisk disk, int messages, String when) throws IOException {
        try (OpenedStore store = Store.open(DataDirectory.open(DiskPaths.on(disk, DATA)), SETTINGS, position -> { }, RecoveryProgress.NONE)) {
            assertThat(store.report().damages()).as(when).isEmpty();
            assertThat(store.state().queues()).as(when).hasSizeGreaterThanOrEqualTo(messages >= 0 ? 1 : 0);
            assertThat(store.state().queues().stream().flatMap(queue -> queue.entries().stream()).map(RecoveredState.Entry::messageId).toList())
                    .as(when).containsExactlyElementsOf(java.util.stream.LongStream.rangeClosed(1, store.report().messages()).boxed().toList())
                    .hasSizeGreaterThanOrEqualTo(messages);
        }
    }

    private static final Map<String, String> OLD = Map.of("0000000001.journal", "old ".repeat(1000), "0000000002.journal", "older ".repeat(500));
    private static final Map<String, String> NEW = Map.of("0000000001.journal", "new ".repeat(1000), "0000000003.journal", "newer ".repeat(500));

    private static void anOlderDirectory(RecordingDisk disk) throws IOException {
        Path directory = DiskPaths.on(disk, DATA);
        DataDirectory.open(directory).close();
        for (Map.Entry<String, String> file : OLD.entrySet()) {
            KeptCopy.synced(Files.writeString(directory.resolve("journal").resolve(file.getKey()), file.getValue()));
        }
        DiskFiles.syncDirectory(directory.resolve("journal"));
    }

    /** A format whose step changes files where they lie, in pieces, makes one and deletes one. */
    private static DataFormat next() {
        return new DataFormat(DataFormat.CURRENT.version() + 1, Map.of(DataFormat.CURRENT.version(), directory -> {
            Path journal = directory.resolve("journal");
            for (Map.Entry<String, String> file : NEW.entrySet()) {
                KeptCopy.synced(Files.writeString(journal.resolve(file.getKey()), file.getValue().substring(0, 700)));
                KeptCopy.synced(Files.writeString(journal.resolve(file.getKey()), file.getValue()));
            }
            Files.deleteIfExists(journal.resolve("0000000002.journal"));
            DiskFiles.syncDirectory(journal);
        }));
    }

    private static void bringUpToDate(RecordingDisk disk) throws IOException {
        DataDirectory.open(DiskPaths.on(disk, DATA), next()).close();
    }

    @Test void whatWasBroughtUpToDateIsAsItWasOrACopyOfItIsKept() throws IOException {
        cutEverywhere(PathPowerCutTest::anOlderDirectory, PathPowerCutTest::bringUpToDate, (left, random, when) -> {
            assertNothingIsLost(left, when);
            bringUpToDate(left);
            assertIsUpToDate(left, when);
        });
    }

    @Test void soItIsWhenItWasKilledBefore() throws IOException {
        RecordingDisk whole = new RecordingDisk();
        anOlderDirectory(whole);
        long before = whole.changes();
        bringUpToDate(whole);
        for (long kill = before; kill < whole.changes(); kill++) {
            long killed = kill;
            cutEverywhere(disk -> {
                anOlderDirectory(disk);
                disk.killBefore(killed);
                try {
                    bringUpToDate(disk);
                } catch (RecordingDisk.Killed expected) {
                    disk.nobodyIsKilled();
                }
            }, PathPowerCutTest::bringUpToDate, (left, random, when) -> {
                assertNothingIsLost(left, "killed before change " + (killed - before) + ", " + when);
                bringUpToDate(left);
                assertIsUpToDate(left, "killed before change " + (killed - before) + ", " + when);
            });
        }
    }

    private static void assertIsUpToDate(RecordingDisk disk, String when) throws IOException {
        Path directory = DiskPaths.on(disk, DATA);
        assertThat(DataFormat.versionOf(directory)).as(when).isEqualTo(next().version());
        assertThat(contents(directory.resolve("journal"))).as(when).isEqualTo(NEW);
        assertThat(keepsACopy(directory)).as("%s: a copy is kept", when).isTrue();
    }

    private static void assertNothingIsLost(RecordingDisk disk, String when) throws IOException {
        Path directory = DiskPaths.on(disk, DATA);
        assertThat(contents(directory.resolve("journal")).equals(OLD) || keepsACopy(directory)).as("%s: the original is there", when).isTrue();
    }

    private static boolean keepsACopy(Path directory) throws IOException {
        try (Stream<Path> inside = Files.list(directory)) {
            for (Path path : inside.filter(path -> path.getFileName().toString().matches("journal-of-format-[0-9]+(-[0-9]+)?")).toList()) {
                if (contents(path).equals(OLD)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    @Test void aBackupIsWholeOrNotThere() throws IOException {
        String target = "/mnt/backups/monday";
        AtomicInteger done = new AtomicInteger();
        cutEverywhere(this::fill, disk -> {
            Backup.copy(DiskPaths.on(disk, DATA), DiskPaths.on(disk, target));
            done.incrementAndGet();
        }, (left, random, when) -> {
            Path copy = DiskPaths.on(left, target);
            if (!when.startsWith("cut before change 0 ") && Files.exists(copy)) {
                try (StoreInspector inside = StoreInspector.open(copy, RecoveryProgress.NONE)) {
                    assertThat(inside.report().messages()).as(when).isEqualTo(MESSAGES);
                }
                assertThat(DataFormat.versionOf(copy)).as(when).isEqualTo(DataFormat.CURRENT.version());
            }
        });
        assertThat(done).hasPositiveValue();
        RecordingDisk disk = new RecordingDisk();
        fill(disk);
        Backup.copy(DiskPaths.on(disk, DATA), DiskPaths.on(disk, target));
        assertThat(Files.exists(DiskPaths.on(disk.left(new Random(1)), target))).as("who is told that it is there finds it after a power cut").isTrue();
    }
}
