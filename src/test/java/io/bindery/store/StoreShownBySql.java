package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;

/** A store on a directory of its own, and the traffic that goes into it, for tests of its SQL tables. */
abstract class StoreShownBySql {

    static final StoreSettings SETTINGS = StoreSettings.DEFAULT.withSegmentBytes(64 << 10);

    @TempDir Path directory;
    final CommitWaiter commits = new CommitWaiter();
    final Traffic traffic = new Traffic(31);

    OpenedStore open() throws IOException {
        return Store.open(DataDirectory.open(directory), SETTINGS, commits, RecoveryProgress.NONE);
    }

    void awaitTables(OpenedStore store) {
        await().until(() -> store.sqlUrl().isPresent());
    }

    void assertTablesShow(OpenedStore store, StoreModel model) throws SQLException {
        try (Connection connection = DriverManager.getConnection(store.sqlUrl().orElseThrow())) {
            assertThat(SqlLook.queueLines(connection)).isEqualTo(SqlLook.queueLines(model));
            assertThat(SqlLook.count(connection, "message")).isEqualTo(model.messageIds().size());
            assertThat(SqlLook.count(connection, "queue")).isEqualTo(model.queues.size());
            assertThat(SqlLook.count(connection, "exchange")).isEqualTo(model.exchanges.size());
            assertThat(SqlLook.count(connection, "binding")).isEqualTo(model.bindings.size());
        }
    }

    void write(OpenedStore store, int batches) {
        traffic.into(store.log());
        for (int i = 0; i < batches; i++) {
            traffic.batch(10);
        }
        commits.await(store);
    }
}
