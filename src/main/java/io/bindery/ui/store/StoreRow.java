package io.bindery.ui.store;

import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.QueueFate;
import io.bindery.ui.state.SurvivalForecast;
import java.util.List;

/**
 * A row of the Store panel's table, as words.
 *
 * @param figures beside the queue's name, under the heads of the same order
 * @param mark a tick, a cross, or empty
 */
record StoreRow(String queue, List<String> figures, String mark, String why) {

    static final List<String> LIVE = List.of("In memory", "Pending", "On disk");
    static final List<String> COMPARED = List.of("Before", "Predicted", "Found");

    static StoreRow live(QueueSnapshot queue, SurvivalForecast forecast) {
        QueueFate fate = forecast.of(queue.definition().name()).orElseThrow();
        long memory = Math.max(0, queue.depth() - queue.onDisk() - queue.pending());
        String keeps = fate.gone() ? "gone: " : "keeps " + Figures.count(fate.keeps()) + ": ";
        return new StoreRow(fate.queue(), List.of(Figures.count(memory), Figures.count(queue.pending()), Figures.count(queue.onDisk())),
                fate.gone() || fate.loses() > 0 ? "✗" : "✓", keeps + fate.why());
    }

    static StoreRow compared(Outcome.Row row) {
        QueueFate fate = row.fate();
        return new StoreRow(fate.queue(), List.of(Figures.count(fate.before()), predicted(fate), row.there() ? Figures.count(row.found()) : "gone"),
                row.asPredicted() ? "✓" : "✗", row.why());
    }

    private static String predicted(QueueFate fate) {
        if (fate.gone()) {
            return "gone";
        }
        return fate.keeps() == fate.mayKeep() ? Figures.count(fate.keeps()) : Figures.count(fate.keeps()) + "–" + Figures.count(fate.mayKeep());
    }
}
