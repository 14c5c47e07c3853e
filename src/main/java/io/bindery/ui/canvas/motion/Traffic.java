package io.bindery.ui.canvas.motion;

import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.graph.Link;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many messages a second were seen to go along each line, over the last second. */
public final class Traffic {

    /** Above this, dots would be a blur: flow is drawn instead. */
    public static final int FLOW = 30;
    private static final long SECOND = 1_000_000_000L;
    private static final int PARTS = 4;

    private final Map<Link.Id, Count> counts = new HashMap<>();

    /** The last second in four parts. */
    private static final class Count {
        private final int[] parts = new int[PARTS];
        private long newest;

        private void advance(long part) {
            for (long i = Math.max(newest + 1, part - PARTS + 1); i <= part; i++) {
                parts[(int) (i % PARTS)] = 0;
            }
            newest = Math.max(newest, part);
        }

        private int sum() {
            int sum = 0;
            for (int part : parts) {
                sum += part;
            }
            return sum;
        }
    }

    /** Counts one and returns the rate with it. */
    public int count(Link.Id line, long nowNanos) {
        Count count = counts.computeIfAbsent(line, id -> new Count());
        count.advance(part(nowNanos));
        count.parts[(int) (part(nowNanos) % PARTS)]++;
        return count.sum();
    }

    public int rate(Link.Id line, long nowNanos) {
        Count count = counts.get(line);
        if (count == null) {
            return 0;
        }
        count.advance(part(nowNanos));
        return count.sum();
    }

    /** Along all lines that end there. */
    public int rateInto(FigureId end, long nowNanos) {
        return counts.keySet().stream().filter(line -> line.to().equals(end)).mapToInt(line -> rate(line, nowNanos)).sum();
    }

    /** Lines with so much traffic that it is drawn as flow. */
    public List<Flow> flows(long nowNanos) {
        counts.keySet().removeIf(line -> rate(line, nowNanos) == 0);
        return counts.keySet().stream().map(line -> new Flow(line, rate(line, nowNanos))).filter(flow -> flow.rate() > FLOW).toList();
    }

    private static long part(long nanos) {
        return nanos / (SECOND / PARTS);
    }
}
