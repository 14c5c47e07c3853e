package io.bindery.ui.store;

import io.bindery.gateway.StoreActivity.Group;
import io.bindery.ui.state.Figures;
import io.bindery.ui.theme.Token;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** The latest commit groups: a bar for each group's size, and below it a line for how long its fsync took. */
final class CommitPlot extends Pane {

    private static final int SHOWN = 40;
    private static final double AXIS = 56;
    private static final double BARS = 0.68;

    private final Canvas canvas = new Canvas();
    private List<Group> groups = List.of();
    private boolean dark;

    CommitPlot() {
        getChildren().add(canvas);
        setMinHeight(90);
        setPrefHeight(130);
        setAccessibleText("Size and fsync time of the latest commit groups");
    }

    void show(List<Group> all, boolean darkTheme) {
        List<Group> synced = all.stream().filter(group -> group.fsyncNanos() > 0).toList();
        groups = synced.subList(Math.max(0, synced.size() - SHOWN), synced.size());
        dark = darkTheme;
        draw();
    }

    @Override protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        double width = canvas.getWidth() - AXIS;
        double floor = Math.floor(canvas.getHeight() * BARS) + .5;
        g.setStroke(ink(Token.SUNKEN));
        g.strokeLine(0, floor, width, floor);
        g.strokeLine(0, canvas.getHeight() - .5, width, canvas.getHeight() - .5);
        if (groups.isEmpty() || width <= 0) {
            return;
        }
        bars(g, width / SHOWN, floor);
        line(g, width / SHOWN, floor + 6, canvas.getHeight() - 3);
    }

    private void bars(GraphicsContext g, double step, double floor) {
        long most = groups.stream().mapToLong(Group::records).max().orElse(1);
        g.setFill(ink(Token.READY));
        for (int i = 0; i < groups.size(); i++) {
            double height = Math.max(1, (floor - 12) * groups.get(i).records() / most);
            g.fillRect(i * step, floor - height, Math.max(1, step - 2), height);
        }
        label(g, Figures.count(most), 12);
        label(g, "records", 25);
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
