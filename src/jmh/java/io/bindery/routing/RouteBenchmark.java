package io.bindery.routing;

import io.bindery.model.ExchangeType;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.Properties;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What a publish pays for its route: remembered, direct, and among a hundred headers bindings. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RouteBenchmark {

    private static final int KEYS = 512;

    private Sample topic;
    private Sample direct;
    private Sample headers;
    private RouteCache topicRoutes;
    private RouteCache headersRoutes;
    private String[] keys;
    private List<String>[] directKeys;
    private Sample.Input[] messages;
    private int next;

    @Setup @SuppressWarnings({"unchecked", "rawtypes"})
    public void bind() {
        topic = new Sample(ExchangeType.TOPIC);
        direct = new Sample(ExchangeType.DIRECT);
        headers = new Sample(ExchangeType.HEADERS);
        for (int i = 0; i < 10_000; i++) {
            topic.bind(i, topic.pattern(i), FieldTable.EMPTY);
            direct.bind(i, "key." + i, FieldTable.EMPTY);
        }
        for (int i = 0; i < 100; i++) {
            headers.bind(i, "", rule(i));
        }
        topicRoutes = new RouteCache(topic.topology);
        headersRoutes = new RouteCache(headers.topology);
        keys = new String[KEYS];
        directKeys = new List[KEYS];
        messages = new Sample.Input[KEYS];
        for (int i = 0; i < KEYS; i++) {
            keys[i] = topic.key();
            directKeys[i] = List.of("key." + direct.number(10_000));
            messages[i] = new Sample.Input(Properties.NONE.withHeaders(FieldTable.EMPTY.with("tenant", "t" + i % 10)
                    .with("version", i % 10).with("trace", "0123456789abcdef")));
        }
    }

    private static FieldTable rule(int number) {
        return FieldTable.EMPTY.with("x-match", number % 2 == 0 ? "all" : "any")
                .with("tenant", "t" + number % 10).with("version", FieldValue.of(number / 10));
    }

    @Benchmark
    public Route remembered() {
        return topicRoutes.route(topic.exchange, keys[next++ & KEYS - 1], Sample.PLAIN);
    }

    /** As {@link #remembered}, but each key is a new String, as it comes off the wire. */
    @Benchmark
    public Route rememberedByFreshKey() {
        return topicRoutes.route(topic.exchange, Sample.fresh(keys[next++ & KEYS - 1]), Sample.PLAIN);
    }

    /** The cost of making the new String, to be taken off the one above. */
    @Benchmark
    public int freshKeyAlone() {
        return Sample.fresh(keys[next++ & KEYS - 1]).hashCode();
    }

    @Benchmark
    public void directWalk(Blackhole hole) {
        Router.route(direct.topology, direct.exchange, directKeys[next++ & KEYS - 1], Sample.PLAIN, (from, edge, queue) -> hole.consume(queue));
    }

    @Benchmark
    public Route headersRoute() {
        return headersRoutes.route(headers.exchange, "", messages[next++ & KEYS - 1]);
    }
}
