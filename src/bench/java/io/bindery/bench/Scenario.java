package io.bindery.bench;

import java.util.List;

/**
 * A load, in PerfTest's words. {@code {n}} becomes a name that no other run has.
 *
 * @param topicBindings declared in an exchange of mixed patterns before the load starts; 0 for none
 */
record Scenario(String name, String says, String arguments, int topicBindings) {

    private static final String ONE_QUEUE = " -u {n} -e {n} -k {n}";
    private static final String FOUR_QUEUES = " -e {n} -qp {n}-%d -qpf 1 -qpt 4";

    static final List<Scenario> ALL = List.of(
            of("S1", "1 → 1 transient, 12 B", "-x 1 -y 1 -a -s 12" + ONE_QUEUE),
            of("S2", "1 → 1 transient, 1 KB", "-x 1 -y 1 -a -s 1024" + ONE_QUEUE),
            of("S1m", "1 → 1 transient, 12 B, acks by fifty", "-x 1 -y 1 -q 500 -A 50 -s 12" + ONE_QUEUE),
            of("S3", "1 → 1 persistent 1 KB, confirms", "-x 1 -y 1 -f persistent -c 1000 -q 500 -A 50 -s 1024" + ONE_QUEUE),
            of("S3x4q", "4 → 4 persistent 1 KB, confirms, four queues", "-x 4 -y 4 -f persistent -c 500 -q 200 -A 50 -s 1024" + FOUR_QUEUES),
            of("S3f10", "fanout to 10 durable queues, persistent 1 KB, confirms",
                    "-x 1 -y 10 -f persistent -c 200 -q 200 -A 50 -s 1024 -t fanout -e {n} -qp {n}-%d -qpf 1 -qpt 10"),
            of("S4", "fanout to 10", "-x 1 -y 10 -a -s 12 -t fanout -e {n} -qp {n}-%d -qpf 1 -qpt 10"),
            of("S6q", "4 → 4, four queues", "-x 4 -y 4 -a -s 12" + FOUR_QUEUES),
            of("S7", "latency at 5,000/s, transient 1 KB", "-x 1 -y 1 -a -s 1024 -r 5000" + ONE_QUEUE),
            of("S7p", "latency at 5,000/s, persistent 1 KB, confirms", "-x 1 -y 1 -f persistent -c 1000 -q 500 -s 1024 -r 5000" + ONE_QUEUE),
            of("S8", "100 KB", "-x 1 -y 1 -a -s 102400" + ONE_QUEUE),
            new Scenario("S5m1k", "publish among 1,000 topic bindings", "-x 1 -y 0 -s 12 -t topic -e {topic} -K", 1_000),
            new Scenario("S5m10k", "publish among 10,000 topic bindings", "-x 1 -y 0 -s 12 -t topic -e {topic} -K", 10_000));

    private static Scenario of(String name, String says, String arguments) {
        return new Scenario(name, says, arguments, 0);
    }

    static Scenario named(String name) {
        return ALL.stream().filter(one -> one.name.equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scenario " + name + "; there are "
                        + ALL.stream().map(Scenario::name).toList()));
    }

    List<String> arguments(String unique) {
        return List.of(arguments.replace("{n}", unique).replace("{topic}", TopicBindings.exchange(topicBindings)).split(" "));
    }
}
