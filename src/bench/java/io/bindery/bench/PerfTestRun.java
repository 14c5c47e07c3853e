package io.bindery.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One run of RabbitMQ's PerfTest in a process of its own, its lines read while it runs. */
final class PerfTestRun {

    private static final Pattern TIME = Pattern.compile("time (\\d+\\.\\d+) s");
    private static final Pattern SENT = Pattern.compile("sent: ([\\d.]+) msg/s");
    private static final Pattern RECEIVED = Pattern.compile("received: ([\\d.]+) msg/s");
    private static final Pattern LATENCY = Pattern.compile("consumer latency: \\d+/(\\d+)/");
    private static final Pattern CONFIRM = Pattern.compile("confirm latency: \\d+/(\\d+)/");

    private static final int LINES_KEPT = 8;

    private final Contestant broker;
    private final int warmSeconds;
    private final List<Double> sent = new ArrayList<>();
    private final List<Double> received = new ArrayList<>();
    private final List<Double> latencies = new ArrayList<>();
    private final List<Double> confirms = new ArrayList<>();
    private Duration cpuBefore;
    private Duration cpuAfter;
    private double from;
    private double to;

    private PerfTestRun(Contestant broker, int warmSeconds) {
        this.broker = broker;
        this.warmSeconds = warmSeconds;
    }

    /** @throws IOException when it gave no figures; the message is what it said last */
    static Measurement of(Scenario scenario, Contestant broker, int seconds, int warmSeconds) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xms512m", "-Xmx1g",
                "-cp", System.getProperty("java.class.path"), "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "com.rabbitmq.perf.PerfTest",
                "-h", broker.uri(), "-z", String.valueOf(seconds), "-d", scenario.name()));
        line.addAll(scenario.arguments("bench" + Long.toHexString(System.nanoTime())));
        Process perfTest = new ProcessBuilder(line).redirectErrorStream(true).start();
        PerfTestRun run = new PerfTestRun(broker, warmSeconds);
        Deque<String> last = new ArrayDeque<>();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(perfTest.getInputStream(), StandardCharsets.UTF_8))) {
            for (String said = out.readLine(); said != null; said = out.readLine()) {
                run.read(said);
                if (!said.isBlank() && !said.startsWith("\tat")) {
                    last.add(said);
                }
                if (last.size() > LINES_KEPT) {
                    last.remove();
                }
            }
        }
        perfTest.waitFor();
        if (run.to <= run.from) {
            throw new IOException(scenario.name() + " on " + broker.name() + " gave no figures: " + String.join(" | ", last));
        }
        return run.measurement();
    }

    private void read(String line) {
        Matcher time = TIME.matcher(line);
        if (!time.find()) {
            return;
        }
        double at = Double.parseDouble(time.group(1));
        if (cpuBefore == null) {
            if (at >= warmSeconds) {
                cpuBefore = broker.cpu();
                from = at;
            }
            return;
        }
        to = at;
        cpuAfter = broker.cpu();
        take(SENT, line, sent);
        take(RECEIVED, line, received);
        take(LATENCY, line, latencies);
        take(CONFIRM, line, confirms);
    }

    private static void take(Pattern figure, String line, List<Double> into) {
        Matcher matcher = figure.matcher(line);
        if (matcher.find()) {
            into.add(Double.valueOf(matcher.group(1)));
        }
    }

    private Measurement measurement() {
        double rate = mean(received) > 0 ? mean(received) : mean(sent);
        double cores = cpuAfter.minus(cpuBefore).toNanos() / 1e9 / (to - from);
        return new Measurement(rate, rate == 0 ? null : Double.valueOf(cores / rate * 1e6), cores, median(latencies), median(confirms), null);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    private static Double median(List<Double> values) {
        return values.isEmpty() ? null : Double.valueOf(Measurement.median(values.stream().mapToDouble(Double::doubleValue).toArray()));
    }
}
