package io.bindery.gateway;

import io.bindery.model.BrokerSnapshot;

/** The newest snapshot. Latest wins; the writer never waits for a reader, and a reader pulls when it likes. */
public final class SnapshotSlot {

    private volatile BrokerSnapshot latest = BrokerSnapshot.EMPTY;

    public void put(BrokerSnapshot snapshot) {
        latest = snapshot;
    }

    public BrokerSnapshot latest() {
        return latest;
    }
}
