package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bindery.model.FieldTable;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SQL tables show what the journal holds, while the store runs, and are made anew whenever they don't. */
class SqlProjectionTest {

    private static final StoreSettings SETTINGS = StoreSettings.DEFAULT.withSegmentBytes(64 << 10).withProjectEvery(Duration.ofMillis(20));

    @TempDir Path directory;
    private final CommitWaiter commits = new CommitWaiter();
    private final Traffic traffic = new Traffic(31);

    private OpenedStore open() throws IOException {
        return Store.open(DataDirectory.open(directory), SETTINGS, commits, RecoveryProgress.NONE);
    }

    private void awaitTables(OpenedStore store) {
        await().atMost(Duration.ofSeconds(10)).until(() -> store.sqlStatus().readable() && store.sqlStatus().upToDate());
    }

    /** The lines of {@link StoreModel#lines()} without exchanges and bindings, out of the tables. */
    static List<String> queueLines(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery("SELECT e.queue, e.position, e.message_id, e.redelivered, m.routing_key, m.size,"
                     + " m.body FROM queue_entry e JOIN message m ON m.id = e.message_id ORDER BY e.queue_id, e.position")) {
            while (row.next()) {
                var made = Traffic.message(row.getLong(3));
                boolean same = made.routingKey().equals(row.getString(5)) && made.body().length == row.getInt(6)
                        && java.util.Arrays.equals(java.util.Arrays.copyOf(made.body(), Math.min(made.body().length, 65536)), row.getBytes(7));
                lines.add(row.getString(1) + "@" + row.getLong(2) + " #" + row.getLong(3) + " " + row.getBoolean(4) + (same ? "" : " WRONG"));
            }
        }
        return lines;
    }

    static List<String> queueLines(StoreModel model) {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(model.queues).forEach((id, queue) -> model.entries.get(id).forEach((position, entry) ->
                lines.add(queue.name() + "@" + position + " #" + entry.messageId() + " " + entry.redelivered())));
        return lines;
    }

    static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void assertTablesShow(OpenedStore store, StoreModel model) throws SQLException {
        try (Connection connection = DriverManager.getConnection(store.sqlUrl().orElseThrow())) {
            assertThat(queueLines(connection)).isEqualTo(queueLines(model));
            assertThat(count(connection, "message")).isEqualTo(model.messageIds().size());
            assertThat(count(connection, "queue")).isEqualTo(model.queues.size());
            assertThat(count(connection, "exchange")).isEqualTo(model.exchanges.size());
            assertThat(count(connection, "binding")).isEqualTo(model.bindings.size());
        }
    }

    private void write(OpenedStore store, int batches) {
        traffic.into(store.log());
        for (int i = 0; i < batches; i++) {
            traffic.batch(10);
        }
        commits.await(store);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 40, 60})
    void theTablesFollowTheJournalWhileItIsCleaned(int removing) throws IOException, SQLException {
        try (OpenedStore store = open()) {
            traffic.removing = removing;
            traffic.largeBodies = removing == 10;
            for (int i = 0; i < 8; i++) {
                write(store, 40);
                awaitTables(store);
                assertTablesShow(store, traffic.model());
            }
            assertThat(store.sqlStatus().rebuilds()).as("made once, for there was none").isEqualTo(1);
        }
        try (OpenedStore store = open()) {
            awaitTables(store);
            assertTablesShow(store, traffic.model());
            assertThat(store.sqlStatus().rebuilds()).as("kept").isZero();
        }
    }

    @Test void afterAbandoningAndMoreWritingWithoutTablesTheyCatchUp() throws IOException, SQLException {
        try (OpenedStore store = open()) {
            write(store, 50);
            awaitTables(store);
            write(store, 50);
            store.abandon();
        }
        try (OpenedStore store = Store.open(DataDirectory.open(directory), SETTINGS.withoutProjection(), commits, RecoveryProgress.NONE)) {
            write(store, 50);
        }
        try (OpenedStore store = open()) {
            awaitTables(store);
            assertTablesShow(store, traffic.model());
        }
    }

    private void publish(OpenedStore store, long firstId, long firstPosition, int count) {
        for (int i = 0; i < count; i++) {
            store.log().enqueued(Traffic.message(firstId + i), 1, new long[] {7}, new long[] {firstPosition + i}, new long[] {0});
        }
        store.log().flush();
    }

    private void remove(OpenedStore store, long firstPosition, int count) {
        for (int i = 0; i < count; i++) {
            store.log().removed(7, firstPosition + i);
        }
        store.log().flush();
    }

    /** A broker counts positions from what is left: after a start with an empty queue they begin at 1 again. */
    @Test void placesUsedAgainAfterAnotherStartAreToldApart() throws IOException, SQLException {
        try (OpenedStore store = open()) {
            store.log().queueDeclared(7, new QueueDefinition("/", "q", Set.of(QueueFlag.DURABLE), FieldTable.EMPTY));
            publish(store, 1, 1, 10);
            commits.await(store);
            awaitTables(store);
        }
        for (int life = 1; life <= 2; life++) {
            try (OpenedStore store = Store.open(DataDirectory.open(directory), SETTINGS.withoutProjection(), commits, RecoveryProgress.NONE)) {
                remove(store, 1, 10);
                publish(store, life * 100, 1, 10);
            }
        }
        for (int rebuilds = 0; rebuilds < 2; rebuilds++) {
            try (OpenedStore store = open()) {
                awaitTables(store);
                assertThat(store.sqlStatus()).isEqualTo(new SqlStatus(true, true, rebuilds, ""));
                try (Connection connection = DriverManager.getConnection(store.sqlUrl().orElseThrow())) {
                    assertThat(queueLines(connection)).isEqualTo(java.util.stream.LongStream.rangeClosed(1, 10)
                            .mapToObj(position -> "q@" + position + " #" + (199 + position) + " false").toList());
                    assertThat(count(connection, "message")).isEqualTo(10);
                }
            }
            Files.delete(directory.resolve("sql").resolve("bindery.mv.db"));
        }
    }

    interface Harm {
        void to(Path sqlFolder) throws IOException;
    }

    private void rebuiltAfter(Harm harm) throws IOException, SQLException {
        try (OpenedStore store = open()) {
            write(store, 100);
            awaitTables(store);
        }
        harm.to(directory.resolve("sql"));
        try (OpenedStore store = open()) {
            await().until(() -> store.sqlStatus().rebuilds() > 0);
            awaitTables(store);
            assertTablesShow(store, traffic.model());
            assertThat(store.sqlStatus().problem()).isEmpty();
        }
    }

    @Test void deletedTablesAreMadeAnew() throws IOException, SQLException {
        rebuiltAfter(sql -> Files.delete(sql.resolve("bindery.mv.db")));
    }

    @Test void aDamagedDatabaseFileIsMadeAnew() throws IOException, SQLException {
        rebuiltAfter(sql -> {
            byte[] bytes = Files.readAllBytes(sql.resolve("bindery.mv.db"));
            for (int i = 0; i < bytes.length; i += 3) {
                bytes[i] ^= 0x55;
            }
            Files.write(sql.resolve("bindery.mv.db"), bytes);
        });
    }

    @Test void anEmptyDatabaseFileIsMadeAnew() throws IOException, SQLException {
        rebuiltAfter(sql -> Files.write(sql.resolve("bindery.mv.db"), new byte[0]));
    }

    @Test void aLostOwnersPasswordCostsNothingButTheTables() throws IOException, SQLException {
        rebuiltAfter(sql -> Files.delete(sql.resolve("owner.password")));
    }

    private void asOwner(Path sql, String statement) throws IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + sql.resolve("bindery"), "OWNER",
                Files.readString(sql.resolve("owner.password"))); Statement execute = connection.createStatement()) {
            execute.execute(statement);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    @Test void anOlderSchemaIsMadeAnew() throws IOException, SQLException {
        rebuiltAfter(sql -> asOwner(sql, "UPDATE journal_position SET version = version - 1"));
    }

    @Test void tablesThatMissARowAreMadeAnew() throws IOException, SQLException {
        rebuiltAfter(sql -> asOwner(sql, "DELETE FROM stored_entry FETCH FIRST 1 ROW ONLY"));
    }

    @Test void tablesAheadOfTheJournalAreMadeAnew() throws IOException, SQLException {
        rebuiltAfter(sql -> asOwner(sql, "UPDATE journal_position SET segment = segment + 10"));
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
                System.out.println(count(connection, "queue_entry") + " entries");
            }
        }
    }
}
