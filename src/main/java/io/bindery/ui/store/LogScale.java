package io.bindery.ui.store;

import java.util.ArrayList;
import java.util.List;

/**
 * Heights for what differs by orders of magnitude: ten times more is one step higher, as the depth of queues is drawn. One group of
 * 100,000 records leaves one of five readable beside it, and none has to be cut off.
 *
 * @param unit what is told from nothing; below it lines run together
 * @param most what stands at 1
 */
record LogScale(long unit, long most) {

    /** One step at least: while everything is small, a scale that follows each change would say nothing. */
    static LogScale upTo(long unit, long most) {
        return new LogScale(unit, Math.max(10 * unit, most));
    }

    /** From 0 to 1. */
    double height(long value) {
        return steps(value) / steps(most);
    }

    private double steps(long value) {
        return Math.log10(1 + (double) Math.max(0, value) / unit);
    }

    /** Ten units, a hundred, a thousand … below the most, from above; of those that lie closer than {@code gap} to the one above, or to the ends, only the higher. */
    List<Long> grid(double gap) {
        List<Long> all = new ArrayList<>();
        double above = 1;
        for (long line = highestDecade(); line > unit; line /= 10) {
            if (above - height(line) >= gap && height(line) >= gap / 2) {
                all.add(line);
                above = height(line);
            }
        }
        return all;
    }

    private long highestDecade() {
        long line = unit;
        while (line <= most / 10) {
            line *= 10;
        }
        return line;
    }
}
