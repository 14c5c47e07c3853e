package io.bindery.ui.canvas.picture;

import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.theme.Token;

/** Draws the few things that a topology needs. A colour of null is none; dashes are lengths as SVG writes them, empty for a whole line. */
interface Pen {

    /** The fonts of the canvas. */
    enum Face { UI, MEDIUM, STRONG, MONO }

    /** What of a text is at its x. */
    enum Anchor { START, MIDDLE }

    /** A line's cap: dots are round, dashes cut. */
    static boolean roundCap(String dashes) {
        return dashes.isEmpty() || dashes.startsWith("1.5");
    }

    void box(Box box, double radius, Token fill, Token stroke, double width, String dashes);

    /** @param data as SVG writes it · opacity of the filling */
    void path(String data, Token fill, double opacity, Token stroke, double width, String dashes);

    /** A sign drawn in a square of 24. */
    void sign(String data, double x, double y, double size, Token stroke);

    /** @param y of the line the letters stand on */
    void text(String text, double x, double y, Face face, double size, Token color, Anchor anchor);
}
