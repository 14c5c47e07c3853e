package io.bindery.model;

import java.util.List;

/**
 * A part of a queue as it was looked at: as many messages as were asked for, or fewer when they are large. What could not be
 * read is left out, so a page may be empty and yet not the last.
 *
 * @param next the position to go on from; {@link #NONE} when there is nothing behind
 * @param unreadable what is left out for good, where that can be told from what has gone meanwhile
 */
public record QueuePage(List<QueuedMessage> messages, long next, List<Unreadable> unreadable) {

    /** A place whose message cannot be read. @param why names file and offset */
    public record Unreadable(long position, String why) { }

    public QueuePage(List<QueuedMessage> messages, long next) {
        this(messages, next, List.of());
    }

    public static final long NONE = 0;
    /** No page has more than this in bodies, unless it is a single message. */
    public static final long MOST_BYTES = 4 << 20;
    public static final QueuePage EMPTY = new QueuePage(List.of(), NONE);

    public boolean hasNext() {
        return next != NONE;
    }
}
