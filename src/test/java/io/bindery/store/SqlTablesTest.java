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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SQL tables show what the journal holds, while the store runs, whatever lay in their folder before. */
class SqlTablesTest {

    private static final StoreSettings SETTINGS = StoreSettings.DEFAULT.withSegmentBytes(64 << 10);

    @TempDir Path directory;
    private final CommitWaiter commits = new CommitWaiter();
    private final Traffic traffic = new Traffic(31);

    private OpenedStore open() throws IOException {
        return Store.open(DataDirectory.open(directory), SETTINGS, commits, RecoveryProgress.NONE);
    }

    private void awaitTables(OpenedStore store) {
        await().until(() -> store.sqlUrl().isPresent());
    }

    /** The lines of {@link StoreModel#lines()} without exchanges and bindings, out of the tables. */
    static List<String> queueLines(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery("SELECT e.queue, e.position, e.message_id, e.redelivered, m.routing_key, m.size,"
                     + " m.body, e.delivery_count, e.turn FROM queue_entry e JOIN message m ON m.id = e.message_id ORDER BY e.queue_id, e.position")) {
            while (row.next()) {
                var made = Traffic.message(row.getLong(3));
                boolean same = made.routingKey().equals(row.getString(5)) && made.body().length == row.getInt(6)
                        && java.util.Arrays.equals(java.util.Arrays.copyOf(made.body(), Math.min(made.body().length, 65536)), row.getBytes(7));
                lines.add(row.getString(1) + "@" + row.getLong(2) + " #" + row.getLong(3) + " " + row.getBoolean(4)
                        + " " + row.getInt(8) + " " + row.getString(9) + (same ? "" : " WRONG"));
            }
        }
        return lines;
    }

    static List<String> queueLines(StoreModel model) {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(model.queues).forEach((id, queue) -> model.entries.get(id).forEach((position, entry) ->
                lines.add(queue.name() + "@" + position + " #" + entry.messageId() + " " + entry.redelivered() + " "
                        + (entry.standing() == null ? "0 null" : entry.standing().returns() + " " + entry.standing().turn()))));
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
    void theTablesShowTheJournalWhileItIsCleaned(int removing) throws IOException, SQLException {
        try (OpenedStore store = open()) {
            traffic.removing = removing;
            traffic.largeBodies = removing == 10;
            for (int i = 0; i < 8; i++) {
                write(store, 40);
                awaitTables(store);
                assertTablesShow(store, traffic.model());
            }
        }
        try (OpenedStore store = open()) {
            awaitTables(store);
            assertTablesShow(store, traffic.model());
        }
    }

    @Test void afterAbandoningAndMoreWritingWithoutTablesTheyShowAllOfIt() throws IOException, SQLException {
        try (OpenedStore store = open()) {
            write(store, 50);
            awaitTables(store);
            write(store, 50);
            store.abandon();
        }
        try (OpenedStore store = Store.open(DataDirectory.open(directory), SETTINGS.withoutSql(), commits, RecoveryProgress.NONE)) {
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
            try (OpenedStore store = Store.open(DataDirectory.open(directory), SETTINGS.withoutSql(), commits, RecoveryProgress.NONE)) {
                remove(store, 1, 10);
                publish(store, life * 100, 1, 10);
            }
        }
        try (OpenedStore store = open()) {
            awaitTables(store);
            assertThat(store.sqlProblem()).isEmpty();
            try (Connection connection = DriverManager.getConnection(store.sqlUrl().orElseThrow())) {
                assertThat(queueLines(connection)).isEqualTo(java.util.stream.LongStream.rangeClosed(1, 10)
                        .mapToObj(position -> "q@" + position + " #" + (199 + position) + " false 0 null").toList());
                assertThat(count(connection, "message")).isEqualTo(10);
            }
        }
    }

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

    private static List<String> lines(Connection connection, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(row.getString(i));
                }
                lines.add(String.join(" ", values));
            }
        }
        return lines;
    }

    /** What is found by a key's value, or in its order, is what a walk through all would find. */
    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT id, size, routing_key FROM message WHERE %s BETWEEN 100 AND 300 ORDER BY id",
        "SELECT id FROM message WHERE %s > 200 ORDER BY id DESC LIMIT 7",
        "SELECT id FROM message WHERE %s IN (7, 150, 151, 152, 900000)",
        "SELECT id FROM message WHERE %s < 0",
        "SELECT id FROM message WHERE %s = NULL"})
    void messagesAreFoundById(String sql) throws IOException, SQLException {
        try (OpenedStore store = open()) {
            write(store, 100);
            awaitTables(store);
            try (Connection connection = DriverManager.getConnection(store.sqlUrl().orElseThrow())) {
                assertThat(lines(connection, sql.formatted("id"))).isEqualTo(lines(connection, sql.formatted("id + 0")));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT queue, position, enqueued_at, expires_at FROM queue_entry WHERE message_id%s IN (SELECT id FROM message WHERE size > 600) ORDER BY 1, 2",
        "SELECT queue, position, message_id FROM queue_entry WHERE queue_id%s = 2 ORDER BY position",
        "SELECT q.name, COUNT(e.position) FROM queue q LEFT JOIN queue_entry e ON e.queue_id%s = q.id GROUP BY q.name ORDER BY 1",
        "SELECT m.id, COUNT(*) FROM message m JOIN queue_entry e ON e.message_id%s = m.id GROUP BY m.id ORDER BY 1"})
    void entriesAreFoundByQueueAndByMessage(String sql) throws IOException, SQLException {
        try (OpenedStore store = open()) {
            write(store, 100);
            awaitTables(store);
            try (Connection connection = DriverManager.getConnection(store.sqlUrl().orElseThrow())) {
                assertThat(lines(connection, sql.formatted(""))).isNotEmpty().isEqualTo(lines(connection, sql.formatted(" + 0")));
            }
        }
    }

    @Test void aMessageSaysWhenItCameToDiskAlsoAfterItWasCopied() throws Exception {
        long before = System.currentTimeMillis();
        try (OpenedStore store = open()) {
            traffic.removing = 5;
            write(store, 100);
            long after = System.currentTimeMillis();
            awaitTables(store);
            String sql = "SELECT id, persisted_at FROM message WHERE id <= " + traffic.lastMessage() + " ORDER BY id";
            try (Connection connection = DriverManager.getConnection(store.sqlUrl().orElseThrow())) {
                List<String> times = lines(connection, sql);
                assertThat(times).hasSize(traffic.model().messageIds().size());
                try (Statement statement = connection.createStatement();
                     ResultSet row = statement.executeQuery("SELECT MIN(persisted_at), MAX(persisted_at) FROM message")) {
                    row.next();
                    assertThat(row.getObject(1, java.time.OffsetDateTime.class).toInstant().toEpochMilli()).isBetween(before, after);
                    assertThat(row.getObject(2, java.time.OffsetDateTime.class).toInstant().toEpochMilli()).isBetween(before, after);
                }
                int last = segments().max().orElseThrow();
                traffic.removing = 60;
                write(store, 100);
                store.compact().toCompletableFuture().get();
                assertThat(segments().min().orElseThrow()).as("all of them were copied").isGreaterThan(last);
                assertThat(times).containsAll(lines(connection, sql)).hasSizeGreaterThan(lines(connection, sql).size());
                assertThat(lines(connection, sql)).isNotEmpty();
            }
        }
    }

    private IntStream segments() {
        return Stream.of(directory.resolve("journal").toFile().list()).mapToInt(Segment::numberOf);
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
