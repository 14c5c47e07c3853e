package io.bindery.engine;

import io.bindery.model.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Messages of one queue that died and whose letters wait for a content to come from the disk: theirs, or that of one before
 * them. They are in the queue no more; on disk they stay until their letter is out.
 */
final class Condemned {

    /**
     * @param entry null for what never got into the queue
     * @param message of that one; else the entry has it
     * @param death when it was, and where its letter was to go
     */
    record Case(QueueEntry entry, Message message, Death death) {
        Message content() {
            return entry == null ? message : entry.message;
        }

        boolean isLost() {
            return entry != null && entry.gone;
        }
    }

    private final Deque<Case> cases = new ArrayDeque<>(0);
    /** What would take the contents along and has to wait for the letters; null mostly. */
    private List<Runnable> afterwards;
    /** Log position of the newest removal of one whose letter is out. */
    long removedAt;

    boolean isEmpty() {
        return cases.isEmpty();
    }

    void add(Case one) {
        cases.add(one);
    }

    /** The next whose letter can be written, or which is lost; null when there is none, or its content isn't here. */
    Case poll() {
        Case next = cases.peek();
        return next == null || next.content() == null && !next.isLost() ? null : cases.poll();
    }

    /** Does it when the last letter is out; at once when none waits. */
    void afterwards(Runnable deletion) {
        if (isEmpty()) {
            deletion.run();
        } else {
            afterwards = afterwards == null ? new ArrayList<>(1) : afterwards;
            afterwards.add(deletion);
        }
    }

    /** Letters are out: if they were the last, what waited for that is done. */
    void areOut() {
        List<Runnable> waited = afterwards;
        if (waited != null && isEmpty()) {
            afterwards = null;
            waited.forEach(Runnable::run);
        }
    }

    /** In their order, while the reader wants more. */
    void walk(Predicate<QueueEntry> reader) {
        for (Case one : cases) {
            if (one.entry != null && !reader.test(one.entry)) {
                return;
            }
        }
    }

    /** Their queue is deleted. @param refused takes what had never got into it */
    void clear(Consumer<Message> refused) {
        for (Case one : cases) {
            if (one.entry == null) {
                refused.accept(one.message);
            }
        }
        cases.clear();
    }
}
