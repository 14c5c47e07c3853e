package io.bindery.ui.state.survival;

import io.bindery.model.Binding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of a virtual host would be there after the broker ended now and was started again.
 *
 * @param fates each queue's, in the order of declaration
 * @param goneExchanges those that would not be there, with why
 * @param goneBindings likewise, with a sentence each · bindings how many there are in all
 */
public record SurvivalForecast(Ending ending, Map<String, QueueFate> fates, Map<String, Reason> goneExchanges,
                               Map<Binding, String> goneBindings, int bindings) {

    /** How the broker ends: a restart writes what is on its way to disk first, a crash does not. */
    public enum Ending {
        RESTART("Restart"), CRASH("Crash");

        private final String word;

        Ending(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public static SurvivalForecast nothing(Ending ending) {
        return new SurvivalForecast(ending, Map.of(), Map.of(), Map.of(), 0);
    }

    static Map<String, QueueFate> byName(List<QueueFate> queues) {
        Map<String, QueueFate> fates = new LinkedHashMap<>();
        queues.forEach(fate -> fates.put(fate.queue(), fate));
        return fates;
    }

    public List<QueueFate> queues() {
        return List.copyOf(fates.values());
    }

    public Optional<QueueFate> of(String queue) {
        return Optional.ofNullable(fates.get(queue));
    }

    public long before() {
        return fates.values().stream().mapToLong(QueueFate::before).sum();
    }

    public long keeps() {
        return fates.values().stream().mapToLong(QueueFate::keeps).sum();
    }

    public long goneQueues() {
        return fates.values().stream().filter(QueueFate::isGone).count();
    }

    public int keptBindings() {
        return bindings - goneBindings.size();
    }
}
