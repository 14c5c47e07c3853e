package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.FieldTable;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SQL tables show what the journal holds, while the store runs, is cleaned and started again. */
class SqlTablesTest extends StoreShownBySql {

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
                assertThat(SqlLook.queueLines(connection)).isEqualTo(java.util.stream.LongStream.rangeClosed(1, 10)
                        .mapToObj(position -> "q@" + position + " #" + (199 + position) + " false 0 null").toList());
                assertThat(SqlLook.count(connection, "message")).isEqualTo(10);
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
                List<String> times = SqlLook.lines(connection, sql);
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
                assertThat(times).containsAll(SqlLook.lines(connection, sql)).hasSizeGreaterThan(SqlLook.lines(connection, sql).size());
                assertThat(SqlLook.lines(connection, sql)).isNotEmpty();
            }
        }
    }

    private IntStream segments() {
        return Stream.of(directory.resolve("journal").toFile().list()).mapToInt(Segment::numberOf);
    }
}
