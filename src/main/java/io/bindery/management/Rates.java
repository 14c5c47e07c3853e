package io.bindery.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * How fast what the interface counts has grown lately: between the last two samples, which are taken every five seconds as long as
 * somebody asks. Without two of them rates are 0, as RabbitMQ's are then. Workers read what the one who samples has left.
 */
final class Rates {

    static final int SECONDS = 5;
    private static final long ASKED_FOR_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final String STATS = "message_stats";

    /** @param counters by what they belong to */
    private record Sample(long atNanos, Map<String, Counters> counters) { }

    private record Samples(Sample older, Sample newer) { }

    private final List<Consumer<BiConsumer<String, Counters>>> sources = new ArrayList<>();
    private volatile Samples samples = new Samples(null, null);
    private volatile long askedAtNanos = System.nanoTime() - ASKED_FOR_NANOS;

    /** @param source counts everything it has under the name that it asks for its rates by; before the first sample */
    void samples(Consumer<BiConsumer<String, Counters>> source) {
        sources.add(source);
    }

    /** Every five seconds. While nobody asks nothing is looked at. */
    void sample() {
        if (System.nanoTime() - askedAtNanos >= ASKED_FOR_NANOS) {
            samples = new Samples(null, null);
            return;
        }
        Map<String, Counters> counters = new HashMap<>();
        sources.forEach(source -> source.accept(counters::put));
        samples = new Samples(samples.newer, new Sample(System.nanoTime(), counters));
    }

    /** Sets the rates of what is counted in it, and in its message stats. @param of what it stands for, one thing or several together */
    ObjectNode put(ObjectNode json, List<String> of) {
        askedAtNanos = System.nanoTime();
        Samples now = samples;
        putIn(json, of, now);
        if (json.get(STATS) instanceof ObjectNode stats) {
            putIn(stats, of, now);
        }
        return json;
    }

    private static void putIn(ObjectNode json, List<String> of, Samples now) {
        for (Counters.Counter counter : Counters.ALL) {
            JsonNode counted = json.get(counter.member());
            if (counted != null && counted.isNumber()) {
                json.set(counter.member() + "_details", Lists.object().put("rate", rate(of, counter.in(), now)));
            }
        }
    }

    /** What has come since the older sample has grown from nothing; what has gone does not grow. */
    private static double rate(List<String> of, ToLongFunction<Counters> counter, Samples now) {
        if (now.older == null) {
            return 0;
        }
        long growth = 0;
        for (String each : of) {
            Counters newer = now.newer.counters.get(each);
            growth += newer == null ? 0 : counter.applyAsLong(newer) - counter.applyAsLong(now.older.counters.getOrDefault(each, Counters.NONE));
        }
        return growth * (double) TimeUnit.SECONDS.toNanos(1) / (now.newer.atNanos - now.older.atNanos);
    }
}
