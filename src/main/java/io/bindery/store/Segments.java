package io.bindery.store;

import java.util.ArrayList;
import java.util.List;

/**
 * The journal's segments, oldest first. Segments are deleted from the oldest end alone: a removal's record lies behind
 * the record it removes, so it is never gone while that one could still be read.
 */
final class Segments {

    private final List<Segment> segments = new ArrayList<>();
    private long size;
    private long live;

    void add(Segment segment) {
        segments.add(segment);
        size += segment.size;
    }

    /** The segment of that number, or null when it is gone. */
    Segment get(int number) {
        if (segments.isEmpty()) {
            return null;
        }
        int guess = number - segments.get(0).number;
        if (guess >= 0 && guess < segments.size() && segments.get(guess).number == number) {
            return segments.get(guess);
        }
        return segments.stream().filter(segment -> segment.number == number).findFirst().orElse(null);
    }

    Segment oldest() {
        return segments.get(0);
    }

    Segment last() {
        return segments.get(segments.size() - 1);
    }

    /** How many of the oldest, one after the other, hold nothing that counts, up to so many bytes or one; the last is never among them. */
    int deadOldest(long most) {
        int dead = 0;
        long bytes = 0;
        while (dead < segments.size() - 1 && segments.get(dead).live == 0 && (dead == 0 || bytes + segments.get(dead).size <= most)) {
            bytes += segments.get(dead++).size;
        }
        return dead;
    }

    /** The most that is alive in one of them. */
    long mostLive() {
        long most = 0;
        for (Segment segment : segments) {
            most = Math.max(most, segment.live);
        }
        return most;
    }

    void removeOldest() {
        Segment gone = segments.remove(0);
        size -= gone.size;
        live -= gone.live;
    }

    void grow(Segment segment, long bytes) {
        segment.size += bytes;
        size += bytes;
    }

    void addLive(int number, long bytes) {
        Segment segment = get(number);
        if (segment != null) {
            segment.live += bytes;
            live += bytes;
        }
    }

    /** Bytes that count no more in the segments up to that number. */
    long deadUpTo(int number) {
        long dead = 0;
        for (Segment segment : segments) {
            dead += segment.number <= number ? segment.size - segment.live : 0;
        }
        return dead;
    }

    List<Segment> all() {
        return segments;
    }

    /** Bytes of all files. */
    long size() {
        return size;
    }

    /** Bytes of the records that still count. */
    long live() {
        return live;
    }
}
