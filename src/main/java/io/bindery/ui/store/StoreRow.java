package io.bindery.ui.store;

import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.survival.Outcome;
import io.bindery.ui.state.survival.QueueFate;
import io.bindery.ui.state.survival.SurvivalForecast;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of the Store panel's table, as words.
 *
 * @param queue its name, or what the sum is called
 * @param figures beside the queue's name, under the heads of the same order
 * @param mark a tick, a cross, or empty
 */
record StoreRow(String queue, List<String> figures, String mark, String why, boolean sum) {

    static final List<String> LIVE = List.of("In memory", "Pending", "On disk");
    static final List<String> COMPARED = List.of("Before", "Predicted", "Found");

    static List<StoreRow> live(VhostSnapshot vhost, SurvivalForecast forecast) {
        List<StoreRow> rows = new ArrayList<>(vhost.queues().stream().map(queue -> live(queue, forecast)).toList());
        if (rows.size() > 1) {
            rows.add(sum(List.of(Figures.count(vhost.queues().stream().mapToLong(StoreRow::memory).sum()),
                    Figures.count(vhost.queues().stream().mapToLong(QueueSnapshot::pending).sum()),
                    Figures.count(vhost.queues().stream().mapToLong(QueueSnapshot::onDisk).sum())), "",
                    "keeps " + Figures.count(forecast.keeps()) + " of " + Figures.count(forecast.before())));
        }
        return rows;
    }

    static StoreRow live(QueueSnapshot queue, SurvivalForecast forecast) {
        QueueFate fate = forecast.of(queue.definition().name()).orElseThrow();
        String keeps = fate.isGone() ? "gone: " : fate.loses() > 0 ? "keeps " + Figures.count(fate.keeps()) + ": " : ""; // the tick says that it keeps all
        return new StoreRow(fate.queue(), List.of(Figures.count(memory(queue)), Figures.count(queue.pending()), Figures.count(queue.onDisk())),
                fate.isGone() || fate.loses() > 0 ? "✗" : "✓", keeps + fate.why() + (fate.doubt().isEmpty() ? "" : ". " + fate.doubt()), false);
    }

    static List<StoreRow> compared(Outcome outcome) {
        List<StoreRow> rows = new ArrayList<>(outcome.rows().stream().map(StoreRow::compared).toList());
        if (rows.size() > 1) {
            rows.add(sum(List.of(Figures.count(outcome.messagesBefore()), Figures.count(outcome.forecast().keeps()), Figures.count(outcome.found())),
                    outcome.asPredicted() ? "✓" : "✗", ""));
        }
        return rows;
    }

    static StoreRow compared(Outcome.Row row) {
        QueueFate fate = row.fate();
        return new StoreRow(fate.queue(), List.of(Figures.count(fate.before()), predicted(fate), row.there() ? Figures.count(row.found()) : "gone"),
                row.asPredicted() ? "✓" : "✗", row.why(), false);
    }

    private static StoreRow sum(List<String> figures, String mark, String why) {
        return new StoreRow("All", figures, mark, why, true);
    }

    private static long memory(QueueSnapshot queue) {
        return Math.max(0, queue.depth() - queue.onDisk() - queue.pending());
    }

    private static String predicted(QueueFate fate) {
        if (fate.isGone()) {
            return "gone";
        }
        return fate.keeps() == fate.mayKeep() ? Figures.count(fate.keeps()) : Figures.count(fate.keeps()) + "–" + Figures.count(fate.mayKeep());
    }
}
