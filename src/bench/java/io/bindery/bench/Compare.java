package io.bindery.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Loads ours and other brokers in turns, scenario by scenario, and prints the table of medians.
 *
 * <p>Arguments: {@code launcher=PATH} of the delivered program · {@code work=DIR} · {@code rabbit=PORT} of one that runs,
 * {@code start} for a node of its own, {@code none} · {@code beside=NAME=PORT,…} for others that run · {@code window=yes} to have
 * the window open and watching as one more · {@code scenarios=S1,S2} · {@code runs=3} · {@code seconds=20}, of which {@code warm=6} do not count.
 */
public final class Compare {

    private final Options options;
    private final List<Contestant> brokers = new ArrayList<>();
    /** So many of them, the first, are ours. */
    private int own;

    private Compare(Options options) {
        this.options = options;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        new Compare(new Options(args)).run();
    }

    private void run() throws IOException, InterruptedException {
        Path work = Files.createDirectories(Path.of(options.get("work", "target/compare")).toAbsolutePath());
        try {
            enter(work);
            Report report = new Report(brokers.stream().map(Contestant::name).toList(), own);
            for (String name : options.get("scenarios", String.join(",", Scenario.ALL.stream().map(Scenario::name).toList())).split(",")) {
                measure(Scenario.named(name), report);
            }
            String table = heading() + "\n\n" + report.markdown() + "\n" + DiskLimit.measured(work) + "\n";
            Files.writeString(work.resolve("table.md"), table);
            System.out.println("\n" + table);
        } finally {
            brokers.forEach(Contestant::close);
        }
    }

    private void enter(Path work) throws IOException, InterruptedException {
        Path launcher = Path.of(options.get("launcher", "target/bindery/bin/bindery")).toAbsolutePath();
        brokers.add(Ours.serve(launcher, work));
        if (options.get("window", "no").equals("yes")) {
            brokers.add(Ours.watched(launcher, work));
        }
        own = brokers.size();
        String rabbit = options.get("rabbit", Rabbit.isInstalled() ? "start" : "none");
        if (rabbit.equals("start")) {
            brokers.add(Rabbit.start(work));
        } else if (!rabbit.equals("none")) {
            brokers.add(Neighbour.on(Integer.parseInt(rabbit), Rabbit.NAME));
        }
        brokers.addAll(Neighbour.all(options.get("beside", "")));
    }

    /** In turns, so that a machine that grows slower or busier does so for all. */
    private void measure(Scenario scenario, Report report) throws IOException, InterruptedException {
        for (int run = 0; run < options.number("runs", 3); run++) {
            for (Contestant broker : brokers) {
                tell(scenario, broker, report);
            }
        }
    }

    /** Some brokers can't do everything: their figures are missing then. Ours can. */
    private void tell(Scenario scenario, Contestant broker, Report report) throws IOException, InterruptedException {
        try {
            Measurement measured = once(scenario, broker);
            report.add(scenario, broker.name(), measured);
            System.out.printf(Locale.ROOT, "%s %s: %,.0f msg/s, %.2f µs CPU%n", scenario.name(), broker.name(), measured.rate(), measured.brokerMicros());
        } catch (IOException failed) {
            if (brokers.indexOf(broker) < own) {
                throw failed;
            }
            System.out.println(failed.getMessage());
        }
    }

    private Measurement once(Scenario scenario, Contestant broker) throws IOException, InterruptedException {
        int seconds = options.number("seconds", 20);
        int warm = options.number("warm", 6);
        if (scenario.topicBindings() == 0) {
            return PerfTestRun.of(scenario, broker, seconds, warm);
        }
        TopicBindings.Times declared = TopicBindings.declare(broker, scenario.topicBindings());
        try {
            return PerfTestRun.of(scenario, broker, seconds, warm).withDeclare(declared);
        } finally {
            TopicBindings.delete(broker, scenario.topicBindings());
        }
    }

    private String heading() throws IOException {
        return "Measured " + Instant.now().toString().substring(0, 16).replace('T', ' ') + " UTC on " + Runtime.getRuntime().availableProcessors()
                + " processors (" + processor() + "), Java " + Runtime.version() + ", load before " + load() + "; medians of "
                + options.number("runs", 3) + " runs of " + (options.number("seconds", 20) - options.number("warm", 6)) + " s in turns.";
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        try (Stream<String> lines = Files.exists(info) ? Files.lines(info) : Stream.empty()) {
            return lines.filter(line -> line.startsWith("model name")).map(line -> line.substring(line.indexOf(':') + 2)).findFirst().orElse("unknown");
        }
    }

    private static String load() throws IOException {
        Path load = Path.of("/proc/loadavg");
        return Files.exists(load) ? Files.readString(load).split(" ")[2] : "unknown";
    }
}
