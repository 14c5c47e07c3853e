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
    /** So many, the first, are compared with each of those behind. */
    private final int compared;
    private final Map<Scenario, Map<String, List<Measurement>>> runs = new LinkedHashMap<>();

    /** @param brokers in the order of the columns · own how many of them, the first, are ours */
    Report(List<String> brokers, int own) {
        this.brokers = brokers;
        this.compared = Math.min(own, brokers.size() - 1);
    }

    void add(Scenario scenario, String broker, Measurement measured) {
        runs.computeIfAbsent(scenario, its -> new LinkedHashMap<>()).computeIfAbsent(broker, its -> new ArrayList<>()).add(measured);
    }

    String markdown() {
        StringBuilder out = new StringBuilder("| scenario | figure |");
        brokers.forEach(broker -> out.append(' ').append(broker).append(" |"));
        List<String> others = brokers.subList(compared, brokers.size());
        brokers.subList(0, compared).forEach(one -> others.forEach(other -> out.append(' ').append(one).append(" / ").append(other).append(" |")));
        out.append("\n|---|---|").append("---|".repeat(brokers.size() + compared * others.size())).append('\n');
        runs.forEach((scenario, byBroker) -> {
            row(out, scenario.name() + ": " + scenario.says(), "msg/s", byBroker, Measurement::rate, "%,.0f");
            row(out, "", "CPU µs a message", byBroker, Measurement::brokerMicros, "%.2f");
            row(out, "", "broker's cores", byBroker, Measurement::brokerCores, "%.2f");
            row(out, "", "consumer latency µs, median", byBroker, Measurement::latencyMicros, "%,.0f");
            row(out, "", "confirm latency µs, median", byBroker, Measurement::confirmMicros, "%,.0f");
            row(out, "", "bindings declared one by one, ms", byBroker, run -> run.declared() == null ? null : run.declared().oneByOne(), "%,.0f");
            row(out, "", "bindings declared at once, ms", byBroker, run -> run.declared() == null ? null : run.declared().atOnce(), "%,.0f");
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
        for (Double ours : values.subList(0, compared)) {
            for (Double theirs : values.subList(compared, values.size())) {
                out.append(' ').append(ratio(ours, theirs)).append(" |");
            }
        }
        out.append('\n');
    }

    private static String ratio(Double ours, Double theirs) {
        return ours == null || theirs == null || theirs == 0 ? "" : String.format(Locale.ROOT, "%.2f", ours / theirs);
    }
}
