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

/**
 * How fast what the interface counts has grown lately: between the last two samples, which are taken every five seconds as long as
 * somebody asks. Without two of them rates are 0, as RabbitMQ's are then. Workers read what the one who samples has left.
 */
final class Rates {

    static final int SECONDS = 5;
    private static final long ASKED_FOR_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final String STATS = "message_stats";
    private static final List<String> COUNTED = List.of("messages", "messages_ready", "messages_unacknowledged", "publish", "confirm", "return_unroutable",
            "drop_unroutable", "get", "get_no_ack", "get_empty", "deliver", "deliver_no_ack", "redeliver", "ack", "deliver_get", "publish_in", "publish_out");

    /** @param counters by what they belong to, each in its place among the counted */
    private record Sample(long atNanos, Map<String, long[]> counters) {
        long counter(String of, int index) {
            long[] all = counters.get(of);
            return all == null ? 0 : all[index];
        }
    }

    private record Samples(Sample older, Sample newer) { }

    private final List<Consumer<BiConsumer<String, ObjectNode>>> sources = new ArrayList<>();
    private volatile Samples samples = new Samples(null, null);
    private volatile long askedAtNanos = System.nanoTime() - ASKED_FOR_NANOS;

    /** @param source shows everything it has under the name that it asks for its rates by; before the first sample */
    void samples(Consumer<BiConsumer<String, ObjectNode>> source) {
        sources.add(source);
    }

    /** Every five seconds. While nobody asks nothing is looked at. */
    void sample() {
        if (System.nanoTime() - askedAtNanos >= ASKED_FOR_NANOS) {
            samples = new Samples(null, null);
            return;
        }
        Map<String, long[]> counters = new HashMap<>();
        sources.forEach(source -> source.accept((name, json) -> counters.put(name, counters(json))));
        samples = new Samples(samples.newer, new Sample(System.nanoTime(), counters));
    }

    private static long[] counters(ObjectNode json) {
        long[] all = new long[COUNTED.size()];
        for (int i = 0; i < all.length; i++) {
            String member = COUNTED.get(i);
            all[i] = json.path(member).asLong(json.path(STATS).path(member).asLong());
        }
        return all;
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
        for (int i = 0; i < COUNTED.size(); i++) {
            JsonNode counter = json.get(COUNTED.get(i));
            if (counter != null && counter.isNumber()) {
                json.set(COUNTED.get(i) + "_details", Lists.object().put("rate", rate(of, i, now)));
            }
        }
    }

    private static double rate(List<String> of, int index, Samples now) {
        if (now.older == null) {
            return 0;
        }
        long growth = 0;
        for (String each : of) {
            growth += now.newer.counters.containsKey(each) ? now.newer.counter(each, index) - now.older.counter(each, index) : 0;
        }
        return growth * (double) TimeUnit.SECONDS.toNanos(1) / (now.newer.atNanos - now.older.atNanos);
    }
}
