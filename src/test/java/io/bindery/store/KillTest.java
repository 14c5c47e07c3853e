package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bindery.engine.MessageLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * After kill -9 of a real process at a random moment everything it said was committed is there. {@code -Dstore.kills=200}
 * kills more of them.
 */
class KillTest {

    private static final StoreSettings SETTINGS = StoreSettings.DEFAULT.withSegmentBytes(64 << 10);

    @TempDir Path directory;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("store.kills", 3));
    }

    private static Traffic traffic(long seed) {
        Traffic traffic = new Traffic(seed);
        traffic.purging = seed % 2 == 0;
        traffic.removing = traffic.purging ? 25 : 44;
        return traffic;
    }

    /** Writes until it is killed, saying which batches are committed. */
    static final class Writer {
        public static void main(String[] args) throws IOException {
            StoreListener tell = position -> {
                System.out.println(position);
                System.out.flush();
            };
            try (OpenedStore store = Store.open(DataDirectory.open(Path.of(args[0])), SETTINGS, tell, RecoveryProgress.NONE)) {
                Traffic traffic = traffic(Long.parseLong(args[1]));
                traffic.into(store.log());
                while (true) {
                    traffic.batch(10);
                    while (store.backlogBytes() > 1 << 20) {
                        Thread.onSpinWait();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatWasSaidToBeCommittedIsThereAfterAKill(long seed) throws IOException, InterruptedException {
        Process child = ChildProcess.start(Writer.class, directory.toString(), Long.toString(seed));
        long committed = killAfter(child, 1 + new Random(seed).nextInt(400));
        OpenedStore store = Store.open(DataDirectory.open(directory), SETTINGS, position -> { }, RecoveryProgress.NONE);
        await().until(() -> store.sqlUrl().isPresent());
        store.close();
        assertThat(store.report().damages()).isEmpty();
        assertThat(store.sqlProblem()).isEmpty();
        assertIsBeginningWith(committed, StoreModel.lines(store), seed);
    }

    /** @return the last batch the child has told of */
    private static long killAfter(Process child, int lines) throws IOException, InterruptedException {
        long committed = 0;
        try (BufferedReader out = child.inputReader()) {
            String line = out.readLine();
            for (int i = 0; line != null; i++) {
                committed = Long.parseLong(line);
                if (i == lines) {
                    child.toHandle().destroyForcibly();
                }
                line = out.readLine();
            }
        } catch (NumberFormatException lineCutOff) {
            assertThat(committed).isPositive();
        }
        assertThat(child.waitFor()).isNotZero();
        return committed;
    }

    private static void assertIsBeginningWith(long committed, List<String> found, long seed) {
        StoreModel model = new StoreModel();
        Traffic traffic = traffic(seed);
        traffic.into(MessageLog.NONE);
        long number = 0;
        while (number < committed + 100_000) {
            List<Consumer<StoreModel>> batch = traffic.batch(10);
            number += batch.isEmpty() ? 0 : 1;
            for (Consumer<StoreModel> change : batch) {
                change.accept(model);
                if (number > committed - 1 && model.lines().equals(found)) {
                    return;
                }
            }
        }
        throw new AssertionError("nothing that was written after batch " + committed + " looks like what was recovered");
    }
}
