package io.bindery.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** All runs of one comparison, and the Markdown table of their medians. */
final class Report {

    private final List<String> brokers;
    private final Map<Scenario, Map<String, List<Measurement>>> runs = new LinkedHashMap<>();

    /** @param brokers in the order of the columns; ratios are of the last's figures */
    Report(List<String> brokers) {
        this.brokers = brokers;
    }

    void add(Scenario scenario, String broker, Measurement measured) {
        runs.computeIfAbsent(scenario, its -> new LinkedHashMap<>()).computeIfAbsent(broker, its -> new ArrayList<>()).add(measured);
    }

    String markdown() {
        StringBuilder out = new StringBuilder("| scenario | figure |");
        brokers.forEach(broker -> out.append(' ').append(broker).append(" |"));
        brokers.subList(0, brokers.size() - 1).forEach(broker -> out.append(" ratio, ").append(broker).append(" |"));
        out.append("\n|---|---|").append("---|".repeat(2 * brokers.size() - 1)).append('\n');
        runs.forEach((scenario, byBroker) -> {
            row(out, scenario.name() + ": " + scenario.says(), "msg/s", byBroker, Measurement::rate, "%,.0f");
            row(out, "", "CPU µs a message", byBroker, Measurement::brokerMicros, "%.2f");
            row(out, "", "broker's cores", byBroker, Measurement::brokerCores, "%.2f");
            row(out, "", "consumer latency µs, median", byBroker, Measurement::latencyMicros, "%,.0f");
            row(out, "", "confirm latency µs, median", byBroker, Measurement::confirmMicros, "%,.0f");
            row(out, "", "bindings declared in ms", byBroker, Measurement::declareMillis, "%,.0f");
        });
        return out.toString();
    }

    private void row(StringBuilder out, String scenario, String figure, Map<String, List<Measurement>> byBroker,
                     Function<Measurement, Double> of, String format) {
        List<Double> values = new ArrayList<>();
        for (String broker : brokers) {
            values.add(byBroker.containsKey(broker) ? of.apply(Measurement.median(byBroker.get(broker))) : null);
        }
        if (values.stream().allMatch(value -> value == null)) {
            return;
        }
        out.append("| ").append(scenario).append(" | ").append(figure).append(" |");
        values.forEach(value -> out.append(' ').append(value == null ? "" : String.format(Locale.ROOT, format, value)).append(" |"));
        Double last = values.get(values.size() - 1);
        for (Double value : values.subList(0, values.size() - 1)) {
            out.append(' ').append(value == null || last == null || last == 0 ? "" : String.format(Locale.ROOT, "%.2f", value / last)).append(" |");
        }
        out.append('\n');
    }
}
