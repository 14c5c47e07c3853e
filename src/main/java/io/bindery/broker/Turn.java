package io.bindery.broker;

import java.util.concurrent.atomic.AtomicBoolean;

/** The right to do something in the engine: one thread has it, or none. What one did is seen by the next. */
final class Turn {

    private final AtomicBoolean taken = new AtomicBoolean();

    /** Never waits. @return whether the caller has it now */
    boolean take() {
        return !taken.get() && taken.compareAndSet(false, true);
    }

    void giveBack() {
        taken.set(false);
    }

    boolean isTaken() {
        return taken.get();
    }
}
