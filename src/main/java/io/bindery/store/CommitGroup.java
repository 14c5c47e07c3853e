package io.bindery.store;

/**
 * One write and fsync of the journal.
 *
 * @param atMillis wall clock when it was done · bytes written, copies made by cleaning included
 * @param fsyncNanos 0 when the group held nothing that had to be synced for its own sake
 */
public record CommitGroup(long atMillis, int records, long bytes, long fsyncNanos) { }
