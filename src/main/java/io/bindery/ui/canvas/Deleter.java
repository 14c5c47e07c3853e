package io.bindery.ui.canvas;

import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.ui.canvas.edit.CanvasEdits;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.state.Edit;
import io.bindery.ui.state.Notice;
import io.bindery.ui.state.Purge;
import io.bindery.ui.state.Selection;
import java.util.List;
import java.util.Optional;

/** Takes things away: asks nothing, can be undone, and says what undo will not bring back. */
final class Deleter {

    private final Desk desk;

    Deleter(Desk desk) {
        this.desk = desk;
    }

    void deleteSelected() {
        Selection selection = desk.state.selection().get();
        if (selection instanceof Selection.OfQueue queue) {
            delete(FigureId.queue(queue.queue()));
        } else if (selection instanceof Selection.OfExchange exchange) {
            delete(FigureId.exchange(exchange.exchange()));
        } else if (selection instanceof Selection.OfBindings bindings && !bindings.bindings().isEmpty()) {
            unbind(bindings.bindings());
        } else if (selection instanceof Selection.OfConnection) {
            desk.tell(Notice.Kind.INFO, "A connection is its client's own: it goes when the client closes it.");
        }
    }

    void delete(FigureId id) {
        if (id.isDefaultExchange()) {
            desk.tell(Notice.Kind.INFO, "The default exchange belongs to the broker; it can't be deleted.");
            return;
        }
        VhostSnapshot vhost = desk.state.topology();
        Optional<Edit> edit = id.isQueue() ? CanvasEdits.deleteQueue(vhost, id.name()) : CanvasEdits.deleteExchange(vhost, id.name());
        edit.ifPresent(wanted -> {
            desk.state.selection().set(Selection.NOTHING);
            desk.state.edits().remove(wanted, (id.isQueue() ? "Queue " : "Exchange ") + id.name());
        });
    }

    void unbind(List<Binding> bindings) {
        desk.state.selection().set(Selection.NOTHING);
        desk.state.edits().perform(CanvasEdits.unbind(bindings));
    }

    void purge(String queue) {
        Purge.of(desk.state, queue);
    }
}
