package io.bindery.ui.canvas;

import io.bindery.ui.canvas.drawing.Drawing;
import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Spot;
import io.bindery.ui.canvas.paint.Silhouette;
import io.bindery.ui.theme.Token;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
import javafx.event.Event;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;

/** Everything in small, with the part that is seen framed; press or drag to go there. */
final class Minimap extends StackPane {

    static final double WIDTH = 132;
    static final double HEIGHT = 92;
    private static final double PADDING = 8;
    /** Dead letters go round the queues this far away. */
    private static final double LANES = 28;

    private final Canvas canvas = new Canvas(WIDTH - 2, HEIGHT - 2);
    private final Supplier<Drawing> drawing;
    private final ViewControl view;
    private final ObservableBooleanValue dark;
    private final OverviewControl overview;

    Minimap(Supplier<Drawing> drawing, ViewControl view, ObservableBooleanValue dark, OverviewControl overview) {
        this.overview = overview;
        this.drawing = drawing;
        this.view = view;
        this.dark = dark;
        getStyleClass().add("minimap");
        setId("minimap");
        setMinSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        getChildren().add(canvas);
        addEventHandler(MouseEvent.ANY, Event::consume);
        addEventHandler(ScrollEvent.ANY, Event::consume);
        setOnMousePressed(this::go);
        setOnMouseDragged(this::go);
    }

    /** Where everything is seen anyway it only stays where it covers nothing. */
    boolean isOfUse() {
        if (drawing.get().figures().isEmpty()) {
            return false;
        }
        Box seen = view.now().seen(view.width(), view.height());
        Box all = overview.isOn() ? overview.overview().bounds() : drawing.get().bounds();
        boolean allSeen = all.x() >= seen.x() && all.y() >= seen.y() && all.right() <= seen.right() && all.bottom() <= seen.bottom();
        Box here = new Box(getLayoutX(), getLayoutY(), WIDTH, HEIGHT);
        return !allSeen || overview.isOn() || drawing.get().figures().values().stream().noneMatch(figure -> view.now().toView(figure.box().grown(LANES)).touches(here));
    }

    void paint() {
        GraphicsContext gc = canvas.getGraphicsContext2D();
        gc.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        Box all = everything();
        double scale = scale(all);
        if (overview.isOn()) {
            gc.setFill(Token.OUTLINE.in(dark.get()).deriveColor(0, 1, 1, 0.4));
            overview.overview().groups().stream().map(group -> small(group.box(), all, scale))
                    .forEach(box -> gc.fillRoundRect(box.x(), box.y(), box.width(), box.height(), 3, 3));
            frame(gc, small(view.now().seen(view.width(), view.height()), all, scale));
            return;
        }
        for (Figure figure : drawing.get().figures().values()) {
            if (!figure.id().isClient()) {
                gc.setFill(token(figure).in(dark.get()));
                Box box = small(figure.box(), all, scale);
                gc.fillRoundRect(box.x(), box.y() + box.height() * 0.1, Math.max(1, box.width()), Math.max(1, box.height() * 0.75), 2, 2);
            }
        }
        frame(gc, small(view.now().seen(view.width(), view.height()), all, scale));
    }

    private void frame(GraphicsContext gc, Box seen) {
        double left = Math.max(3.5, Math.round(seen.x()) + 0.5);
        double top = Math.max(3.5, Math.round(seen.y()) + 0.5);
        double right = Math.min(canvas.getWidth() - 3.5, Math.round(seen.right()) - 0.5);
        double bottom = Math.min(canvas.getHeight() - 3.5, Math.round(seen.bottom()) - 0.5);
        Color accent = Token.ACCENT.in(dark.get());
        gc.setFill(accent.deriveColor(0, 1, 1, 0.06));
        gc.fillRoundRect(left, top, right - left, bottom - top, 6, 6);
        gc.setStroke(accent);
        gc.setLineWidth(1);
        gc.strokeRoundRect(left, top, right - left, bottom - top, 6, 6);
    }

    private void go(MouseEvent event) {
        Box all = everything();
        double scale = scale(all);
        view.centreOn(new Spot(all.x() + (event.getX() - 1 - left(all, scale)) / scale, all.y() + (event.getY() - 1 - top(all, scale)) / scale));
        event.consume();
    }

    private Box everything() {
        Box bounds = overview.isOn() ? overview.overview().bounds() : drawing.get().bounds();
        Box seen = view.now().seen(view.width(), view.height());
        return bounds.touches(seen) ? bounds : bounds.with(seen);
    }

    private double scale(Box all) {
        return Math.min((canvas.getWidth() - 2 * PADDING) / Math.max(1, all.width()), (canvas.getHeight() - 2 * PADDING) / Math.max(1, all.height()));
    }

    private Box small(Box box, Box all, double scale) {
        return new Box(left(all, scale) + (box.x() - all.x()) * scale, top(all, scale) + (box.y() - all.y()) * scale, box.width() * scale, box.height() * scale);
    }

    /** What is flatter or narrower than the map stands in its middle, as it does on the canvas. */
    private double left(Box all, double scale) {
        return (canvas.getWidth() - all.width() * scale) / 2;
    }

    private double top(Box all, double scale) {
        return (canvas.getHeight() - all.height() * scale) / 2;
    }

    private static Token token(Figure figure) {
        return figure instanceof Figure.OfExchange exchange ? Silhouette.token(exchange.shape()) : Token.OUTLINE;
    }
}
