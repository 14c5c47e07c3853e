package io.bindery.model;

import java.util.List;

/**
 * A part of a queue as it was looked at: as many messages as were asked for, or fewer when they are large. What could not be
 * read is left out, so a page may be empty and yet not the last.
 *
 * @param next the position to go on from; {@link #NONE} when there is nothing behind
 */
public record QueuePage(List<QueuedMessage> messages, long next) {

    public static final long NONE = 0;
    /** No page has more than this in bodies, unless it is a single message. */
    public static final long MOST_BYTES = 4 << 20;
    public static final QueuePage EMPTY = new QueuePage(List.of(), NONE);

    public boolean hasNext() {
        return next != NONE;
    }
}
