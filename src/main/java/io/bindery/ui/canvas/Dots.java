package io.bindery.ui.canvas;

import io.bindery.ui.canvas.drawing.Drawing;
import io.bindery.ui.canvas.drawing.Line;
import io.bindery.ui.canvas.drawing.View;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Spot;
import io.bindery.ui.canvas.motion.Flights;
import io.bindery.ui.canvas.motion.Leg;
import io.bindery.ui.canvas.paint.Detail;
import io.bindery.ui.canvas.paint.Pills;
import io.bindery.ui.theme.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Group;
import javafx.scene.shape.Circle;

/** A dot for each message on its way. They are nodes, so that a screen is drawn anew only where one was and where it is. */
final class Dots extends Group {

    private static final double RADIUS = 5;
    private static final double RIM = 2;
    private static final int LINEAR_FROM = 10;

    private final List<Circle> pool = new ArrayList<>();

    Dots() {
        setManaged(false);
    }

    void show(Drawing drawing, View view, Flights flights, long now, boolean dark, double width, double height) {
        Box seen = view.seen(width, height).grown(RADIUS);
        int used = 0;
        for (Leg leg : flights.legs()) {
            Optional<Line> way = leg.startNanos() > now ? Optional.empty() : drawing.way(leg.line());
            if (way.isPresent()) {
                double t = ease(leg.progress(now), flights.traffic().rate(leg.line(), now));
                Spot at = way.get().track().at(leg.backwards() ? 1 - t : t);
                if (seen.contains(at.x(), at.y()) && !underItsKey(way.get(), view, at)) {
                    place(dot(used++), leg, view, at, dark);
                }
            }
        }
        hideFrom(used);
    }

    void hide() {
        hideFrom(0);
    }

    /** Ease-out for the few, even steps for the many. */
    private static double ease(double t, int rate) {
        return rate > LINEAR_FROM ? t : 1 - (1 - t) * (1 - t);
    }

    private static boolean underItsKey(Line line, View view, Spot at) {
        return line.pill() != null && Detail.at(view.scale()).compareTo(Detail.KEYS) >= 0 && Pills.box(line, view.scale()).contains(at.x(), at.y());
    }

    private static void place(Circle dot, Leg leg, View view, Spot at, boolean dark) {
        dot.setRadius(RADIUS * view.scale());
        dot.setStrokeWidth(RIM * view.scale());
        dot.setFill(token(leg.fate()).in(dark));
        dot.setStroke(Token.CANVAS.in(dark));
        dot.setTranslateX(view.offsetX() + at.x() * view.scale());
        dot.setTranslateY(view.offsetY() + at.y() * view.scale());
        dot.setVisible(true);
    }

    private static Token token(Leg.Fate fate) {
        return switch (fate) {
            case ARRIVES -> Token.MESSAGE;
            case DEAD_LETTERED -> Token.DEAD;
            case RETURNED -> Token.ERROR;
        };
    }

    private Circle dot(int index) {
        if (index == pool.size()) {
            Circle dot = new Circle();
            dot.getStyleClass().add("message-dot");
            pool.add(dot);
            getChildren().add(dot);
        }
        return pool.get(index);
    }

    private void hideFrom(int first) {
        for (int i = first; i < pool.size() && pool.get(i).isVisible(); i++) {
            pool.get(i).setVisible(false);
        }
    }
}
