package io.bindery.ui.canvas.paint;

import io.bindery.ui.canvas.drawing.Fates;
import io.bindery.ui.canvas.drawing.Lit;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.graph.Link;
import io.bindery.ui.theme.Token;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** A graphics context with the theme's colours, the scale it draws at, what is lit and what would be lost; what every painter draws with. */
final class Brush {

    static final double GONE = 0.55;

    final GraphicsContext gc;
    final boolean dark;
    final double scale;
    final Lit lit;
    final Fates fates;

    Brush(GraphicsContext gc, boolean dark, double scale, Lit lit, Fates fates) {
        this.gc = gc;
        this.dark = dark;
        this.scale = scale;
        this.lit = lit;
        this.fates = fates;
    }

    Color color(Token token) {
        return token.in(dark);
    }

    /** A width in canvas units that is never thinner than a pixel. */
    double thick(double width) {
        return Math.max(width, 1 / scale);
    }

    void fill(Box box, double radius, Token token) {
        gc.setFill(color(token));
        gc.fillRoundRect(box.x(), box.y(), box.width(), box.height(), 2 * radius, 2 * radius);
    }

    /** The edge of a box, inside it, so that lines of one pixel lie on pixels. */
    void edge(Box box, double radius, Token token, double width) {
        double inset = width / 2;
        gc.setStroke(color(token));
        gc.setLineWidth(thick(width));
        gc.strokeRoundRect(box.x() + inset, box.y() + inset, box.width() - width, box.height() - width, 2 * (radius - inset), 2 * (radius - inset));
    }

    void dashes(double... lengths) {
        gc.setLineDashes(lengths);
    }

    void solid() {
        gc.setLineDashes();
        gc.setLineCap(StrokeLineCap.BUTT);
    }

    void text(String text, double x, double y, Font font, Token token) {
        gc.setFont(font);
        gc.setFill(color(token));
        gc.setTextAlign(TextAlignment.LEFT);
        gc.fillText(text, x, y);
    }

    void centred(String text, double x, double y, Font font, Token token) {
        gc.setFont(font);
        gc.setFill(color(token));
        gc.setTextAlign(TextAlignment.CENTER);
        gc.fillText(text, x, y);
        gc.setTextAlign(TextAlignment.LEFT);
    }

    /** A filled arrow that points to the right and ends at the point. */
    void arrowRight(double x, double y, Token token) {
        gc.setFill(color(token));
        gc.fillPolygon(new double[] {x - 7, x, x - 7}, new double[] {y - 3.8, y, y + 3.8}, 3);
    }

    void arrowUp(double x, double y, Token token) {
        gc.setFill(color(token));
        gc.fillPolygon(new double[] {x - 3.8, x, x + 3.8}, new double[] {y + 7, y, y + 7}, 3);
    }

    /** Of a line: what is not lit steps back, and what would be lost does. */
    double strength(Link link) {
        return lit.strength(link.id()) * (fates.gone(link) ? GONE : 1);
    }

    void strength(double opacity) {
        gc.setGlobalAlpha(opacity);
    }
}
