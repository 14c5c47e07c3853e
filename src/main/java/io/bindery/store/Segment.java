package io.bindery.store;

/** One file of the journal: its number, its salt, how long it is and how much of it still counts. */
final class Segment {

    private static final String SUFFIX = ".journal";

    final int number;
    final int salt;
    long size;
    long live;

    Segment(int number, int salt, long size) {
        this.number = number;
        this.salt = salt;
        this.size = size;
    }

    String file() {
        return file(number);
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
