package io.bindery.broker;

import io.bindery.model.BrokerSnapshot;

/** Takes snapshots, while somebody looks. Called on the engine thread; never blocks. */
public interface SnapshotSink {

    /** When false no snapshot is made. */
    boolean wanted();

    /** Whether the last has been looked at; while it has not, another would hardly be seen. */
    boolean lastIsRead();

    void accept(BrokerSnapshot snapshot);

    SnapshotSink NOBODY = new SnapshotSink() {
        @Override public boolean wanted() {
            return false;
        }

        @Override public boolean lastIsRead() {
            return true;
        }

        @Override public void accept(BrokerSnapshot snapshot) { }
    };
}
