package io.bindery.gateway;

/** What compacting a store gave: bytes on disk of its journal and of its SQL tables, before and after. */
public record Compaction(long journalBefore, long journalAfter, long sqlBefore, long sqlAfter) { }
