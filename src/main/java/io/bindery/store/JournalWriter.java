package io.bindery.store;

import io.bindery.store.JournalFiles.JournalFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The growing end of the journal: appends to the last segment, begins new ones, deletes old ones. Owned by the store
 * thread. Everything may be tried again after an IOException: writing starts at the same place.
 */
final class JournalWriter {

    /**
     * Small groups write into zeros put there before: fsync then has no new file length to bring to disk, which made it three to
     * four times as fast (ext4). Large ones don't gain and would be written twice.
     */
    static final int RESERVE = 1 << 20;
    private static final int SMALL_GROUP = 128 << 10;

    private final ByteBuffer zeros = ByteBuffer.allocateDirect(RESERVE);
    private final JournalFiles files;
    private final JournalIndex index;
    private final SegmentSize sizes;
    private final SecureRandom random = new SecureRandom();
    private Segment segment;
    private JournalFile file;
    private long synced;
    /** Up to where the file reaches, zeros included; and up to where it will when the current group is written. */
    private long reserved;
    private long reservedNext;
    private boolean mayReserve = true;
    private boolean rolling;
    private int nextNumber;

    JournalWriter(JournalFiles files, JournalIndex index, SegmentSize sizes) {
        this.files = files;
        this.index = index;
        this.sizes = sizes;
    }

    /** Cuts the torn tail and makes sure that what was read is on disk: until now it may have been the page cache's alone. */
    void open(Replay.Result found) throws IOException {
        nextNumber = found.highestNumber() + 1;
        if (found.unborn() != null) {
            files.delete(found.unborn());
        }
        if (!index.segments.all().isEmpty()) {
            cutAndSync(index.segments.last());
        }
        if (found.canGrow() && index.segments.last().size < limit()) {
            segment = index.segments.last();
            synced = segment.size;
            reserved = segment.size;
        } else {
            begin();
        }
    }

    private void cutAndSync(Segment last) throws IOException {
        try (JournalFile opened = files.openForWriting(last.file())) {
            if (opened.size() > last.size) {
                opened.truncate(last.size);
            }
            opened.sync();
        }
        files.syncDirectory();
    }

    /** Makes room for a group: after this the place of its records is known. */
    void prepare(long bytes) throws IOException {
        if ((rolling || segment.size + bytes > limit()) && segment.size > SegmentHeader.SIZE) {
            trim();
            begin();
            rolling = false;
        }
    }

    private long limit() {
        return sizes.limit(index.segments.live());
    }

    /** Begins a new segment with the next group, so that the current one can be cleaned. */
    void roll() {
        rolling = true;
    }

    boolean rolling() {
        return rolling;
    }

    /** Cuts the zeros off and syncs what is not: a segment that is not the last holds records up to its end. */
    private void trim() throws IOException {
        if (reserved > segment.size) {
            opened().truncate(segment.size);
        }
        if (reserved > segment.size || synced < segment.size) {
            opened().sync();
        }
        reserved = segment.size;
    }

    /** Writes at the end without counting it as written: {@link #written} does, when nothing failed. */
    void write(ByteBuffer[] parts, long bytes) throws IOException {
        long end = segment.size + bytes;
        reservedNext = Math.max(reserved, end);
        int reserve = (int) Math.min(RESERVE, limit() - end);
        if (end <= reserved || !mayReserve || bytes > SMALL_GROUP || reserve <= 0) {
            opened().write(parts, segment.size);
            return;
        }
        ByteBuffer[] more = Arrays.copyOf(parts, parts.length + 1);
        more[parts.length] = zeros.duplicate().limit(reserve);
        reservedNext = end + reserve;
        opened().write(more, segment.size);
    }

    void sync() throws IOException {
        opened().sync();
    }

    private JournalFile opened() throws IOException {
        if (file == null) {
            file = files.openForWriting(segment.file());
        }
        return file;
    }

    void written(long bytes) {
        synchronized (index) {
            index.segments.grow(segment, bytes);
        }
        reserved = reservedNext;
        mayReserve = true;
    }

    void synced() {
        synced = segment.size;
    }

    /**
     * After a failure: the file is opened anew for the next try, and written again, because a failed fsync may have dropped pages. It
     * may reach as far as it would have, had all of it found room.
     */
    void failed() {
        mayReserve = false;
        reserved = Math.max(reserved, reservedNext);
        close();
    }

    /** Nothing more is coming. */
    void finish() throws IOException {
        trim();
    }

    Segment segment() {
        return segment;
    }

    long syncedEnd() {
        return synced;
    }

    /** One name after the other: a power cut that left an older segment and not the next would bring back what the next took away. */
    void deleteOldest(int count) throws IOException {
        for (Segment oldest : index.segments.all().subList(0, count)) {
            files.delete(oldest.file());
            files.syncDirectory();
        }
        synchronized (index) {
            for (int i = 0; i < count; i++) {
                index.segments.removeOldest();
            }
        }
    }

    void close() {
        if (file != null) {
            file.closeQuietly();
            file = null;
        }
    }

    private void begin() throws IOException {
        Segment next = new Segment(nextNumber, random.nextInt(), 0);
        ByteBuffer header = new SegmentHeader(SegmentHeader.VERSION, next.number, next.salt, index.counters()).encode();
        ByteBuffer list = segmentList(next);
        long size = header.remaining() + list.remaining();
        JournalFile opened = files.openForWriting(next.file());
        try {
            opened.truncate(0);
            opened.write(new ByteBuffer[] {header, list}, 0);
            opened.sync();
            files.syncDirectory();
        } catch (IOException e) {
            opened.close();
            throw e;
        }
        close();
        nextNumber++;
        file = opened;
        next.size = size;
        segment = next;
        synced = size;
        reserved = size;
        index.segmentAdded(next);
    }

    private ByteBuffer segmentList(Segment next) {
        ByteBuffer list = ByteBuffer.allocate(Records.HEADER + 2 * Integer.BYTES * index.segments.all().size());
        int start = Records.begin(list);
        for (Segment known : index.segments.all()) {
            list.putInt(known.number).putInt((int) known.size);
        }
        Records.seal(list, start, Records.SEGMENTS);
        int size = list.position();
        list.putInt(0, Records.checksum(new CRC32C(), list, 0, size, next.salt, SegmentHeader.SIZE));
        return list.limit(size).position(0);
    }
}
