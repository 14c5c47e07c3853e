package io.bindery.gateway.embedded;

import io.bindery.broker.EmbeddedBroker;
import io.bindery.gateway.GatewayException;
import io.bindery.gateway.StoreActivity;
import io.bindery.gateway.StoreActivity.Group;
import io.bindery.gateway.StoreActivity.RecoveredQueue;
import io.bindery.gateway.StoreActivity.Recovery;
import io.bindery.store.OpenedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Puts together what one life of an embedded broker tells of its store. Asks the disk, so not for the FX thread. */
final class StoreWatch {

    private static final String NOTHING_KEPT = "This broker keeps nothing on disk.";

    private final EmbeddedBroker broker;
    private final Path directory;
    private final Recovery recovery;

    private StoreWatch(EmbeddedBroker broker, Path directory, Recovery recovery) {
        this.broker = broker;
        this.directory = directory;
        this.recovery = recovery;
    }

    /** Right after the start: what is counted here is what the files held, whatever clients have done since. */
    static StoreWatch on(EmbeddedBroker broker, Path directory) {
        long now = System.currentTimeMillis();
        return broker.store().map(store -> new StoreWatch(broker, directory, new Recovery(now, store.report().nanos(),
                store.found().stream().map(StoreWatch::counted).toList(), store.foundBindings(),
                store.report().damages().stream().map(String::valueOf).toList())))
                .orElseThrow(() -> new GatewayException(NOTHING_KEPT));
    }

    private static RecoveredQueue counted(OpenedStore.FoundQueue queue) {
        return new RecoveredQueue(queue.definition().vhost(), queue.definition().name(), queue.messages(), queue.expired());
    }

    StoreActivity look() {
        return broker.store().map(store -> new StoreActivity(directory.toString(),
                store.stats().recentGroups().stream().map(g -> new Group(g.atMillis(), g.records(), g.bytes(), g.fsyncNanos())).toList(),
                store.stats().liveBytes(), freeBytes(), store.sqlUrl(), store.sqlProblem(), recovery))
                .orElseThrow(() -> new GatewayException(NOTHING_KEPT));
    }

    private long freeBytes() {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException gone) {
            throw new GatewayException("Cannot ask how much room " + directory + " has: " + gone.getMessage(), gone);
        }
    }
}
