package io.bindery.ui.canvas;

import io.bindery.model.Binding;
import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.drawing.Line;
import io.bindery.ui.canvas.edit.BindRules;
import io.bindery.ui.canvas.edit.CanvasEdits;
import io.bindery.ui.canvas.geometry.Spot;
import java.util.Optional;

/** Takes a binding by its arrow and leads it to another target; its key goes along. */
final class ReattachGesture implements Gesture {

    private static final double REACH = 20;

    private final Desk desk;
    private final Line line;
    private final DragMark mark;

    ReattachGesture(Desk desk, Line line) {
        this.desk = desk;
        this.line = line;
        Figure.OfExchange from = (Figure.OfExchange) desk.drawing().figures().get(line.link().from());
        mark = new DragMark(from, desk.drawing(), desk.view.now().seen(desk.view.width(), desk.view.height()));
        desk.overlay.drag(mark);
    }

    /** Whether the hand has the line by its arrow; only a line of one binding can be led elsewhere. */
    static boolean isNearEnd(Desk desk, Line line, double x, double y) {
        Spot end = desk.view.now().toView(line.track().at(1));
        return Desk.isBinding(line) && line.link().bindings().size() == 1 && Math.hypot(end.x() - x, end.y() - y) <= REACH;
    }

    @Override public void drag(double x, double y) {
        Spot at = desk.view.toCanvas(x, y);
        Optional<Figure> target = target(at);
        if (target.isPresent()) {
            mark.onto(target.get());
            desk.overlay.beside(DragMark.hint("Release to move the binding", "to " + target.get().id().label()), x + 20, y + 18);
        } else {
            mark.loose(at);
            desk.overlay.clearBeside();
        }
    }

    @Override public void drop(double x, double y) {
        Optional<Figure> target = target(desk.view.toCanvas(x, y));
        desk.overlay.clearDrag();
        Binding was = line.link().bindings().get(0);
        target.filter(figure -> !figure.id().equals(line.link().to())).ifPresent(figure -> {
            Binding.DestinationKind kind = figure.id().isQueue() ? Binding.DestinationKind.QUEUE : Binding.DestinationKind.EXCHANGE;
            Binding moved = new Binding(was.vhost(), was.exchange(), kind, figure.id().name(), was.key(), was.arguments());
            desk.overlay.await(moved);
            desk.state.edits().perform(CanvasEdits.reattach(was, moved));
        });
    }

    @Override public void cancel() {
        desk.overlay.clearDrag();
    }

    private Optional<Figure> target(Spot at) {
        return desk.drawing().figureAt(at).filter(figure -> BindRules.refusal(figure.id()).isEmpty());
    }
}
