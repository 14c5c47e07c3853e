package io.bindery.ui.state;

import java.util.List;
import java.util.Optional;

/** What of each queue would be there after the broker ended now and was started again. */
public record SurvivalForecast(Ending ending, List<QueueFate> queues) {

    /** How the broker ends: a restart writes what is on its way to disk first, a crash does not. */
    public enum Ending { RESTART, CRASH }

    public Optional<QueueFate> of(String queue) {
        return queues.stream().filter(fate -> fate.queue().equals(queue)).findFirst();
    }

    public long before() {
        return queues.stream().mapToLong(QueueFate::before).sum();
    }

    public long keeps() {
        return queues.stream().mapToLong(QueueFate::keeps).sum();
    }
}
