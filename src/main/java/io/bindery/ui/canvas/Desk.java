package io.bindery.ui.canvas;

import io.bindery.ui.canvas.drawing.Drawing;
import io.bindery.ui.canvas.drawing.Fates;
import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.drawing.Line;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.graph.Graph;
import io.bindery.ui.canvas.graph.Link;
import io.bindery.ui.state.Notice;
import io.bindery.ui.state.Selection;
import io.bindery.ui.state.WorkbenchState;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What gestures, keys and cards of the canvas work on: the window's state, what stands where, the view, and the layers above. */
final class Desk {

    final WorkbenchState state;
    final CanvasModel model;
    final ViewControl view;
    final Overlay overlay;
    final Floating floating;
    final OverviewControl overview;
    final Supplier<Fates> fates;

    Desk(WorkbenchState state, CanvasModel model, ViewControl view, Overlay overlay, Floating floating, OverviewControl overview, Supplier<Fates> fates) {
        this.state = state;
        this.model = model;
        this.view = view;
        this.overlay = overlay;
        this.floating = floating;
        this.overview = overview;
        this.fates = fates;
    }

    Drawing drawing() {
        return model.drawing();
    }

    Under under(double x, double y) {
        if (overview.isOn()) {
            return overview.overview().at(view.toCanvas(x, y)).flatMap(drawing()::figure).<Under>map(Under.OnFigure::new).orElse(Under.NOTHING);
        }
        Under under = Under.at(drawing(), view.toCanvas(x, y), view.now().scale());
        return under instanceof Under.Port port && !state.canChange() ? new Under.OnFigure(port.exchange()) : under;
    }

    void fit() {
        view.fit();
        overview.contents();
    }

    void zoom(double factor) {
        view.zoom(factor);
        overview.zoomed(view.width() / 2, view.height() / 2);
    }

    void select(FigureId id) {
        state.selection().set(selectionOf(id));
    }

    void select(Line line) {
        state.selection().set(switch (line.link().kind()) {
            case BINDING -> new Selection.OfBindings(line.link().bindings());
            case ALTERNATE, DEAD_LETTERS -> selectionOf(line.link().from());
            case PUBLISHES -> selectionOf(line.link().from());
            case CONSUMES -> selectionOf(line.link().to());
        });
    }

    /** The figure that is selected, if it is one of the canvas. */
    Optional<Figure> selectedFigure() {
        return figureOf(state.selection().get());
    }

    Optional<Line> selectedLine() {
        return state.selection().get() instanceof Selection.OfBindings bindings && !bindings.bindings().isEmpty()
                ? drawing().way(Graph.idOf(bindings.bindings().get(0))) : Optional.empty();
    }

    void tell(Notice.Kind kind, String sentence) {
        state.notice().set(new Notice(kind, sentence, ""));
    }

    private Optional<Figure> figureOf(Selection selection) {
        if (selection instanceof Selection.OfExchange exchange) {
            return drawing().figure(FigureId.exchange(exchange.exchange()));
        } else if (selection instanceof Selection.OfQueue queue) {
            return drawing().figure(FigureId.queue(queue.queue()));
        } else if (selection instanceof Selection.OfConnection connection) {
            return drawing().figures().values().stream().filter(figure -> figure instanceof Figure.OfClient client
                    && client.client().connections().contains(connection.connectionId())).findFirst();
        }
        return Optional.empty();
    }

    private Selection selectionOf(FigureId id) {
        return switch (id.kind()) {
            case EXCHANGE -> new Selection.OfExchange(id.name());
            case QUEUE -> new Selection.OfQueue(id.name());
            case PUBLISHER, CONSUMER -> drawing().figure(id).map(figure -> ((Figure.OfClient) figure).client().connections())
                    .filter(connections -> !connections.contains(0L))
                    .<Selection>map(connections -> new Selection.OfConnection(List.copyOf(connections).get(0))).orElse(Selection.NOTHING);
        };
    }

    static boolean isBinding(Line line) {
        return line.link().kind() == Link.Kind.BINDING;
    }
}
