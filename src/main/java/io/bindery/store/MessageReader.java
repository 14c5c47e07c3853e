package io.bindery.store;

import io.bindery.engine.RecoveredState.Standing;
import io.bindery.model.Message;
import io.bindery.store.JournalFiles.JournalFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads messages back from where the index says they lie. For any thread. */
final class MessageReader {

    private static final Logger LOG = LoggerFactory.getLogger(MessageReader.class);
    private static final int OPEN_FILES = 32;
    /** Records no further apart than this are read in one piece, of at most that many bytes. */
    private static final int GAP = 16 << 10;
    private static final int PIECE = 256 << 10;

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

    /**
     * Many at once, in one sweep over the files. Null for what is not there and for what is damaged, which is logged.
     *
     * @param anyway null also for what can't be read just now
     * @throws IOException when something can't be read just now: too many files are open, say
     */
    Message[] readAll(long[] messageIds, boolean anyway) throws IOException {
        Message[] messages = new Message[messageIds.length];
        readAll(messageIds, messages, MessageRecord::message, anyway);
        return messages;
    }

    /** As {@link #readAll}, with what their records say of places and times. Null for what can't be read. */
    StoredRecord[] readRecords(long[] messageIds) {
        StoredRecord[] records = new StoredRecord[messageIds.length];
        try {
            readAll(messageIds, records, StoredRecord::of, true);
        } catch (IOException neverAnyway) {
            throw new UncheckedIOException(neverAnyway);
        }
        return records;
    }

    private <T> void readAll(long[] messageIds, T[] found, Function<MessageRecord, T> taken, boolean anyway) throws IOException {
        ByteBuffer room = ByteBuffer.allocate(0);
        List<Wanted> wanted = wanted(messageIds);
        MessageRecord record = new MessageRecord();
        CRC32C crc = new CRC32C();
        for (int from = 0, to; from < wanted.size(); from = to) {
            to = pieceFrom(wanted, from);
            int length = (int) (wanted.get(to - 1).end() - wanted.get(from).place.offset);
            room = room.capacity() < length ? ByteBuffer.allocate(Math.max(length, PIECE)) : room;
            if (!readPiece(wanted.subList(from, to), room.clear().limit(length), found, taken, record, crc)) {
                for (Wanted one : wanted.subList(from, to)) {
                    found[one.index] = readAlone(one.messageId, taken, anyway);
                }
            }
        }
    }

    private record Wanted(int index, long messageId, Place place) {
        long location() {
            return Segment.location(place.segment, place.offset);
        }

        long end() {
            return place.offset + place.size;
        }
    }

    private List<Wanted> wanted(long[] messageIds) {
        List<Wanted> wanted = new ArrayList<>(messageIds.length);
        synchronized (index) {
            for (int i = 0; i < messageIds.length; i++) {
                Place place = placeOf(messageIds[i]);
                if (place != null) {
                    wanted.add(new Wanted(i, messageIds[i], place));
                }
            }
        }
        wanted.sort(Comparator.comparingLong(Wanted::location));
        return wanted;
    }

    private static int pieceFrom(List<Wanted> wanted, int from) {
        Place first = wanted.get(from).place;
        int to = from + 1;
        while (to < wanted.size() && wanted.get(to).place.segment == first.segment
                && wanted.get(to).place.offset - wanted.get(to - 1).end() <= GAP && wanted.get(to).end() - first.offset <= PIECE) {
            to++;
        }
        return to;
    }

    /** @return false when something of it moved, or isn't as it was written */
    private <T> boolean readPiece(List<Wanted> piece, ByteBuffer bytes, T[] found, Function<MessageRecord, T> taken,
                                  MessageRecord record, CRC32C crc) {
        Place first = piece.get(0).place;
        try {
            if (file(first.segment).read(bytes, first.offset) < bytes.limit()) {
                return false;
            }
        } catch (IOException moved) {
            return false;
        }
        for (Wanted one : piece) {
            int start = (int) (one.place.offset - first.offset);
            if (bytes.clear().getInt(start) != Records.checksum(crc, bytes, start, one.place.size, one.place.salt, one.place.offset)) {
                return false;
            }
            bytes.limit(start + one.place.size).position(start + Records.HEADER);
            found[one.index] = taken.apply(record.open(bytes));
        }
        return true;
    }

    private <T> T readAlone(long messageId, Function<MessageRecord, T> taken, boolean anyway) throws IOException {
        try {
            return record(messageId).map(taken).orElse(null);
        } catch (IOException unreadable) {
            if (!anyway && !(unreadable instanceof DamagedException)) {
                throw unreadable;
            }
            LOG.error("A message stays where it is and is not delivered: {}", unreadable.getMessage());
            return null;
        }
    }

    /** No second look will find it better. */
    private static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1;

        DamagedException(String message) {
            super(message);
        }
    }

    /** One entry of a queue: the message with what its record says of this place. */
    StoredMessage readEntry(long messageId, long queueId, long position, boolean redelivered, Standing standing) throws IOException {
        MessageRecord record = record(messageId).orElseThrow(() -> new IOException("message " + messageId + " is not in the journal"));
        long expiresAt = 0;
        while (record.nextQueue()) {
            if (record.queueId() == queueId && record.position() == position) {
                expiresAt = record.expiresAt();
            }
        }
        return new StoredMessage(position, record.message(), redelivered, standing, record.enqueuedAt(), expiresAt);
    }

    private Optional<MessageRecord> record(long messageId) throws IOException {
        while (true) {
            Place place = placeOf(messageId);
            if (place == null) {
                return Optional.empty();
            }
            try {
                return Optional.of(read(messageId, place));
            } catch (NoSuchFileException moved) {
                if (place.equals(placeOf(messageId))) {
                    throw new DamagedException("message " + messageId + " is lost: " + Segment.file(place.segment) + " is missing");
                }
            } catch (ClosedByInterruptException interrupted) {
                forget(place.segment);
                throw interrupted;
            } catch (ClosedChannelException byAnother) {
                // who needed its place among the open files
                forget(place.segment);
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
            throw new DamagedException("message " + messageId + " is damaged on disk: " + Segment.file(place.segment) + " at "
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

    /** Its file is deleted: an open one would keep its room on the disk. */
    void forget(int segment) {
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
