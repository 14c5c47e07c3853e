package io.bindery.store;

/** Told how far opening or copying a store has come; called on the thread that does it, a few times a second at most. What it throws ends the work. */
@FunctionalInterface
public interface RecoveryProgress {

    RecoveryProgress NONE = (done, total) -> { };

    /** @param bytesDone of {@code bytesTotal} in the files */
    void progress(long bytesDone, long bytesTotal);
}
