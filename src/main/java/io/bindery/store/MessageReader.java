package io.bindery.store;

import io.bindery.engine.RecoveredState;
import io.bindery.model.Message;
import io.bindery.store.JournalFiles.JournalFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Reads messages back from where the index says they lie. For any thread. */
final class MessageReader {

    private static final int OPEN_FILES = 32;

    private final JournalFiles files;
    private final JournalIndex index;
    /** By segment number, least recently used first; guarded by itself. */
    private final Map<Integer, JournalFile> open = new LinkedHashMap<>(16, 0.75f, true);

    MessageReader(JournalFiles files, JournalIndex index) {
        this.files = files;
        this.index = index;
    }

    /**
     * The message, or empty when the journal has none of that id (yet).
     *
     * @throws IOException when it is there and can't be read whole
     */
    Optional<Message> read(long messageId) throws IOException {
        return record(messageId).map(MessageRecord::message);
    }

    /** One entry of a queue: the message with what its record says of this place. */
    RecoveredState.Entry readEntry(long messageId, long queueId, long position, boolean redelivered) throws IOException {
        MessageRecord record = record(messageId).orElseThrow(() -> new IOException("message " + messageId + " is not in the journal"));
        long expiresAt = 0;
        while (record.nextQueue()) {
            if (record.queueId() == queueId && record.position() == position) {
                expiresAt = record.expiresAt();
            }
        }
        return new RecoveredState.Entry(position, record.message(), redelivered, record.enqueuedAt(), expiresAt);
    }

    private Optional<MessageRecord> record(long messageId) throws IOException {
        while (true) {
            Place place = placeOf(messageId);
            if (place == null) {
                return Optional.empty();
            }
            try {
                return Optional.of(read(messageId, place));
            } catch (NoSuchFileException | ClosedChannelException moved) {
                forget(place.segment);
                if (place.equals(placeOf(messageId))) {
                    throw moved;
                }
            }
        }
    }

    private record Place(int segment, int salt, long offset, int size) { }

    private Place placeOf(long messageId) {
        synchronized (index) {
            int slot = index.messages.slotOf(messageId);
            if (slot < 0) {
                return null;
            }
            long location = index.messages.location(slot);
            Segment segment = index.segments.get(Segment.numberIn(location));
            return new Place(segment.number, segment.salt, Segment.offsetIn(location), index.messages.recordSize(slot));
        }
    }

    private MessageRecord read(long messageId, Place place) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(place.size);
        int read = file(place.segment).read(record, place.offset);
        if (read < place.size || record.getInt(0) != Records.checksum(new CRC32C(), record, 0, place.size, place.salt, place.offset)) {
            throw new IOException("message " + messageId + " is damaged on disk: " + Segment.file(place.segment) + " at "
                    + place.offset + ", the checksum does not hold");
        }
        return new MessageRecord().open(record.limit(place.size).position(Records.HEADER));
    }

    private JournalFile file(int segment) throws IOException {
        synchronized (open) {
            JournalFile file = open.get(segment);
            if (file == null) {
                file = files.openForReading(Segment.file(segment));
                open.put(segment, file);
                if (open.size() > OPEN_FILES) {
                    forget(open.keySet().iterator().next());
                }
            }
            return file;
        }
    }

    private void forget(int segment) {
        synchronized (open) {
            JournalFile file = open.remove(segment);
            if (file != null) {
                file.closeQuietly();
            }
        }
    }

    void close() {
        synchronized (open) {
            open.values().forEach(JournalFile::closeQuietly);
            open.clear();
        }
    }
}
