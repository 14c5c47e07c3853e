package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reads the SQL tables finds by a key what a walk through all would find, changes nothing, and may be another program. */
class SqlReadersTest extends StoreShownBySql {

    /** What is found by a key's value, or in its order, is what a walk through all would find. */
    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT id, size, routing_key FROM message WHERE %s BETWEEN 100 AND 300 ORDER BY id",
        "SELECT id FROM message WHERE %s > 200 ORDER BY id DESC LIMIT 7",
        "SELECT id FROM message WHERE %s IN (7, 150, 151, 152, 900000)",
        "SELECT id FROM message WHERE %s < 0",
        "SELECT id FROM message WHERE %s = NULL"})
    void messagesAreFoundById(String sql) throws IOException, SQLException {
        assertFoundAsByAWalk(sql.formatted("id"), sql.formatted("id + 0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT queue, position, enqueued_at, expires_at FROM queue_entry WHERE message_id%s IN (SELECT id FROM message WHERE size > 600) ORDER BY 1, 2",
        "SELECT queue, position, message_id FROM queue_entry WHERE queue_id%s = 2 ORDER BY position",
        "SELECT q.name, COUNT(e.position) FROM queue q LEFT JOIN queue_entry e ON e.queue_id%s = q.id GROUP BY q.name ORDER BY 1",
        "SELECT m.id, COUNT(*) FROM message m JOIN queue_entry e ON e.message_id%s = m.id GROUP BY m.id ORDER BY 1"})
    void entriesAreFoundByQueueAndByMessage(String sql) throws IOException, SQLException {
        assertThat(assertFoundAsByAWalk(sql.formatted(""), sql.formatted(" + 0"))).isNotEmpty();
    }

    /** @return what was found */
    private List<String> assertFoundAsByAWalk(String byKey, String walking) throws IOException, SQLException {
        try (OpenedStore store = open()) {
            write(store, 100);
            awaitTables(store);
            try (Connection connection = DriverManager.getConnection(store.sqlUrl().orElseThrow())) {
                List<String> found = SqlLook.lines(connection, byKey);
                assertThat(found).isEqualTo(SqlLook.lines(connection, walking));
                return found;
            }
        }
    }

    @Test void theReaderMayLookAndNotTouch() throws IOException, SQLException {
        try (OpenedStore store = open()) {
            write(store, 20);
            awaitTables(store);
            try (Connection connection = DriverManager.getConnection(store.sqlUrl().orElseThrow());
                 Statement statement = connection.createStatement()) {
                for (String sql : List.of("DELETE FROM message", "DROP TABLE message", "SHUTDOWN", "CREATE TABLE mine (a INT)",
                        "SELECT FILE_READ('/etc/passwd')")) {
                    assertThatThrownBy(() -> statement.execute(sql)).as(sql).isInstanceOf(SQLException.class);
                }
            }
            assertTablesShow(store, traffic.model());
        }
    }

    @Test void anotherProgramReadsTheTablesWhileTheStoreRuns() throws IOException, InterruptedException {
        try (OpenedStore store = open()) {
            write(store, 50);
            awaitTables(store);
            Process reader = ChildProcess.start(ReaderProgram.class, directory.resolve("sql.properties").toString());
            assertThat(reader.inputReader().readLine()).isEqualTo(traffic.model().copies() + " entries");
            assertThat(reader.waitFor()).isZero();
        }
        assertThat(directory.resolve("sql.properties")).doesNotExist();
    }

    /** Knows nothing but the file in the data directory. */
    static final class ReaderProgram {
        public static void main(String[] args) throws IOException, SQLException {
            java.util.Properties access = new java.util.Properties();
            try (var in = Files.newBufferedReader(Path.of(args[0]))) {
                access.load(in);
            }
            try (Connection connection = DriverManager.getConnection(access.getProperty("url"), access.getProperty("user"),
                    access.getProperty("password"))) {
                System.out.println(SqlLook.count(connection, "queue_entry") + " entries");
            }
        }
    }
}
