package io.bindery.ui.canvas;

import io.bindery.model.Binding;
import io.bindery.model.FieldTable;
import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.edit.BindDraft;
import io.bindery.ui.canvas.edit.CanvasEdits;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Spot;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.state.WorkbenchState;
import java.util.List;

/** What happens once both ends of a binding are known: the editor at its end, then the edit, then a ghost until it is there. */
final class Binder {

    private final Desk desk;

    Binder(Desk desk) {
        this.desk = desk;
    }

    /** Opens the editor below the target, which stays lit, with the band still drawn. */
    void edit(Figure.OfExchange from, Figure target, DragMark mark) {
        desk.overlay.clearBeside();
        desk.overlay.drag(mark);
        mark.onto(target);
        mark.settle();
        WorkbenchState state = desk.state;
        BindDraft draft = new BindDraft(state.topology(), from.exchange().definition(), target.id(),
                state.recentKeys().at(state.vhost().get(), from.id().name(), state.nowMillis()));
        BindEditor editor = new BindEditor(draft, this::bind, desk.floating::close, new RateChange(desk, target)::show);
        Box seen = desk.view.now().toView(target.box());
        Spot start = desk.view.now().toView(new Spot(from.box().x(), from.box().y()));
        desk.floating.open(editor, start.x() - 2, seen.bottom() + 10, seen, desk.overlay::clearDrag);
        editor.focusKey();
    }

    /** A name, and the queue is there, bound. */
    void addQueueBound(Figure.OfExchange from, double x, double y, DragMark mark) {
        desk.overlay.drag(mark);
        mark.settle();
        QuickAdd card = new QuickAdd("Queue bound to " + from.id().label(), "Name of the queue",
                name -> desk.state.topology().queue(name).isPresent() ? "Queue " + name + " is already there." : "", name -> {
            desk.floating.close();
            Spot at = desk.view.toCanvas(x, y);
            desk.model.place(FigureId.queue(name), new Spot(Math.round(at.x()), Math.round(at.y() - 26)));
            bindNew(from, name);
        }, desk.floating::close);
        desk.floating.open(card, x, y - 20, null, desk.overlay::clearDrag);
        card.focusName();
    }

    private void bindNew(Figure.OfExchange from, String name) {
        Binding binding = Binding.toQueue(desk.state.vhost().get(), from.id().name(), name, "");
        desk.state.edits().perform(CanvasEdits.addQueueBound(binding), () -> desk.select(FigureId.queue(name)), desk.state.notice()::set);
    }

    void bind(Binding binding) {
        desk.floating.close();
        desk.overlay.await(binding);
        desk.state.edits().perform(CanvasEdits.bind(binding));
    }

    /** Without asking for a key: for those who hold Alt. */
    void bindWithoutKey(Figure.OfExchange from, Figure target) {
        desk.overlay.clearDrag();
        BindDraft draft = new BindDraft(desk.state.topology(), from.exchange().definition(), target.id(), List.of());
        bind(draft.binding("", FieldTable.EMPTY));
    }
}
