package io.bindery.ui.state.survival;

import io.bindery.gateway.StoreActivity;
import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.survival.SurvivalForecast.Ending;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A forecast beside what the files really held.
 *
 * @param before what stood there just before the end
 * @param atMillis when the broker was back · nanos how long reading took
 * @param bindings what was read of the virtual host's
 */
public record Outcome(SurvivalForecast forecast, VhostSnapshot before, long atMillis, long nanos, List<Row> rows, Set<Binding> bindings,
                      List<String> damages) {

    /**
     * @param found how many messages came back, as many as the queue holds of what was read · expired how many lay in the files past their time, as they may
     * @param there whether the queue itself did
     * @param unsettled whether declarations were on their way to disk when the broker ended
     */
    public record Row(QueueFate fate, long found, long expired, boolean there, boolean unsettled) {

        /** More than foreseen is possible too: an ack that was not on disk brings its message back, as it may. */
        public boolean asPredicted() {
            return (fate.isGone() != there || neverDeclared()) && lost() == 0 && more() == 0;
        }

        /** A queue without a message on disk may have been declared so late that its client never had an answer. */
        private boolean neverDeclared() {
            return unsettled && !there && !fate.isGone() && fate.keeps() == 0;
        }

        long lost() {
            return Math.max(0, fate.keeps() - found - expired);
        }

        long more() {
            return Math.max(0, found - fate.mayKeep());
        }

        public String why() {
            if (neverDeclared()) {
                return "not there: its declaration was not on disk yet, so it was never answered";
            }
            if (!there && !fate.isGone()) {
                return "not there, though it was declared and on disk";
            }
            if (lost() > 0) {
                return Figures.count(lost()) + " that were on disk did not come back";
            }
            if (expired > 0) {
                return Figures.count(expired) + " expired by then";
            }
            return more() > 0 ? Figures.count(more()) + " more came back: their acks were not on disk yet" : fate.why();
        }
    }

    /** @param unsettled whether declarations were on their way to disk when the broker ended */
    static Outcome of(SurvivalForecast forecast, VhostSnapshot before, boolean unsettled, StoreActivity.Recovery recovery) {
        return new Outcome(forecast, before, recovery.atMillis(), recovery.nanos(),
                forecast.queues().stream().map(fate -> row(fate, before, unsettled, recovery)).toList(),
                recovery.bindings().stream().filter(binding -> binding.vhost().equals(before.name())).collect(Collectors.toSet()), recovery.damages());
    }

    private static Row row(QueueFate fate, VhostSnapshot before, boolean unsettled, StoreActivity.Recovery recovery) {
        long most = before.queue(fate.queue()).map(Forecaster::mostKept).orElse(Long.MAX_VALUE);
        return recovery.queues().stream().filter(q -> q.vhost().equals(before.name()) && q.name().equals(fate.queue())).findFirst()
                .map(q -> new Row(fate, Math.min(most, q.messages() - q.expired()), q.expired(), true, unsettled)).orElseGet(() -> new Row(fate, 0, 0, false, unsettled));
    }

    public Ending ending() {
        return forecast.ending();
    }

    public boolean asPredicted() {
        return rows.stream().allMatch(Row::asPredicted) && bindings.stream().noneMatch(forecast.goneBindings()::containsKey) && damages.isEmpty();
    }

    public long lost() {
        return rows.stream().mapToLong(Row::lost).sum();
    }

    public long found() {
        return rows.stream().mapToLong(Row::found).sum();
    }

    public long messagesBefore() {
        return forecast.before();
    }

    /** Of those that were there before. */
    public long bindingsFound() {
        return before.bindings().stream().filter(bindings::contains).count();
    }
}
