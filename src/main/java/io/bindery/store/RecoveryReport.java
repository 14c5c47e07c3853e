package io.bindery.store;

import java.util.List;

/**
 * What opening a journal found.
 *
 * @param bytesRead of all segments · records read whole
 * @param messages that are still wanted · entries of them in queues
 * @param tornTailBytes cut off the end: what a crash left of an unfinished commit group, never confirmed
 * @param damages places that could not be read, with what became of them
 * @param nanos how long it took
 */
public record RecoveryReport(long bytesRead, long records, long messages, long entries, long tornTailBytes,
                             List<Damage> damages, long nanos) {

    public RecoveryReport {
        damages = List.copyOf(damages);
    }

    /** Nothing was damaged; a torn tail is no damage. */
    public boolean clean() {
        return damages.isEmpty();
    }

    /** Bytes {@code offset} to {@code offset + length} of a file, and a sentence. */
    public record Damage(String file, long offset, long length, String text) {
        @Override public String toString() {
            return file + " at " + offset + ", " + length + " bytes: " + text;
        }
    }
}
