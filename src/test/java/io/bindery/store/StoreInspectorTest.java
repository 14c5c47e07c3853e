package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.engine.RecoveredState;
import io.bindery.engine.RecoveredState.Standing;
import io.bindery.model.Message;
import io.bindery.model.PropertiesCodec;
import io.bindery.model.QueuePage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking at a directory at rest shows all of it and changes none of it. */
class StoreInspectorTest {

    @TempDir Path directory;
    private final Map<Long, Message> contents = new HashMap<>();
    private final Traffic traffic = new Traffic(41);

    private OpenedStore open() throws IOException {
        return Store.open(DataDirectory.open(directory), StoreSettings.DEFAULT.withSegmentBytes(64 << 10), position -> { }, RecoveryProgress.NONE);
    }

    private void fill() throws IOException {
        try (OpenedStore store = open()) {
            traffic.largeBodies = true;
            traffic.into(store.log());
            for (int i = 0; i < 200; i++) {
                traffic.batch(10);
            }
        }
    }

    private Map<Path, String> bytes() throws IOException {
        Map<Path, String> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            files.forEach(file -> bytes.put(file, Files.isDirectory(file) ? "directory" : content(file)));
        }
        return bytes;
    }

    private static String content(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + java.util.Arrays.hashCode(Files.readAllBytes(file)) + " " + Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test void everythingIsShownAndNotAByteChanges() throws IOException, SQLException {
        fill();
        Path last = directory.resolve("journal").resolve(Segment.file(lastSegment()));
        Files.write(last, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
        Map<Path, String> before = bytes();
        try (StoreInspector inspector = StoreInspector.open(directory, RecoveryProgress.NONE)) {
            assertThat(inspector.report().tornTailBytes()).isEqualTo(3);
            assertThat(inspector.definitions().bindings()).containsExactlyElementsOf(traffic.model().bindings);
            assertThat(inspector.definitions().exchanges()).containsExactlyElementsOf(traffic.model().exchanges.values());
            assertThat(StoreModel.lines(state(inspector), contents::get)).isEqualTo(traffic.model().lines());
            for (long id : traffic.model().messageIds()) {
                assertThat(StoreModel.wrong(inspector.readMessage(id).orElseThrow())).isEmpty();
            }
            try (Connection connection = DriverManager.getConnection(inspector.sqlUrl())) {
                assertThat(SqlLook.queueLines(connection)).isEqualTo(SqlLook.queueLines(traffic.model()));
                assertThatThrownBy(() -> connection.createStatement().execute("DELETE FROM message")).isInstanceOf(SQLException.class);
            }
        }
        assertThat(bytes()).isEqualTo(before);
    }

    private int lastSegment() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("journal"))) {
            return files.mapToInt(file -> Segment.numberOf(file.getFileName().toString())).max().orElseThrow();
        }
    }

    private RecoveredState.Entry entry(StoredMessage each) {
        contents.put(each.message().id(), each.message());
        return new RecoveredState.Entry(each.position(), each.message().id(), each.message().body().length,
                PropertiesCodec.priority(each.message().propertyBytes()), each.redelivered(), each.enqueuedAtMillis(), each.expiresAtMillis());
    }

    /** Page by page, as a window would. */
    private RecoveredState state(StoreInspector inspector) throws IOException {
        List<RecoveredState.Queue> queues = new ArrayList<>();
        for (StoreInspector.InspectedQueue queue : inspector.queues()) {
            List<RecoveredState.Entry> entries = new ArrayList<>();
            List<Standing> standings = new ArrayList<>();
            long next = 0;
            do {
                StoreInspector.InspectedPage page = inspector.entries(queue.queueId(), next, 7);
                assertThat(page.unreadable()).isEmpty();
                page.entries().forEach(each -> entries.add(entry(each)));
                page.entries().stream().map(StoredMessage::standing).filter(Objects::nonNull).forEach(standings::add);
                next = page.next();
            } while (next != QueuePage.NONE);
            assertThat(entries).hasSize((int) queue.messages());
            queues.add(new RecoveredState.Queue(queue.queueId(), queue.definition(), entries, standings, List.of()));
        }
        return new RecoveredState(inspector.definitions().exchanges(), queues, inspector.definitions().bindings(), 0, 0);
    }

    @Test void aRunningBrokersDirectoryIsRefusedNamingTheProcess() throws IOException {
        try (OpenedStore store = open()) {
            assertThat(store.report().clean()).isTrue();
            assertThatThrownBy(() -> StoreInspector.open(directory, RecoveryProgress.NONE)).isInstanceOf(DataDirectoryException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test void aDirectoryOfSomethingElseIsRefused() {
        assertThatThrownBy(() -> StoreInspector.open(directory, RecoveryProgress.NONE)).isInstanceOf(DataDirectoryException.class)
                .hasMessageContaining("no journal");
        assertThatThrownBy(() -> StoreInspector.open(directory.resolve("no"), RecoveryProgress.NONE)).isInstanceOf(DataDirectoryException.class)
                .hasMessageContaining("does not exist");
    }
}
