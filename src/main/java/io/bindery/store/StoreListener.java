package io.bindery.store;

import io.bindery.model.Message;

/** Told what the store has done. Called on its threads; must not block. */
@FunctionalInterface
public interface StoreListener {

    /** Every record with this log position or an earlier one is fsynced. */
    void committed(long logPosition);

    /** What was asked for by {@code MessageLog.fetch}. */
    default void fetched(long request, Message[] messages) {
        throw new IllegalStateException("nobody fetches here");
    }
}
