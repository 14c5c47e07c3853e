package io.bindery.engine;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How long a channel's deliveries have been out, as far as looking now and then tells: when one is made, nothing is noted.
 * Each look marks which had been made by then, so an age is known but for the time between two looks, and never too large.
 */
final class DeliveryAges {

    /** All tags up to this one had been given by this instant. */
    private record Mark(long tag, long at) { }

    /** Ascending; none below the oldest delivery's. Null while nothing was ever out when looked at. */
    private Deque<Mark> marks;

    /** Takes a look; true when the oldest has been out for longer than {@code millis}. */
    boolean look(UnackedDeliveries unacked, long lastTag, long now, long millis) {
        if (unacked.isEmpty()) {
            marks = null;
            return false;
        }
        marks = marks == null ? new ArrayDeque<>(2) : marks;
        while (!marks.isEmpty() && marks.peek().tag < unacked.oldestTag()) {
            marks.poll();
        }
        if (marks.isEmpty() || marks.peekLast().tag < lastTag) {
            marks.add(new Mark(lastTag, now));
        }
        return marks.peek().at < now - millis;
    }
}
