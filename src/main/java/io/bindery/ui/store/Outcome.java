package io.bindery.ui.store;

import io.bindery.gateway.StoreActivity;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.QueueFate;
import io.bindery.ui.state.SurvivalForecast;
import java.util.List;

/**
 * A forecast beside what the files really held.
 *
 * @param atMillis when the broker was back · nanos how long reading took
 */
record Outcome(SurvivalForecast.Ending ending, long atMillis, long nanos, List<Row> rows, List<String> damages) {

    /**
     * @param found how many messages came back · expired how many lay in the files past their time, as they may
     * @param there whether the queue itself did
     */
    record Row(QueueFate fate, long found, long expired, boolean there) {

        /** More than foreseen is possible too: an ack that was not on disk brings its message back, as it may. */
        boolean asPredicted() {
            return fate.gone() != there && lost() == 0 && more() == 0;
        }

        long lost() {
            return Math.max(0, fate.keeps() - found - expired);
        }

        long more() {
            return Math.max(0, found - fate.mayKeep());
        }

        String why() {
            if (lost() > 0) {
                return Figures.count(lost()) + " that were on disk did not come back";
            }
            if (expired > 0) {
                return Figures.count(expired) + " expired by then";
            }
            return more() > 0 ? Figures.count(more()) + " more came back: their acks were not on disk yet" : fate.why();
        }
    }

    static Outcome of(SurvivalForecast forecast, String vhost, StoreActivity.Recovery recovery) {
        return new Outcome(forecast.ending(), recovery.atMillis(), recovery.nanos(),
                forecast.queues().stream().map(fate -> row(fate, vhost, recovery)).toList(), recovery.damages());
    }

    private static Row row(QueueFate fate, String vhost, StoreActivity.Recovery recovery) {
        return recovery.queues().stream().filter(q -> q.vhost().equals(vhost) && q.name().equals(fate.queue())).findFirst()
                .map(q -> new Row(fate, q.messages() - q.expired(), q.expired(), true)).orElseGet(() -> new Row(fate, 0, 0, false));
    }

    boolean asPredicted() {
        return rows.stream().allMatch(Row::asPredicted) && damages.isEmpty();
    }

    long lost() {
        return rows.stream().mapToLong(Row::lost).sum();
    }

    long found() {
        return rows.stream().mapToLong(Row::found).sum();
    }

    long before() {
        return rows.stream().mapToLong(row -> row.fate().before()).sum();
    }
}
