/**
 * Where durable facts are kept. The journal is the truth: append-only files of checksummed records, one write and one
 * fsync per commit group, and a confirm leaves only after its group's fsync.
 *
 * <p>A record's way: {@link io.bindery.store.JournalLog} encodes it on the engine thread → {@link io.bindery.store.Drain} →
 * {@link io.bindery.store.StoreThread} writes it → {@link io.bindery.store.JournalIndex} takes it in →
 * {@link io.bindery.store.StoreListener}. At start {@link io.bindery.store.Replay} feeds the same index from the files, and
 * {@link io.bindery.store.Cleaner} keeps the files in proportion to what is alive.
 *
 * <p><b>Looking in with SQL while the broker runs.</b> {@link io.bindery.store.SqlTables} shows H2 tables without rows of their
 * own: they are the index and the journal. They can be read by other programs: H2's TCP server listens on a free port of 127.0.0.1 alone, and the data
 * directory's {@code sql.properties} (readable by its owner only, gone when the broker stops) holds {@code url}, {@code user} and
 * {@code password}, made anew at each start. Give these to the H2 console, DBeaver or any JDBC tool with the H2 2.4 driver. The user
 * may select and nothing else. H2's AUTO_SERVER was not taken: it listens on every network address and wants the owner's
 * password, who may change everything.
 *
 * <pre>
 * exchange, queue, binding, vhost
 * message       id, exchange, routing_key, properties, headers as JSON, size, body (first 64 KB), persisted_at
 * queue_entry   vhost, queue, position, message_id, redelivered, enqueued_at, expires_at, queue_id,
 *               delivery_count, turn (both of quorum queues: how often it came back, and when on the scale of positions)
 * </pre>
 *
 * <p>When the broker does not run, {@link io.bindery.store.StoreInspector} shows the same tables from a temporary place.
 */
package io.bindery.store;
