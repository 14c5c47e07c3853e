package io.bindery.ui.state;

import io.bindery.model.BrokerSnapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Rates of any counter, from a snapshot kept each second for a minute. Snapshots share what did not change, so keeping
 * sixty is cheap, and nobody has to say beforehand which counters matter.
 */
public final class Rates {

    private static final int KEPT = 61;
    private static final long PERIOD_MILLIS = 1000;
    /** Long enough to be steady, short enough to follow. */
    private static final int WINDOW_SECONDS = 5;

    private final Deque<Sample> samples = new ArrayDeque<>();

    /** Keeps the snapshot when a second went by since the last one kept, and says whether it did. */
    public boolean sample(long nowMillis, BrokerSnapshot snapshot) {
        Sample last = samples.peekLast();
        if (last != null && nowMillis - last.atMillis < PERIOD_MILLIS) {
            return false;
        }
        if (last != null && snapshot.totals().published() < last.snapshot.totals().published()) {
            samples.clear(); // another life of the broker: its counters began again
        }
        samples.addLast(new Sample(nowMillis, snapshot));
        if (samples.size() > KEPT) {
            samples.removeFirst();
        }
        return true;
    }

    /** How fast the counter grew over the last seconds; 0 while there is nothing to compare with. */
    public double perSecond(ToLongFunction<BrokerSnapshot> counter) {
        List<Sample> kept = new ArrayList<>(samples);
        if (kept.size() < 2) {
            return 0;
        }
        return rate(kept.get(Math.max(0, kept.size() - 1 - WINDOW_SECONDS)), kept.get(kept.size() - 1), counter);
    }

    /** What {@link #perSecond} said at each second, the oldest first, at most a minute. */
    public double[] lastMinute(ToLongFunction<BrokerSnapshot> counter) {
        List<Sample> kept = new ArrayList<>(samples);
        double[] rates = new double[Math.max(0, kept.size() - 1)];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = rate(kept.get(Math.max(0, i + 1 - WINDOW_SECONDS)), kept.get(i + 1), counter);
        }
        return rates;
    }

    private static double rate(Sample from, Sample to, ToLongFunction<BrokerSnapshot> counter) {
        long grown = counter.applyAsLong(to.snapshot) - counter.applyAsLong(from.snapshot);
        return Math.max(0, grown) * 1000.0 / (to.atMillis - from.atMillis);
    }

    private record Sample(long atMillis, BrokerSnapshot snapshot) { }
}
