package io.bindery.store;

import io.bindery.model.Message;

/**
 * A message's record as it was read back.
 *
 * @param persistedAt 0: when its commit group came to disk
 * @param queueIds with {@code positions} and {@code expiries}, where it was put
 */
record StoredRecord(Message message, long enqueuedAt, long persistedAt, long[] queueIds, long[] positions, long[] expiries) {

    static StoredRecord of(MessageRecord record) {
        int count = record.queues();
        long[] queueIds = new long[count];
        long[] positions = new long[count];
        long[] expiries = new long[count];
        for (int i = 0; record.nextQueue(); i++) {
            queueIds[i] = record.queueId();
            positions[i] = record.position();
            expiries[i] = record.expiresAt();
        }
        return new StoredRecord(record.message(), record.enqueuedAt(), record.persistedAt(), queueIds, positions, expiries);
    }

    /** 0 for never. */
    long expiresAt(long queueId, long position) {
        for (int i = 0; i < queueIds.length; i++) {
            if (queueIds[i] == queueId && positions[i] == position) {
                return expiries[i];
            }
        }
        return 0;
    }
}
