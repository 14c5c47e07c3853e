package io.bindery.ui.inspect;

import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

/** A minute of a rate, the newest at the right; the highest second fills the height. */
final class Sparkline extends Region {

    private static final double HEIGHT = 46;
    private static final int SECONDS = 60;

    private final Line base = new Line();
    private final Polygon area = new Polygon();
    private final Polyline line = new Polyline();
    private final Circle now = new Circle(3);
    private double[] rates = {};

    Sparkline() {
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        base.getStyleClass().add("spark-base");
        area.getStyleClass().add("spark-area");
        line.getStyleClass().add("spark-line");
        now.getStyleClass().add("spark-now");
        getChildren().setAll(base, area, line, now);
        getChildren().forEach(child -> child.setManaged(false));
    }

    void show(double[] perSecond) {
        rates = perSecond;
        requestLayout();
    }

    @Override protected void layoutChildren() {
        double width = getWidth();
        base.setStartX(0);
        base.setEndX(width);
        base.setStartY(HEIGHT - 0.5);
        base.setEndY(HEIGHT - 0.5);
        line.getPoints().clear();
        area.getPoints().clear();
        double highest = highest();
        boolean drawn = rates.length > 1 && highest > 0;
        for (int i = 0; drawn && i < rates.length; i++) {
            double x = (width - 4) - (rates.length - 1 - i) * (width - 4) / (SECONDS - 1);
            double y = HEIGHT - 2 - rates[i] / highest * (HEIGHT - 8);
            line.getPoints().addAll(x, y);
        }
        now.setVisible(drawn);
        if (drawn) {
            area.getPoints().setAll(line.getPoints());
            area.getPoints().addAll(width - 4, HEIGHT - 1, line.getPoints().get(0), HEIGHT - 1);
            now.setCenterX(width - 4);
            now.setCenterY(line.getPoints().get(line.getPoints().size() - 1));
        }
    }

    private double highest() {
        double highest = 0;
        for (double rate : rates) {
            highest = Math.max(highest, rate);
        }
        return highest;
    }
}
