package io.bindery.ui.trace;

import io.bindery.model.Activity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last ten thousand events, and which dead letter came of which copy. A letter is a message of its own, with its
 * own number; the broker routes it in the breath before it says that the copy left, which is how the two are known to
 * belong together.
 */
final class TraceLog {

    static final int MOST = 10_000;
    private static final long BY_BROKER = -1;

    private final Deque<TraceEvent> events = new ArrayDeque<>();
    private final Map<Long, Copy> letters = new HashMap<>();
    private final Map<Copy, Long> letterOf = new HashMap<>();
    private Activity last;
    private long number;
    private long lastBeforeGap;

    /** A message in a queue. */
    record Copy(long messageId, String queue) { }

    void add(Activity activity, String party) {
        if (activity instanceof Activity.Discarded discarded && last instanceof Activity.Routed letter
                && letter.connectionId() == BY_BROKER && letter.exchange().equals(discarded.deadLetterExchange())) {
            Copy copy = new Copy(discarded.messageId(), discarded.queue());
            letters.put(letter.messageId(), copy);
            letterOf.put(copy, letter.messageId());
        }
        last = activity;
        events.addLast(new TraceEvent(++number, activity, party));
        if (events.size() > MOST) {
            forget(events.removeFirst());
        }
    }

    /** More happened than could be recorded: what was to be said of messages here may have gone on unseen. */
    void gap() {
        lastBeforeGap = number;
        last = null;
    }

    /** Whether something may have followed this event that was not recorded. */
    boolean hasGapSince(TraceEvent event) {
        return event.number() <= lastBeforeGap;
    }

    /** Whether not all that happened while this was recorded is here. */
    boolean hasGaps() {
        return !events.isEmpty() && events.peekFirst().number() <= lastBeforeGap;
    }

    int size() {
        return events.size();
    }

    /** Grows with every event. */
    long lastNumber() {
        return number;
    }

    /** The newest {@code most} that the filter lets through, in the order they happened; and how many it let through. */
    Found find(TraceFilter filter, int most) {
        Deque<TraceEvent> found = new ArrayDeque<>();
        int count = 0;
        for (var newestFirst = events.descendingIterator(); newestFirst.hasNext();) {
            TraceEvent event = newestFirst.next();
            if (filter.matches(event)) {
                count++;
                if (found.size() < most) {
                    found.addFirst(event);
                }
            }
        }
        return new Found(new ArrayList<>(found), count);
    }

    record Found(List<TraceEvent> events, int count) { }

    List<TraceEvent> of(long messageId) {
        return events.stream().filter(event -> event.activity().messageId() == messageId).toList();
    }

    Optional<Long> letterOf(Copy copy) {
        return Optional.ofNullable(letterOf.get(copy));
    }

    /** The message that a client published, of which this one came. */
    long root(long messageId) {
        long id = messageId;
        for (int i = 0; i < letters.size() && letters.containsKey(id); i++) {
            id = letters.get(id).messageId();
        }
        return id;
    }

    void clear() {
        events.clear();
        letters.clear();
        letterOf.clear();
        last = null;
    }

    private void forget(TraceEvent event) {
        if (event.activity() instanceof Activity.Routed routed) {
            Copy copy = letters.remove(routed.messageId());
            if (copy != null) {
                letterOf.remove(copy);
            }
        }
    }
}
