package io.bindery.gateway;

/** What compacting a store gave: bytes of its journal on disk, before and after. */
public record Compaction(long before, long after) { }
