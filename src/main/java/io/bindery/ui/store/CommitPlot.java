package io.bindery.ui.store;

import io.bindery.gateway.StoreActivity.Group;
import io.bindery.ui.state.Figures;
import io.bindery.ui.theme.Token;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** The latest commit groups: a bar for each group's size, an outline for what waits for the next, and below them a line for how long each fsync took. */
final class CommitPlot extends Pane {

    private static final int SHOWN = 40;
    private static final double AXIS = 56;
    private static final double BARS = 0.68;

    private final Canvas canvas = new Canvas();
    private final Label empty = new Label();
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
        double floor = Math.floor(canvas.getHeight() * BARS) + .5;
        g.setStroke(ink(Token.SUNKEN));
        g.strokeLine(0, floor, width, floor);
        g.strokeLine(0, canvas.getHeight() - .5, width, canvas.getHeight() - .5);
        bars(g, width / (SHOWN + 1), floor);
        line(g, width / (SHOWN + 1), floor + 6, canvas.getHeight() - 3);
    }

    private void bars(GraphicsContext g, double step, double floor) {
        long most = Math.max(pending, groups.stream().mapToLong(Group::records).max().orElse(1));
        g.setFill(ink(Token.READY));
        for (int i = 0; i < groups.size(); i++) {
            double height = Math.max(1, (floor - 12) * groups.get(i).records() / most);
            g.fillRect(i * step, floor - height, Math.max(1, step - 2), height);
        }
        if (pending > 0) {
            double height = Math.max(3, (floor - 12) * pending / most);
            g.setStroke(ink(Token.PENDING));
            g.setLineDashes(2, 2);
            g.strokeRect(Math.floor(groups.size() * step) + .5, Math.floor(floor - height) + .5, Math.max(2, step - 3), height - 1);
            g.setLineDashes();
        }
        label(g, Figures.count(most), 12);
    }

    private void line(GraphicsContext g, double step, double top, double bottom) {
        long longest = groups.stream().mapToLong(Group::fsyncNanos).max().orElse(1);
        g.setStroke(ink(Token.DISK));
        g.setLineWidth(1.5);
        g.beginPath();
        for (int i = 0; i < groups.size(); i++) {
            double y = bottom - (bottom - top) * groups.get(i).fsyncNanos() / longest;
            g.lineTo(i * step + step / 2, y);
        }
        g.stroke();
        g.setLineWidth(1);
        label(g, millis(longest), top + 10);
    }

    private void label(GraphicsContext g, String text, double y) {
        g.setFill(ink(Token.MUTED));
        g.setFont(Font.font("JetBrains Mono", 11));
        g.fillText(text, canvas.getWidth() - AXIS + 6, y);
    }

    private Color ink(Token token) {
        return token.in(dark);
    }

    static String millis(long nanos) {
        return String.format(java.util.Locale.ENGLISH, nanos < 10_000_000 ? "%.1f ms" : "%.0f ms", nanos / 1e6);
    }
}
