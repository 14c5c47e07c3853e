package io.bindery.ui.store;

import io.bindery.gateway.StoreActivity.Group;
import io.bindery.ui.state.Figures;
import io.bindery.ui.theme.Token;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.util.Duration;

/**
 * The latest commit groups: a bar for each group's size, an outline for what waits for the next, and below them a line for how long each
 * fsync took. Both on {@link LogScale}s: a clean-up writes a thousand times what a publisher does, and neither may hide the other.
 */
final class CommitPlot extends Pane {

    private static final int SHOWN = 40;
    private static final double AXIS = 56;
    private static final double BARS = 0.66;
    private static final double TOP = 5;
    /** How far labels have to stand apart. */
    private static final double LABEL = 13;
    private static final long FASTEST = 100_000;
    private static final String ABOUT = "The last " + SHOWN + ": what was written and synced together. Ten times more is one step higher.";

    private final Canvas canvas = new Canvas();
    private final Label empty = new Label();
    private final Tooltip exact = new Tooltip(ABOUT);
    private List<Group> groups = List.of();
    private long pending;
    private boolean dark;

    /** @param whenEmpty what is said while nothing was written */
    CommitPlot(String whenEmpty) {
        empty.setText(whenEmpty);
        empty.getStyleClass().add("muted");
        empty.setWrapText(true);
        getChildren().addAll(canvas, empty);
        setMinHeight(80); // with what stands below it, the panels as low as they open first
        setPrefHeight(130);
        exact.setShowDelay(Duration.millis(200));
        Tooltip.install(this, exact);
        setOnMouseMoved(this::point);
        setAccessibleText("Size and fsync time of the latest commit groups");
    }

    /** @param copiesPending what is on its way to disk and in no group yet */
    void show(List<Group> all, long copiesPending, boolean darkTheme) {
        pending = copiesPending;
        List<Group> synced = all.stream().filter(group -> group.fsyncNanos() > 0).toList();
        groups = synced.subList(Math.max(0, synced.size() - SHOWN), synced.size());
        empty.setVisible(groups.isEmpty());
        dark = darkTheme;
        draw();
    }

    @Override protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        empty.resizeRelocate(0, 0, getWidth(), empty.prefHeight(getWidth()));
        draw();
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        double width = canvas.getWidth() - AXIS;
        if (groups.isEmpty() || width <= 0) {
            return;
        }
        g.setFont(Font.font("JetBrains Mono", 11));
        double floor = Math.floor(canvas.getHeight() * BARS) + .5;
        Axis records = new Axis(LogScale.upTo(1, Math.max(pending, most(Group::records))), TOP, floor, Figures::count);
        Axis fsync = new Axis(LogScale.upTo(FASTEST, most(Group::fsyncNanos)), floor + 8, canvas.getHeight() - .5, CommitPlot::millis);
        grid(g, records, width);
        grid(g, fsync, width);
        bars(g, step(), records);
        line(g, step(), fsync);
    }

    private long most(ToLongFunction<Group> of) {
        return groups.stream().mapToLong(of).max().orElse(1);
    }

    private double step() {
        return (canvas.getWidth() - AXIS) / (SHOWN + 1);
    }

    /** A scale between two heights of the canvas. */
    private record Axis(LogScale scale, double top, double floor, LongFunction<String> words) {
        double y(long value) {
            return floor - (floor - top) * scale.height(value);
        }

        List<Long> grid() {
            return scale.grid(LABEL / (floor - top));
        }
    }

    private void grid(GraphicsContext g, Axis axis, double width) {
        g.setStroke(ink(Token.SUNKEN));
        g.strokeLine(0, axis.floor, width, axis.floor);
        label(g, axis, axis.scale.most());
        for (long line : axis.grid()) {
            double y = Math.floor(axis.y(line)) + .5;
            g.strokeLine(0, y, width, y);
            label(g, axis, line);
        }
    }

    private void label(GraphicsContext g, Axis axis, long value) {
        g.setFill(ink(Token.MUTED));
        g.fillText(axis.words.apply(value), canvas.getWidth() - AXIS + 6, axis.y(value) + 4);
    }

    private void bars(GraphicsContext g, double step, Axis axis) {
        g.setFill(ink(Token.READY));
        for (int i = 0; i < groups.size(); i++) {
            double y = Math.min(axis.floor - 1, axis.y(groups.get(i).records()));
            g.fillRect(i * step, y, Math.max(1, step - 2), axis.floor - y);
        }
        if (pending > 0) {
            double y = Math.floor(Math.min(axis.floor - 3, axis.y(pending))) + .5;
            g.setStroke(ink(Token.PENDING));
            g.setLineDashes(2, 2);
            g.strokeRect(Math.floor(groups.size() * step) + .5, y, Math.max(2, step - 3), axis.floor - y);
            g.setLineDashes();
        }
    }

    private void line(GraphicsContext g, double step, Axis axis) {
        g.setStroke(ink(Token.DISK));
        g.setLineWidth(1.5);
        g.beginPath();
        for (int i = 0; i < groups.size(); i++) {
            g.lineTo(i * step + step / 2, axis.y(groups.get(i).fsyncNanos()));
        }
        g.stroke();
        g.setLineWidth(1);
    }

    /** The group under the pointer, exactly. */
    private void point(MouseEvent event) {
        int index = (int) (event.getX() / step());
        boolean on = event.getX() >= 0 && index < groups.size();
        if (on) {
            Group group = groups.get(index);
            exact.setText(DiskPane.clock(group.atMillis()) + "   " + Figures.of(group.records(), "record") + ", " + Figures.bytes(group.bytes())
                    + ", synced in " + millis(group.fsyncNanos()));
        } else {
            exact.setText(ABOUT);
        }
    }

    private Color ink(Token token) {
        return token.in(dark);
    }

    static String millis(long nanos) {
        return String.format(java.util.Locale.ENGLISH, nanos < 100_000 ? "%.2f ms" : nanos < 10_000_000 ? "%.1f ms" : "%.0f ms", nanos / 1e6);
    }
}
