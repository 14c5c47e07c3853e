package io.bindery.store;

/** Told how far opening a store has come; called on the opening thread, a few times a second at most. */
@FunctionalInterface
public interface RecoveryProgress {

    RecoveryProgress NONE = (done, total) -> { };

    /** @param bytesDone of {@code bytesTotal} in the files */
    void progress(long bytesDone, long bytesTotal);
}
