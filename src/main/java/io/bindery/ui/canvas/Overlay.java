package io.bindery.ui.canvas;

import io.bindery.model.Binding;
import io.bindery.ui.canvas.drawing.Drawing;
import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.drawing.Line;
import io.bindery.ui.canvas.drawing.View;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.graph.Graph;
import io.bindery.ui.canvas.paint.Detail;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Affine;

/** The few real nodes above the drawn layers: what is hovered, selected, focused, or being drawn by hand. */
final class Overlay extends Pane {

    private final Affine transform = new Affine();
    private final Group world = new Group();
    private final HitNodes hits = new HitNodes();
    private final Group ghosts = new Group();
    private final Group selected = new Group();
    private final Group hovered = new Group();
    private final Group focused = new Group();
    private final Group drag = new Group();
    private final FirstDrag firstDrag = new FirstDrag();
    private final Pane beside = new Pane();
    private final Set<Binding> awaited = new LinkedHashSet<>();

    Overlay() {
        world.getChildren().addAll(hits, ghosts, firstDrag, selected, hovered, focused, drag);
        world.getTransforms().add(transform);
        beside.setMouseTransparent(true);
        getChildren().add(world);
        setMouseTransparent(true);
        setPickOnBounds(false);
    }

    /** @param figures whether figures are shown; the overview of groups has none of these nodes */
    void follow(Drawing drawing, View view, double width, double height, boolean figures) {
        world.setVisible(figures);
        transform.setToTransform(view.scale(), 0, view.offsetX(), 0, view.scale(), view.offsetY());
        hits.follow(drawing, view.seen(width, height), view.scale());
        firstDrag.follow(drawing, view);
        awaited.removeIf(binding -> drawing.line(Graph.idOf(binding)).filter(line -> line.link().bindings().contains(binding)).isPresent());
        ghosts.getChildren().setAll(awaited.stream().map(drawing::ghost).flatMap(Optional::stream)
                .map(track -> Shapes.along(track, "ghost")).toList());
    }

    /** Dashed until a snapshot contains the binding: then it is drawn like any other, and if it never does, it goes by {@link #giveUp}. */
    void await(Binding binding) {
        awaited.add(binding);
    }

    void giveUp() {
        awaited.clear();
    }

    /** What is said beside the pointer, to be laid over everything: at the edges it would lie under the bars and the map. */
    Pane hints() {
        return beside;
    }

    FirstDrag firstDrag() {
        return firstDrag;
    }

    void select(Optional<Figure> figure, Optional<Line> line) {
        selected.getChildren().clear();
        figure.ifPresent(chosen -> {
            selected.getChildren().add(Shapes.around(chosen, 4, "ring"));
            addPort(selected, chosen);
        });
        line.ifPresent(chosen -> selected.getChildren().add(new LineMark(Detail.drawn(chosen, transform.getMxx()), true)));
    }

    void hover(Under under) {
        hovered.getChildren().clear();
        if (under instanceof Under.OnFigure on) {
            addPort(hovered, on.figure());
        } else if (under instanceof Under.Port port) {
            hovered.getChildren().add(new PortMark(port.exchange()));
        } else if (under instanceof Under.OnLine on) {
            hovered.getChildren().add(new LineMark(Detail.drawn(on.line(), transform.getMxx()), false));
        }
    }

    void focus(Optional<Figure> figure) {
        focused.getChildren().clear();
        figure.ifPresent(chosen -> {
            focused.getChildren().add(Shapes.around(chosen, 6, "focus-ring"));
            addPort(focused, chosen);
        });
    }

    void drag(Node mark) {
        drag.getChildren().setAll(mark);
    }

    /** A sentence beside the pointer, in the window's own size. */
    void beside(Node hint, double x, double y) {
        beside.getChildren().setAll(hint);
        hint.applyCss();
        double width = hint.prefWidth(-1);
        hint.relocate(Math.max(4, Math.min(x, getWidth() - width - 8)), Math.max(4, Math.min(y, getHeight() - 34)));
    }

    void clearBeside() {
        beside.getChildren().clear();
    }

    void clearDrag() {
        drag.getChildren().clear();
        clearBeside();
    }

    private static void addPort(Group group, Figure figure) {
        if (figure instanceof Figure.OfExchange exchange && !figure.id().equals(FigureId.exchange(""))) {
            group.getChildren().add(new PortMark(exchange));
        }
    }
}
