package io.bindery.store;

/** What compacting gave: bytes of the journal on disk, before and after. */
public record Compaction(long before, long after) { }
