package io.bindery.store;

/** Told how far opening a store has come; called on the opening thread, a few times a second at most. */
@FunctionalInterface
public interface RecoveryProgress {

    RecoveryProgress NONE = (done, total) -> { };

    /** @param bytesDone of {@code bytesTotal}; a message is read twice, so the total is more than the files' size */
    void progress(long bytesDone, long bytesTotal);
}
