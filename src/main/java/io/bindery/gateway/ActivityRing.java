package io.bindery.gateway;

import io.bindery.model.Activity;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Activity on its way to the window: bounded, drops the oldest and counts what it dropped. Any thread may offer; one
 * reader (the FX thread) drains. While nobody has subscribed, nothing is kept.
 */
public final class ActivityRing {

    private final Activity[] slots;
    private final AtomicInteger subscribers = new AtomicInteger();
    private long written;
    private long read;
    private long dropped;

    public ActivityRing(int capacity) {
        slots = new Activity[capacity];
    }

    public boolean watched() {
        return subscribers.get() > 0;
    }

    /** Starts watching until the returned subscription is closed. */
    public Subscription subscribe() {
        subscribers.incrementAndGet();
        return subscribers::decrementAndGet;
    }

    public synchronized void offer(Activity activity) {
        if (written - read == slots.length) {
            read++;
            dropped++;
        }
        slots[(int) (written++ % slots.length)] = activity;
    }

    /** Hands over the oldest, at most {@code limit}, and returns how many. */
    public int drain(int limit, Consumer<? super Activity> reader) {
        int drained = 0;
        while (drained < limit) {
            Activity next = poll();
            if (next == null) {
                break;
            }
            reader.accept(next);
            drained++;
        }
        return drained;
    }

    /** How many were lost since the beginning because nobody drained in time. */
    public synchronized long dropped() {
        return dropped;
    }

    private synchronized Activity poll() {
        if (read == written) {
            return null;
        }
        int slot = (int) (read++ % slots.length);
        Activity next = slots[slot];
        slots[slot] = null;
        return next;
    }

    /** Ends watching; closing twice is a mistake. */
    public interface Subscription extends AutoCloseable {
        @Override void close();
    }
}
