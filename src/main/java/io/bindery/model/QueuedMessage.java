package io.bindery.model;

/**
 * One message as it lies in a queue, for looking at without touching it.
 *
 * @param position its place: ascending in the queue, kept through requeues
 * @param heldBy consumer tag (or "basic.get") and connection of who has it unacked; empty when ready
 * @param enqueuedAtMillis wall clock
 * @param expiresAtMillis wall clock, 0 for never
 */
public record QueuedMessage(
        long position, Message message, State state, boolean redelivered, Disk disk, String heldBy,
        long enqueuedAtMillis, long expiresAtMillis) {

    /** Where it stands. */
    public enum State { READY, UNACKED }

    /** Whether a restart keeps it. */
    public enum Disk { MEMORY_ONLY, PENDING, ON_DISK }
}
