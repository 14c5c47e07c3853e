package io.bindery.conformance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.bindery.conformance.random.RandomLists;
import io.bindery.conformance.random.RandomLists.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** One random list, by its kind and its seed. */
record Drawn(Kind kind, long seed) {

    /** For each of the kinds, named with commas between them, each seed. */
    static List<Drawn> of(String kinds, long[] seeds) {
        return of(Arrays.stream(kinds.toUpperCase(Locale.ROOT).split(",")).map(Kind::valueOf).toArray(Kind[]::new), seeds);
    }

    static List<Drawn> of(Kind[] kinds, long[] seeds) {
        return Arrays.stream(kinds).flatMap(kind -> LongStream.of(seeds).mapToObj(seed -> new Drawn(kind, seed))).toList();
    }

    ArrayNode steps() {
        return RandomLists.of(kind, seed);
    }

    /** What plays it alone. */
    String options() {
        return "-Doracle.kind=%s -Doracle.seed=%d -Doracle.count=1".formatted(kind.name().toLowerCase(Locale.ROOT), seed);
    }

    String file() {
        return toString().replace(' ', '-');
    }

    @Override public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + seed;
    }
}
