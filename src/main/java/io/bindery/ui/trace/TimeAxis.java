package io.bindery.ui.trace;

import java.util.List;
import java.util.TreeMap;

/**
 * A time axis folded where nothing happens: the stretch between two moments grows with the logarithm of its length, so
 * that a millisecond can be seen beside half a minute. Order is kept, lengths are not; the labels say the true ones.
 */
final class TimeAxis {

    private final TreeMap<Long, Double> places = new TreeMap<>();
    private final double whole;

    /** @param times ascending */
    TimeAxis(List<Long> times) {
        double at = 0;
        Long before = null;
        for (Long time : times) {
            at += before == null ? 0 : 1 + Math.log1p(time - before) / Math.log(2);
            places.put(time, at);
            before = time;
        }
        whole = at;
    }

    /** From 0 to 1; only for moments the axis was made of. */
    double place(long time) {
        return whole == 0 ? 0 : places.get(time) / whole;
    }

    long sinceStart(long time) {
        return time - places.firstKey();
    }

    List<Long> times() {
        return List.copyOf(places.keySet());
    }
}
