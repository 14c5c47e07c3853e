package io.bindery.store;

import io.bindery.store.JournalFiles.JournalFile;
import io.bindery.store.JournalIndex.SegmentInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** A part of the synced journal, from one place to another, that can be walked more than once. Steps over damage. */
final class JournalStretch {

    /** Takes one record. */
    interface Visitor<E extends Exception> {
        /** @return false to stop before this record */
        boolean record(byte type, ByteBuffer payload) throws E;
    }

    /** A place between two records. */
    record Place(int segment, long offset) { }

    private final JournalFiles files;
    private final List<SegmentInfo> segments;
    private final Place from;
    private final Place to;

    private JournalStretch(JournalFiles files, List<SegmentInfo> segments, Place from, Place to) {
        this.files = files;
        this.segments = segments;
        this.from = from;
        this.to = to;
    }

    /**
     * From a place on, about {@code bytes} long, no further than {@code end}: whole segments, or up to the end.
     *
     * @param segments all of them, oldest first
     */
    static JournalStretch next(JournalFiles files, List<SegmentInfo> segments, Place from, Place end, long bytes) {
        long length = 0;
        Place to = from;
        for (SegmentInfo segment : segments) {
            if (segment.number() >= from.segment() && segment.number() <= end.segment() && length < bytes) {
                long start = segment.number() == from.segment() ? from.offset() : SegmentHeader.SIZE;
                long stop = segment.number() == end.segment() ? end.offset() : segment.size();
                length += stop - start;
                to = new Place(segment.number(), stop);
            }
        }
        return new JournalStretch(files, segments, from, to);
    }

    /** The part of it that ends there. */
    JournalStretch until(Place end) {
        return new JournalStretch(files, segments, from, end);
    }

    /** @return where the visitor stopped it, or the end */
    <E extends Exception> Place walk(Visitor<E> visitor) throws IOException, E {
        for (SegmentInfo segment : segments) {
            if (segment.number() >= from.segment() && segment.number() <= to.segment()) {
                long start = segment.number() == from.segment() ? from.offset() : SegmentHeader.SIZE;
                long stop = segment.number() == to.segment() ? to.offset() : segment.size();
                long reached = start < stop ? walk(segment, start, stop, visitor) : stop;
                if (reached < stop) {
                    return new Place(segment.number(), reached);
                }
            }
        }
        return to;
    }

    private <E extends Exception> long walk(SegmentInfo segment, long start, long stop, Visitor<E> visitor) throws IOException, E {
        try (JournalFile file = files.openForReading(Segment.file(segment.number()))) {
            SegmentScanner scanner = new SegmentScanner(file, segment.salt(), start, stop, true);
            while (!scanner.atEnd()) {
                if (!scanner.next()) {
                    scanner.resynchronise();
                } else if (!visitor.record(scanner.type(), scanner.payload())) {
                    return scanner.offset();
                }
            }
            return stop;
        }
    }
}
