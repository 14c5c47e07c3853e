package io.bindery.engine;

import java.util.PriorityQueue;

/** What has to happen at an instant, earliest first; at one instant in the order it was set. */
final class Deadlines {

    static final long NEVER = Long.MAX_VALUE;

    private final PriorityQueue<Slot> slots = new PriorityQueue<>();
    private long lastOrder;

    /** One thing that can be due, again and again. */
    static final class Deadline {
        private final Runnable action;
        private long due = NEVER;
        private long slotAt = NEVER;

        Deadline(Runnable action) {
            this.action = action;
        }

        boolean isSet() {
            return due != NEVER;
        }

        long due() {
            return due;
        }

        /** What is in the heap finds out when its time comes. */
        void clear() {
            due = NEVER;
        }
    }

    private record Slot(long at, long order, Deadline deadline) implements Comparable<Slot> {
        @Override public int compareTo(Slot other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    void set(Deadline deadline, long due) {
        deadline.due = due;
        if (due < deadline.slotAt) {
            place(deadline);
        }
    }

    long next() {
        return slots.isEmpty() ? NEVER : slots.peek().at;
    }

    /** Does what is due at {@code now}. */
    void fire(long now) {
        while (!slots.isEmpty() && slots.peek().at <= now) {
            Slot slot = slots.poll();
            if (slot.at == slot.deadline.slotAt) {
                slot.deadline.slotAt = NEVER;
                comeTo(slot.deadline, now);
            }
        }
    }

    private void comeTo(Deadline deadline, long now) {
        if (deadline.due <= now) {
            deadline.due = NEVER;
            deadline.action.run();
        } else if (deadline.due != NEVER) {
            place(deadline);
        }
    }

    private void place(Deadline deadline) {
        deadline.slotAt = deadline.due;
        slots.add(new Slot(deadline.due, ++lastOrder, deadline));
    }
}
