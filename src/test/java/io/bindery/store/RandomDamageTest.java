package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever becomes of a journal's files, it opens, says what is damaged and where, and never gives a message that is not as it was
 * sent. {@code -Dstore.damages=5000} for more ways of damaging.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RandomDamageTest {

    private static final StoreSettings SETTINGS = StoreSettings.DEFAULT.withoutSql().withSegmentBytes(32 << 10);

    private Path directory;
    private final Traffic traffic = new Traffic(61);
    private Path good;
    private Set<String> everSent;

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("store.damages", 60));
    }

    @BeforeAll void fill(@TempDir Path temporary) throws IOException {
        directory = temporary;
        good = directory.resolve("good");
        everSent = new HashSet<>();
        CommitWaiter commits = new CommitWaiter();
        try (OpenedStore store = Store.open(DataDirectory.open(good), SETTINGS, commits, RecoveryProgress.NONE)) {
            traffic.into(store.log());
            traffic.removing = 30;
            for (int i = 0; i < 800; i++) {
                traffic.batch(1);
                if (i % 10 == 0) {
                    commits.await(store);
                }
                traffic.model().lines().stream().filter(RandomDamageTest::isEntry).forEach(line -> everSent.add(place(line)));
            }
        }
    }

    private static boolean isEntry(String line) {
        return line.contains("@") && line.contains("#") && line.startsWith("  ");
    }

    /** Queue, position and message alone. */
    private static String place(String line) {
        return line.strip().split(" ")[0] + " " + line.strip().split(" ")[1];
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void itOpensNamesTheDamageAndGivesNothingWrong(long seed) throws IOException {
        Random random = new Random(seed);
        Path bad = directory.resolve("bad-" + seed);
        copy(bad);
        Set<String> touched = new TreeSet<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            touched.add(damage(bad.resolve("journal"), random));
        }
        try (OpenedStore store = Store.open(DataDirectory.open(bad), SETTINGS, position -> { }, RecoveryProgress.NONE)) {
            assertThat(store.report().damages()).allSatisfy(damage -> assertThat(touched).as("%s", damage).contains(damage.file()));
            assertNothingWrong(store);
            goesOn(store);
        }
        try (OpenedStore again = Store.open(DataDirectory.open(bad), SETTINGS, position -> { }, RecoveryProgress.NONE)) {
            assertNothingWrong(again);
            assertThat(again.state().queues()).as("what was declared behind the damage")
                    .anyMatch(queue -> queue.definition().name().equals("after"));
        }
    }

    private void assertNothingWrong(OpenedStore store) throws IOException {
        List<String> entries = StoreModel.lines(store).stream().filter(RandomDamageTest::isEntry).toList();
        assertThat(entries).doesNotHaveDuplicates().noneMatch(line -> line.contains("NOT AS IT WAS SENT"))
                .allMatch(line -> everSent.contains(place(line)));
    }

    /** New things are written behind the damage and committed. */
    private static void goesOn(OpenedStore store) {
        store.log().queueDeclared(900_000, new io.bindery.model.QueueDefinition("/", "after", Set.of(io.bindery.model.QueueFlag.DURABLE),
                io.bindery.model.FieldTable.EMPTY));
        store.log().flush();
    }

    private void copy(Path bad) throws IOException {
        try (Stream<Path> files = Files.walk(good)) {
            for (Path file : files.toList()) {
                Files.copy(file, bad.resolve(good.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** @return the file it damaged */
    private static String damage(Path journal, Random random) throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(journal)) {
            files = list.sorted().toList();
        }
        Path file = files.get(random.nextInt(files.size()));
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length == 0) {
            return file.getFileName().toString();
        }
        switch (random.nextInt(6)) {
            case 0 -> Files.delete(file);
            case 1 -> Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            case 2 -> Files.write(file, changed(bytes, random, 0, SegmentHeader.SIZE, 1 + random.nextInt(8)));
            case 3 -> Files.write(file, changed(bytes, random, Math.max(0, bytes.length - 200), bytes.length, 1 + random.nextInt(8)));
            case 4 -> {
                int at = random.nextInt(bytes.length);
                Arrays.fill(bytes, at, Math.min(bytes.length, at + 512 * (1 + random.nextInt(8))), (byte) 0);
                Files.write(file, bytes);
            }
            default -> Files.write(file, changed(bytes, random, 0, bytes.length, 1 + random.nextInt(20)));
        }
        return file.getFileName().toString();
    }

    private static byte[] changed(byte[] bytes, Random random, int from, int to, int times) {
        for (int i = 0; i < times; i++) {
            int at = Math.min(bytes.length, from) + random.nextInt(Math.max(1, Math.min(to, bytes.length) - from));
            bytes[Math.min(at, bytes.length - 1)] ^= (byte) (1 + random.nextInt(255));
        }
        return bytes;
    }
}
