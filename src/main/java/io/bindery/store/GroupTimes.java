package io.bindery.store;

import io.bindery.store.JournalFiles.JournalFile;
import java.io.IOException;

/**
 * Tells when records came to disk: the time is in the mark that begins their commit group. Looks for it from a mark shortly before,
 * which the index knows, and goes on from there to the next record. Not for many threads.
 */
final class GroupTimes implements AutoCloseable {

    private final JournalFiles files;
    private final IndexLooks looks;
    private int segment = -1;
    private JournalFile file;
    private SegmentScanner scanner;
    private long millis;

    GroupTimes(JournalFiles files, IndexLooks looks) {
        this.files = files;
        this.looks = looks;
    }

    /** Quick for ascending locations. @return 0 when it can't be told */
    long at(long location) throws IOException {
        long offset = Segment.offsetIn(location);
        IndexLooks.GroupMark mark = looks.groupMarkBefore(location);
        if (mark == null) {
            return 0;
        }
        if (segment != mark.segment().number() || scanner.at() > offset || scanner.at() < mark.offset()) {
            open(mark);
        }
        while (scanner.at() < offset && scanner.next()) {
            if (scanner.type() == Records.GROUP) {
                millis = scanner.payload().getLong(scanner.payload().position() + Long.BYTES);
            }
        }
        return scanner.at() == offset ? millis : 0;
    }

    private void open(IndexLooks.GroupMark mark) throws IOException {
        if (segment != mark.segment().number()) {
            close();
            file = files.openForReading(Segment.file(mark.segment().number()));
            segment = mark.segment().number();
        }
        scanner = new SegmentScanner(file, mark.segment().salt(), mark.offset(), mark.segment().size(), true);
        millis = 0;
    }

    @Override public void close() {
        if (file != null) {
            file.closeQuietly();
        }
        file = null;
        segment = -1;
    }
}
