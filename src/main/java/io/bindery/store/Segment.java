package io.bindery.store;

import java.util.Arrays;

/** One file of the journal: its number, its salt, how long it is and how much of it still counts. */
final class Segment {

    private static final String SUFFIX = ".journal";
    private static final int GROUP_EVERY = 64 << 10;

    final int number;
    final int salt;
    long size;
    long live;
    /** Where commit groups begin, ascending: one of them about each so many bytes. */
    private int[] groups = new int[4];
    private int groupCount;

    Segment(int number, int salt, long size) {
        this.number = number;
        this.salt = salt;
        this.size = size;
    }

    String file() {
        return file(number);
    }

    void group(long offset) {
        if (groupCount > 0 && offset - groups[groupCount - 1] < GROUP_EVERY) {
            return;
        }
        if (groupCount == groups.length) {
            groups = Arrays.copyOf(groups, 2 * groupCount);
        }
        groups[groupCount++] = (int) offset;
    }

    /** Where a commit group begins at or before that place, -1 when none is known. */
    long groupBefore(long offset) {
        int at = Arrays.binarySearch(groups, 0, groupCount, (int) offset);
        int before = at < 0 ? -at - 2 : at;
        return before < 0 ? -1 : groups[before];
    }

    static String file(int number) {
        return String.format("%010d%s", number, SUFFIX);
    }

    /** The number in a segment's file name, or -1 for a file that is no segment. */
    static int numberOf(String file) {
        return file.matches("[0-9]{10}\\.journal") ? Integer.parseInt(file.substring(0, 10)) : -1;
    }

    /** A record's place as one number: ascending in the order of writing. */
    static long location(int number, long offset) {
        return (long) number << 32 | offset;
    }

    static int numberIn(long location) {
        return (int) (location >>> 32);
    }

    static long offsetIn(long location) {
        return location & 0xFFFFFFFFL;
    }
}
