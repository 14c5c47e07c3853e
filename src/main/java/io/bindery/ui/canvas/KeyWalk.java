package io.bindery.ui.canvas;

import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.edit.BindRules;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.graph.Link;
import io.bindery.ui.state.Selection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.input.KeyEvent;

/**
 * The canvas by keyboard: arrows walk along the lines, Enter selects, B begins a binding whose target the arrows
 * choose, Delete deletes, Esc leaves whatever is going on.
 */
final class KeyWalk {

    private final Desk desk;
    private final Binder binder;
    private final Deleter deleter;
    private final Pointer pointer;
    private final Runnable tidyUp;
    private FigureId focused;
    private Figure.OfExchange bindingFrom;
    private DragMark mark;

    KeyWalk(Desk desk, Binder binder, Deleter deleter, Pointer pointer, Runnable tidyUp) {
        this.desk = desk;
        this.binder = binder;
        this.deleter = deleter;
        this.pointer = pointer;
        this.tidyUp = tidyUp;
    }

    void pressed(KeyEvent event) {
        if (desk.floating.isOpen() || event.isShortcutDown()) {
            return;
        }
        boolean known = true;
        switch (event.getCode()) {
            case RIGHT, LEFT, UP, DOWN -> walk(event);
            case ENTER -> enter();
            case B -> changing(this::beginBinding);
            case DELETE, BACK_SPACE -> changing(deleter::deleteSelected);
            case ESCAPE -> escape();
            case PLUS, EQUALS, ADD -> desk.zoom(ViewControl.STEP);
            case MINUS, SUBTRACT -> desk.zoom(1 / ViewControl.STEP);
            case DIGIT0, NUMPAD0 -> desk.fit();
            case DIGIT1, NUMPAD1 -> desk.view.actualSize();
            case T -> tidyUp.run();
            default -> known = false;
        }
        if (known) {
            event.consume();
        }
    }

    /** Draws the focus where it was when the canvas has it, nowhere when not. */
    void focusShown(boolean shown) {
        desk.overlay.focus(shown && focused != null ? desk.drawing().figure(focused) : Optional.empty());
    }

    private void changing(Runnable edit) {
        if (desk.state.canChange()) {
            edit.run();
        }
    }

    private void walk(KeyEvent event) {
        Optional<Figure> from = Optional.ofNullable(focused).flatMap(desk.drawing()::figure).or(desk::selectedFigure);
        Optional<Figure> next = from.isEmpty() ? first() : switch (event.getCode()) {
            case RIGHT -> alongLines(from.get(), true);
            case LEFT -> alongLines(from.get(), false);
            case UP -> inColumn(from.get(), -1);
            default -> inColumn(from.get(), 1);
        };
        if (bindingFrom != null) {
            next = next.filter(figure -> BindRules.refusal(figure.id()).isEmpty()).or(() -> candidate(from.orElse(bindingFrom), event));
        }
        next.ifPresent(this::focus);
    }

    private void focus(Figure figure) {
        focused = figure.id();
        desk.view.reveal(figure.box().grown(12));
        if (bindingFrom == null) {
            desk.overlay.focus(Optional.of(figure));
        } else {
            mark.onto(figure);
            Box seen = desk.view.now().toView(figure.box());
            desk.overlay.beside(DragMark.hint("Bind to " + figure.id().label(), "Arrows choose, Enter goes on, Esc leaves"), seen.x() - 6, seen.bottom() + 10);
        }
    }

    private Optional<Figure> first() {
        return desk.drawing().figures().values().stream().filter(figure -> figure.id().isExchange() && !figure.id().isDefaultExchange())
                .min(Comparator.comparingDouble((Figure figure) -> figure.box().x()).thenComparingDouble(figure -> figure.box().y()));
    }

    /** The figure at the other end of a line, the nearest in height first. */
    private Optional<Figure> alongLines(Figure from, boolean forward) {
        Stream<Link> links = desk.drawing().graph().links().stream().filter(link -> link.kind() != Link.Kind.DEAD_LETTERS)
                .filter(link -> (forward ? link.from() : link.to()).equals(from.id()));
        return links.map(link -> desk.drawing().figures().get(forward ? link.to() : link.from())).filter(figure -> figure != null && figure != from)
                .min(Comparator.comparingDouble(figure -> Math.abs(figure.box().centreY() - from.box().centreY())));
    }

    private Optional<Figure> inColumn(Figure from, int direction) {
        return desk.drawing().figures().values().stream().filter(figure -> figure.id().kind() == from.id().kind() && overlapsColumn(figure, from))
                .filter(figure -> (figure.box().centreY() - from.box().centreY()) * direction > 0)
                .min(Comparator.comparingDouble(figure -> Math.abs(figure.box().centreY() - from.box().centreY())));
    }

    private static boolean overlapsColumn(Figure a, Figure b) {
        return a.box().x() < b.box().right() && b.box().x() < a.box().right();
    }

    /** While a target is chosen, right and left go from column to column even without a line. */
    private Optional<Figure> candidate(Figure from, KeyEvent event) {
        int direction = switch (event.getCode()) {
            case RIGHT -> 1;
            case LEFT -> -1;
            default -> 0;
        };
        return desk.drawing().figures().values().stream().filter(figure -> direction != 0 && BindRules.refusal(figure.id()).isEmpty())
                .filter(figure -> (figure.box().x() - from.box().x()) * direction > 40)
                .min(Comparator.comparingDouble(figure -> Math.hypot(figure.box().centreX() - from.box().centreX(), figure.box().centreY() - from.box().centreY())));
    }

    private void enter() {
        Optional<Figure> figure = Optional.ofNullable(focused).flatMap(desk.drawing()::figure);
        if (bindingFrom != null && figure.isPresent() && !figure.get().id().equals(bindingFrom.id())) {
            Figure.OfExchange from = bindingFrom;
            bindingFrom = null;
            binder.edit(from, figure.get(), mark);
        } else {
            figure.ifPresent(chosen -> desk.select(chosen.id()));
        }
    }

    void bindFrom(FigureId exchange) {
        focused = exchange;
        beginBinding();
    }

    private void beginBinding() {
        Optional<Figure> start = Optional.ofNullable(focused).flatMap(desk.drawing()::figure).or(desk::selectedFigure);
        if (start.isPresent() && start.get() instanceof Figure.OfExchange exchange && !exchange.id().isDefaultExchange()) {
            bindingFrom = exchange;
            mark = new DragMark(exchange, desk.drawing(), desk.view.now().seen(desk.view.width(), desk.view.height()));
            desk.overlay.focus(Optional.empty());
            desk.overlay.drag(mark);
            List<Figure> targets = desk.drawing().figures().values().stream()
                    .filter(figure -> BindRules.refusal(figure.id()).isEmpty() && figure.box().x() > exchange.box().right()).toList();
            targets.stream().min(Comparator.comparingDouble(figure -> Math.abs(figure.box().centreY() - exchange.box().centreY()))).ifPresent(this::focus);
        }
    }

    private void escape() {
        if (pointer.cancel()) {
            return;
        }
        if (bindingFrom != null) {
            focused = bindingFrom.id();
            bindingFrom = null;
            desk.overlay.clearDrag();
            focusShown(true);
        } else if (desk.state.litRoute().get() != null) {
            desk.state.litRoute().set(null);
        } else if (desk.model.focus() != null) {
            desk.overview.unfocus();
        } else {
            desk.state.selection().set(Selection.NOTHING);
        }
    }
}
