package io.bindery.engine;

import io.bindery.model.Properties;
import java.util.List;

/** A broker whose contents leave memory as soon as they are on disk, and a client of it. */
abstract class NothingStaysInMemory {

    static final EngineSettings NOTHING_STAYS = EngineSettings.withSeed(7).withResidentBytes(0);

    final Desk desk = new Desk(NOTHING_STAYS, new RecordingLog(), RecoveredState.EMPTY, Desk.START);
    final Desk.Client client = desk.client;

    final void publish(String queue, String... bodies) {
        for (String body : bodies) {
            client.publishPersistent(queue, body);
        }
    }

    static Properties urgent(int priority) {
        return new Properties(null, null, null, 2, priority, null, null, null, null, null, null, null, null, null);
    }

    /** From now on contents come when the test says so. */
    final void slowDisk() {
        desk.log.autoFetch = false;
    }

    /** Everything asked for comes; what the client heard of it. */
    final List<String> contentsCome() {
        while (desk.fetched()) {
            desk.endBatch();
        }
        return client.heard();
    }
}
