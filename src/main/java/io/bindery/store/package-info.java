/**
 * Where durable facts are kept. The journal is the truth: append-only files of checksummed records, one write and one
 * fsync per commit group, and a confirm leaves only after its group's fsync.
 *
 * <p>A record's way: {@link io.bindery.store.JournalLog} encodes it on the engine thread → {@link io.bindery.store.Drain} →
 * {@link io.bindery.store.StoreThread} writes it → {@link io.bindery.store.JournalIndex} takes it in →
 * {@link io.bindery.store.CommitListener}. At start {@link io.bindery.store.Replay} feeds the same index from the files.
 */
package io.bindery.store;
