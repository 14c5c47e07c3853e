package io.bindery.gateway;

import io.bindery.model.BrokerSnapshot;

/** The newest snapshot. Latest wins; the writer never waits for a reader, and a reader pulls when it likes. */
public final class SnapshotSlot {

    private volatile BrokerSnapshot latest = BrokerSnapshot.EMPTY;
    private volatile boolean read = true;

    public void put(BrokerSnapshot snapshot) {
        latest = snapshot;
        read = false;
    }

    public BrokerSnapshot latest() {
        if (!read) {
            read = true;
        }
        return latest;
    }

    /** Whether anybody has looked since the last was put here: until then another would hardly be seen. */
    public boolean isRead() {
        return read;
    }
}
