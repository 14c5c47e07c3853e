package io.bindery.gateway;

import io.bindery.model.Activity;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Activity on its way to the window: bounded, and while nobody has subscribed nothing is kept. Any thread may offer; one reader
 * (the FX thread) drains. A burst is kept whole as long as it has room. In a torrent the reader gets a sample: what comes after
 * it is not even made until the next drain, since making what nobody will read is dearer than the reading.
 */
public final class ActivityRing {

    private final Activity[] slots;
    private final AtomicInteger subscribers = new AtomicInteger();
    private long written;
    private long read;
    private volatile boolean full;
    private int room;
    private long gaps;

    public ActivityRing(int capacity) {
        slots = new Activity[capacity];
        room = capacity;
    }

    /** Whether what is offered now would be kept. */
    public boolean watched() {
        return !full && subscribers.get() > 0;
    }

    /** Starts watching until the returned subscription is closed. */
    public Subscription subscribe() {
        subscribers.incrementAndGet();
        return subscribers::decrementAndGet;
    }

    /** What has no room any more is dropped. */
    public synchronized void offer(Activity activity) {
        if (full) {
            return;
        }
        slots[(int) (written++ % slots.length)] = activity;
        full = written - read >= room;
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
        makeRoom(limit);
        return drained;
    }

    /** How many drains came too late for some of what had happened before. */
    public synchronized long gaps() {
        return gaps;
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

    /** What a torrent has left behind would be old by the time it is read: the next sample begins here, as large as will be read of it. */
    private synchronized void makeRoom(int sample) {
        if (full) {
            gaps++;
            while (read < written) {
                slots[(int) (read++ % slots.length)] = null;
            }
            room = Math.min(sample, slots.length);
            full = false;
        } else if (read == written) {
            room = slots.length;
        }
    }

    /** Ends watching; closing twice is a mistake. */
    public interface Subscription extends AutoCloseable {
        @Override void close();
    }
}
