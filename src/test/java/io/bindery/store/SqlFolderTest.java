package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Whatever lies in the tables' folder: they show what the journal holds, and take no room for it. */
class SqlFolderTest extends StoreShownBySql {

    interface Leftover {
        void in(Path sqlFolder) throws IOException;
    }

    private void showAllAfter(Leftover leftover) throws IOException, SQLException {
        Path folder = directory.resolve("sql");
        try (OpenedStore store = open()) {
            write(store, 100);
        }
        Files.createDirectories(folder);
        leftover.in(folder);
        try (OpenedStore store = open()) {
            awaitTables(store);
            assertTablesShow(store, traffic.model());
            assertThat(store.sqlProblem()).isEmpty();
        }
    }

    private static Path database(Path sql) {
        return sql.resolve("bindery.mv.db");
    }

    @Test void theFolderMayBeMissing() throws IOException, SQLException {
        showAllAfter(Files::deleteIfExists);
    }

    @Test void aDatabaseFileThatIsNoneDoesNoHarm() throws IOException, SQLException {
        showAllAfter(sql -> Files.write(database(sql), new byte[10_000]));
    }

    @Test void anEmptyDatabaseFileDoesNoHarm() throws IOException, SQLException {
        showAllAfter(sql -> Files.write(database(sql), new byte[0]));
    }

    /** Up to format 2's first versions the tables were kept in that file, with an owner who had a password. */
    @Test void tablesThatAnOlderBinderyKeptAreThrownAway() throws IOException, SQLException {
        showAllAfter(sql -> {
            Files.writeString(sql.resolve("owner.password"), "secret");
            try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + sql.resolve("bindery"), "OWNER", "secret");
                 Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE message (id BIGINT PRIMARY KEY)");
                statement.execute("INSERT INTO message VALUES (42)");
            } catch (SQLException e) {
                throw new IOException(e);
            }
        });
        assertThat(directory.resolve("sql").resolve("owner.password")).doesNotExist();
    }

    @Test void aFolderThatCannotBeWrittenIsSaidAndTheStoreWorks() throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("sql"), "a file where the folder should be");
        try (OpenedStore store = open()) {
            write(store, 50);
            await().until(() -> !store.sqlProblem().isEmpty());
            assertThat(store.sqlUrl()).isEmpty();
            write(store, 50);
        }
        assertThat(directory.resolve("sql")).isRegularFile();
    }

    /** The whole size of the tables, whatever the journal holds. */
    @Test void theTablesTakeNoRoomOfTheirOwn() throws IOException, SQLException {
        try (OpenedStore store = open()) {
            traffic.removing = 5;
            write(store, 400);
            awaitTables(store);
            assertTablesShow(store, traffic.model());
            assertThat(Files.size(database(directory.resolve("sql")))).isLessThan(128 << 10)
                    .isLessThan(store.stats().liveBytes() / 10);
        }
        assertThat(directory.resolve("sql")).isEmptyDirectory();
    }
}
