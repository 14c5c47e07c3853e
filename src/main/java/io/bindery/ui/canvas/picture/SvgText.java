package io.bindery.ui.canvas.picture;

import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.theme.Token;
import io.bindery.xml.XmlText;
import java.util.Locale;

/** Writes elements of SVG. */
final class SvgText implements Pen {

    private final StringBuilder out = new StringBuilder();
    private final boolean dark;

    SvgText(boolean dark, Box all) {
        this.dark = dark;
        out.append(String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"%s %s %s %s\" width=\"%s\" height=\"%s\">%n",
                number(all.x()), number(all.y()), number(all.width()), number(all.height()), number(all.width()), number(all.height())));
        out.append("<style>.ui{font-family:Inter,'DejaVu Sans',sans-serif}.strong{font-weight:600}.medium{font-weight:500}"
                + ".mono{font-family:'JetBrains Mono','DejaVu Sans Mono',monospace}</style>\n");
        box(all, 0, Token.CANVAS, null, 0, "");
    }

    @Override public void box(Box box, double radius, Token fill, Token stroke, double width, String dashes) {
        double inset = stroke == null ? 0 : width / 2;
        out.append(String.format(Locale.ROOT, "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" %s/>%n", number(box.x() + inset), number(box.y() + inset),
                number(box.width() - 2 * inset), number(box.height() - 2 * inset), number(radius), paint(fill, 1, stroke, width, dashes)));
    }

    @Override public void path(String data, Token fill, double opacity, Token stroke, double width, String dashes) {
        out.append("<path d=\"").append(data).append("\" ").append(paint(fill, opacity, stroke, width, dashes)).append("/>\n");
    }

    @Override public void sign(String data, double x, double y, double size, Token stroke) {
        out.append(String.format(Locale.ROOT, "<path transform=\"translate(%s %s) scale(%s)\" d=\"%s\" %s stroke-linejoin=\"round\"/>%n",
                number(x), number(y), number(size / 24), data, paint(null, 1, stroke, 2, "")));
    }

    @Override public void text(String text, double x, double y, Face face, double size, Token color, Anchor anchor) {
        out.append(String.format(Locale.ROOT, "<text x=\"%s\" y=\"%s\" class=\"%s\" font-size=\"%s\" fill=\"%s\" text-anchor=\"%s\">", number(x), number(y),
                style(face), number(size), color.css(dark), anchor.name().toLowerCase(Locale.ROOT))).append(escaped(text)).append("</text>\n");
    }

    private static String style(Face face) {
        return switch (face) {
            case UI, MONO -> face.name().toLowerCase(Locale.ROOT);
            case MEDIUM, STRONG -> "ui " + face.name().toLowerCase(Locale.ROOT);
        };
    }

    String end() {
        return out.append("</svg>\n").toString();
    }

    private String paint(Token fill, double opacity, Token stroke, double width, String dashes) {
        String filled = fill == null ? "fill=\"none\"" : "fill=\"" + fill.css(dark) + "\"" + (opacity == 1 ? "" : " fill-opacity=\"" + number(opacity) + "\"");
        return stroke == null ? filled : filled + " stroke=\"" + stroke.css(dark) + "\" stroke-width=\"" + number(width) + "\" stroke-linecap=\""
                + (Pen.roundCap(dashes) ? "round" : "butt") + "\"" + (dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\"");
    }

    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceAll("\\.?0+$", "");
    }

    /** Names and keys are other people's. A control character is no sign that could be drawn. */
    private static String escaped(String text) {
        return XmlText.escaped(text.replaceAll("\\p{Cntrl}", "\uFFFD"));
    }
}
