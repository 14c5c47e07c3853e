package io.bindery.store;

/** Told that records are on disk. Called on the store thread; must not block. */
@FunctionalInterface
public interface CommitListener {

    /** Every record with this log position or an earlier one is fsynced. */
    void committed(long logPosition);
}
