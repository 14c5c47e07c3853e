package io.bindery.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What the store thread has taken over from the engine and not yet written: ranges of chunks, whole records each. */
final class Drain {

    /** @param from where it starts in the chunk · to where it ends */
    record Range(Chunk chunk, int from, int to) {
        ByteBuffer view() {
            return chunk.draining.duplicate().limit(to).position(from);
        }
    }

    private final JournalLog log;
    private final List<Range> ranges = new ArrayList<>();
    private final List<Chunk> finished = new ArrayList<>();
    private Chunk chunk;
    private int from;
    private long bytes;
    private long taken;

    Drain(JournalLog log) {
        this.log = log;
        this.chunk = log.firstChunk();
    }

    /** Takes what is published by now, record by record until it is at least so many bytes. */
    void take(long enough) {
        while (bytes < enough) {
            Chunk next = chunk.next;
            int published = chunk.published;
            int to = endOf(enough - bytes, published);
            if (to > from) {
                ranges.add(new Range(chunk, from, to));
                bytes += to - from;
                taken += to - from;
                from = to;
            }
            if (to < published || next == null) {
                return;
            }
            finished.add(chunk);
            chunk = next;
            from = 0;
        }
    }

    /** Where the record ends with which so many bytes are taken, or all that is published. */
    private int endOf(long wanted, int published) {
        if (published - from <= wanted) {
            return published;
        }
        int to = from;
        while (to - from < wanted) {
            to += Records.sizeAt(chunk.draining, to);
        }
        return to;
    }

    List<Range> ranges() {
        return ranges;
    }

    /** Bytes in all that were taken since the beginning. */
    long taken() {
        return taken;
    }

    long bytes() {
        return bytes;
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** The ranges are written: the engine may use their chunks again. */
    void release() {
        ranges.clear();
        bytes = 0;
        finished.forEach(log::recycle);
        finished.clear();
    }
}
