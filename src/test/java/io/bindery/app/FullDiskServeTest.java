package io.bindery.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bindery.fixture.SmallDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bindery serve} says of a full disk: a sentence for each thing that does not work, with the directory and the way out, and no stack trace. */
@Timeout(180)
class FullDiskServeTest {

    private static final int SMALL_DISK_MB = 40;

    @TempDir Path mountPoint;
    @TempDir Path elsewhere;
    private SmallDisk disk;
    private Path data;

    @BeforeEach void mount() throws Exception {
        disk = SmallDisk.over(mountPoint, SMALL_DISK_MB);
        data = mountPoint.resolve("data");
    }

    @AfterEach void unmount() throws Exception {
        if (disk != null) {
            disk.close();
        }
    }

    @Test void whatCannotBeWrittenIsSaidInASentenceAndItGoesOnWhenThereIsRoom() throws Exception {
        Path ballast = disk.fillUpTo(100_000);
        Path errors = elsewhere.resolve("errors");
        ServeProcess serve = ServeProcess.launch(data, errors);
        try {
            serve.awaitReady();
            await().until(() -> serve.errors().contains("SQL tables"));
            assertThat(serve.errors()).contains("The SQL tables in " + data.resolve("sql") + " cannot be opened (No space left on device): queues and messages do without. Make room there")
                    .contains("The journal in " + data + " cannot be written (No space left on device): nothing more is confirmed until it can. Make room there");
            Files.delete(ballast);
            await().until(() -> Files.exists(data.resolve("sql.properties")));
        } finally {
            serve.killAfter(0);
        }
        assertThat(Files.readAllLines(errors)).noneMatch(line -> line.startsWith("\tat ") || line.contains("Exception")).filteredOn(line -> line.contains("cannot be opened")).hasSize(1);
    }

    @Test void aDiskTooFullToBeginOnIsSaidWithTheDirectory() throws Exception {
        disk.fillUpTo(8_192);
        ServeProcess serve = ServeProcess.launch(data, elsewhere.resolve("errors"));
        assertThatThrownBy(serve::awaitReady).hasMessageEndingWith("bindery: Cannot write to " + data
                + " (No space left on device): make it writable, make room, or choose another directory with --data.\n");
        assertThat(serve.errors()).hasLineCount(1);
    }
}
