package io.bindery.routing;

import io.bindery.model.ExchangeType;
import io.bindery.model.FieldTable;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** One walk, nothing remembered, among topic bindings of mixed patterns. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TopicBenchmark {

    private static final int KEYS = 8192;

    @Param({"1000", "100000"})
    public int bindings;

    private Sample sample;
    private List<String>[] keys;
    private TopicTrie worst;
    private String longKey;
    private int next;

    @Setup @SuppressWarnings({"unchecked", "rawtypes"})
    public void bind() {
        sample = new Sample(ExchangeType.TOPIC);
        for (int i = 0; i < bindings; i++) {
            sample.bind(i, sample.pattern(i), FieldTable.EMPTY);
        }
        keys = new List[KEYS];
        for (int i = 0; i < KEYS; i++) {
            keys[i] = List.of(sample.key());
        }
        worst = new TopicTrie();
        worst.add(new Edge(io.bindery.model.Binding.toQueue("/", "x", "q", "#.a.#.a.#.a.#.a.#.a.#.a.#.a.#.a.#.a.#.b"), new Sample.Queue("q"), null));
        longKey = "a.".repeat(127) + "a";
    }

    /** Only the matcher: which bindings take the key. */
    @Benchmark
    public void match(Blackhole hole) {
        sample.exchange.matcher().match(keys[next++ & KEYS - 1].get(0), Sample.PLAIN, hole::consume);
    }

    /** The whole walk with a visitor that only looks. */
    @Benchmark
    public void walk(Blackhole hole) {
        Router.route(sample.topology, sample.exchange, keys[next++ & KEYS - 1], Sample.PLAIN, (from, edge, queue) -> hole.consume(queue));
    }

    /** The walk as the engine has it made, with hops and counters' nodes. */
    @Benchmark
    public Route route() {
        Route.Recorder recorder = new Route.Recorder();
        Router.route(sample.topology, sample.exchange, keys[next++ & KEYS - 1], Sample.PLAIN, recorder);
        return recorder.route();
    }

    /** Ten hashes and a key of 128 words that fails at the last. */
    @Benchmark
    public void tenHashes(Blackhole hole) {
        worst.match(longKey, hole::consume);
    }
}
