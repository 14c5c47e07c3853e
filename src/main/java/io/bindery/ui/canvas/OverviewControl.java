package io.bindery.ui.canvas;

import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Spot;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.graph.Graph;
import io.bindery.ui.canvas.graph.Link;
import io.bindery.ui.canvas.overview.Overview;
import io.bindery.ui.state.Figures;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/**
 * Decides between figures and the overview of groups. A topology that would be too small to read as figures opens as
 * an overview; zooming in, or a double click on something, goes to the figures there.
 */
final class OverviewControl {

    /** Below this, names of figures can't be read any more. */
    private static final double READABLE = 0.3;
    private static final double LEAVE = 1.5;

    private final CanvasModel model;
    private final ViewControl view;
    private Graph shownGraph;
    private Overview overview;
    private boolean on;

    OverviewControl(CanvasModel model, ViewControl view) {
        this.model = model;
        this.view = view;
    }

    boolean isOn() {
        return on;
    }

    Overview overview() {
        return overview;
    }

    /** New contents or another size: shows the overview while following, if figures would be too small. */
    void contents() {
        Box figures = model.drawing().bounds();
        if (view.follows()) {
            double scale = Math.min(view.width() / Math.max(1, figures.width()), view.height() / Math.max(1, figures.height()));
            on = model.focus() == null && view.width() > 0 && model.drawing().queueCount() > 0 && scale < READABLE;
        }
        if (on && (shownGraph == null || !shownGraph.sameShape(model.drawing().graph()) || view.follows())) {
            shownGraph = model.drawing().graph();
            overview = Overview.of(shownGraph, view.width(), view.height());
        }
        view.contents(on ? overview.bounds() : figures);
    }

    /** A step of the zoom; goes over to the other way of showing where this one ends. Says whether it did. */
    boolean zoomed(double x, double y) {
        if (on && view.now().scale() >= LEAVE) {
            Optional<FigureId> under = overview.at(view.toCanvas(x, y));
            leaveTo(under.or(() -> nearest(view.toCanvas(x, y))).orElse(null));
            return true;
        }
        if (model.focus() != null && view.now().scale() < READABLE * 0.9) {
            unfocus();
            return true;
        }
        if (!on && view.now().scale() < READABLE * 0.9 && model.drawing().bounds().height() * READABLE > view.height()) {
            view.fit();
            contents();
            return true;
        }
        return false;
    }

    /** To the figures around this one; everything else stays away. */
    void leaveTo(FigureId id) {
        if (id != null) {
            on = false;
            view.fit();
            model.focus(id, 1);
        }
    }

    /** How far around the figure in focus; 0 for everything, at full size. */
    void reach(int steps) {
        FigureId id = model.focus();
        view.fit();
        if (steps > 0) {
            model.focus(id, steps);
            return;
        }
        view.show(1, new Spot(0, 0));
        model.focus(null, 0);
        model.drawing().figure(id).ifPresent(figure -> view.show(1, new Spot(figure.box().centreX(), figure.box().centreY())));
    }

    /** Back from a neighbourhood to the whole. */
    void unfocus() {
        view.fit();
        model.focus(null, 0);
    }

    /** What the selected figure leads to, or what leads to it. */
    Set<FigureId> neighbours(FigureId id) {
        Set<FigureId> near = new LinkedHashSet<>();
        for (Link link : model.drawing().graph().links()) {
            if (link.kind() != Link.Kind.PUBLISHES && link.kind() != Link.Kind.CONSUMES) {
                if (link.from().equals(id)) {
                    near.add(link.to());
                } else if (link.to().equals(id)) {
                    near.add(link.from());
                }
            }
        }
        return near;
    }

    /** Name and figures of what is under the pointer: a cell has no room for them. */
    VBox tip(FigureId id) {
        Label name = new Label(id.label());
        name.getStyleClass().add("strong");
        Label says = new Label(model.drawing().figure(id).map(OverviewControl::says).orElse(""));
        says.getStyleClass().add("caption");
        VBox tip = new VBox(2, name, says);
        tip.getStyleClass().add("drag-hint");
        return tip;
    }

    private static String says(Figure figure) {
        if (figure instanceof Figure.OfQueue queue) {
            return Figures.count(queue.queue().ready()) + " ready, " + Figures.count(queue.queue().unacked()) + " unacked, "
                    + Figures.of(queue.queue().consumers().size(), "consumer");
        }
        return figure instanceof Figure.OfExchange exchange ? exchange.exchange().definition().type() + " exchange" : "";
    }

    private Optional<FigureId> nearest(Spot spot) {
        return overview.groups().stream().filter(group -> group.box().contains(spot.x(), spot.y())).findFirst()
                .flatMap(group -> group.exchanges().stream().findFirst().or(() -> group.queues().stream().findFirst()));
    }
}
