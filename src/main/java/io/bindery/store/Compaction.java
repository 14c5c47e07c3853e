package io.bindery.store;

/** What compacting gave: bytes on disk of the journal and of the SQL projection, before and after. */
public record Compaction(long journalBefore, long journalAfter, long sqlBefore, long sqlAfter) { }
