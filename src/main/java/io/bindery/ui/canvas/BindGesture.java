package io.bindery.ui.canvas;

import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.edit.BindRules;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Spot;
import java.util.Optional;

/** Draws a binding from an exchange's port; releasing opens the editor at the target, or a new queue's name on empty canvas. */
final class BindGesture implements Gesture {

    private final Desk desk;
    private final Binder binder;
    private final Figure.OfExchange from;
    private final DragMark mark;

    BindGesture(Desk desk, Binder binder, Figure.OfExchange from) {
        this.desk = desk;
        this.binder = binder;
        this.from = from;
        mark = new DragMark(from, desk.drawing(), desk.view.now().seen(desk.view.width(), desk.view.height()));
        desk.overlay.hover(Under.NOTHING);
        desk.overlay.drag(mark);
    }

    @Override public void drag(double x, double y) {
        Spot at = desk.view.toCanvas(x, y);
        Optional<Figure> target = desk.drawing().figureAt(at);
        Optional<String> refusal = target.flatMap(figure -> BindRules.refusal(figure.id()));
        if (target.isEmpty()) {
            mark.loose(at);
            desk.overlay.beside(DragMark.hint("Release to add a queue", "bound to " + from.id().label()), x + 20, y + 18);
        } else if (refusal.isPresent()) {
            mark.loose(at);
            Box seen = desk.view.now().toView(target.get().box());
            desk.overlay.beside(DragMark.refusal(refusal.get()), seen.x() - 6, seen.y() - 30);
        } else {
            mark.onto(target.get());
            desk.overlay.beside(DragMark.hint("Release to bind", BindRules.sentence(from.id(), target.get().id())), x + 20, y + 18);
        }
    }

    @Override public void drop(double x, double y) {
        Spot at = desk.view.toCanvas(x, y);
        Optional<Figure> target = desk.drawing().figureAt(at);
        if (target.isEmpty()) {
            desk.overlay.firstDrag().dragged();
            desk.overlay.clearBeside();
            binder.addQueueBound(from, x, y, mark);
        } else if (BindRules.refusal(target.get().id()).isPresent() || backOnOwnPort(target.get(), at)) {
            cancel();
        } else {
            desk.overlay.firstDrag().dragged();
            binder.edit(from, target.get(), mark);
        }
    }

    /** Straight away with the empty key. */
    void dropWithoutKey(double x, double y) {
        Optional<Figure> target = desk.drawing().figureAt(desk.view.toCanvas(x, y)).filter(figure -> BindRules.refusal(figure.id()).isEmpty());
        cancel();
        target.ifPresent(figure -> {
            desk.overlay.firstDrag().dragged();
            binder.bindWithoutKey(from, figure);
        });
    }

    @Override public void cancel() {
        desk.overlay.clearDrag();
    }

    /** A press on the port that went nowhere is no wish for a loop. */
    private boolean backOnOwnPort(Figure target, Spot at) {
        return target.id().equals(from.id()) && Math.hypot(from.outX() - at.x(), from.box().centreY() - at.y()) < 2 * Under.PORT_REACH;
    }
}
