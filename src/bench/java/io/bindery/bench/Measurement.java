package io.bindery.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What one run of one scenario gave, after its warm-up. A figure that does not exist there is null.
 *
 * @param rate received a second; sent, where nobody receives
 * @param brokerMicros CPU of the broker's process per message of {@code rate} · brokerCores of it busy on average
 * @param latencyMicros median from publish to consumer · confirmMicros from publish to confirm
 * @param declared how long the scenario's topic bindings took to declare
 */
record Measurement(Double rate, Double brokerMicros, Double brokerCores, Double latencyMicros, Double confirmMicros,
                   TopicBindings.Times declared) {

    /** Figure by figure the median of several runs. */
    static Measurement median(List<Measurement> runs) {
        return new Measurement(median(runs, Measurement::rate), median(runs, Measurement::brokerMicros), median(runs, Measurement::brokerCores),
                median(runs, Measurement::latencyMicros), median(runs, Measurement::confirmMicros),
                runs.get(0).declared == null ? null
                        : new TopicBindings.Times(median(runs, run -> run.declared.oneByOne()), median(runs, run -> run.declared.atOnce())));
    }

    Measurement withDeclare(TopicBindings.Times times) {
        return new Measurement(rate, brokerMicros, brokerCores, latencyMicros, confirmMicros, times);
    }

    private static Double median(List<Measurement> runs, Function<Measurement, Double> figure) {
        double[] values = runs.stream().map(figure).filter(Objects::nonNull).mapToDouble(Double::doubleValue).sorted().toArray();
        return values.length == 0 ? null : median(values);
    }

    static double median(double[] sorted) {
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
