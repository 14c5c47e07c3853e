package io.bindery.ui.canvas.paint;

import io.bindery.model.ExchangeType;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.theme.Token;
import java.util.Locale;

/**
 * One outline for each exchange type, as SVG path data: direct a tag with one point to the right (one key, one way),
 * fanout opening to the right, topic a slanted card, headers a ticket notched at both sides, the default exchange a
 * capsule, and types of plug-ins an octagon.
 */
public final class Silhouette {

    private Silhouette() { }

    /** @param shape a type's name, or {@code default} */
    public static String path(String shape, Box box, double radius) {
        double x = box.x();
        double y = box.y();
        double right = box.right();
        double bottom = box.bottom();
        double middle = box.centreY();
        double r = radius;
        return switch (shape) {
            case ExchangeType.DIRECT -> svg("M%s %sH%sQ%s %s %s %sL%s %sQ%s %s %s %sL%s %sQ%s %s %s %sH%sQ%s %s %s %sV%sQ%s %s %s %sZ",
                    x + r, y, right - 15, right - 12, y, right - 10, y + 2.5, right - 1, middle - 2, right, middle, right - 1, middle + 2,
                    right - 10, bottom - 2.5, right - 12, bottom, right - 15, bottom, x + r, x, bottom, x, bottom - r, y + r, x, y, x + r, y);
            case ExchangeType.FANOUT -> svg("M%s %sL%s %sQ%s %s %s %sV%sQ%s %s %s %sL%s %sQ%s %s %s %sV%sQ%s %s %s %sZ",
                    x + r, y + 7, right - r - 1, y - 2.5, right, y - 3.5, right, y + 4, bottom - 4, right, bottom + 3.5, right - r - 1, bottom + 2.5,
                    x + r, bottom - 7, x, bottom - 8, x, bottom - 13, y + 13, x, y + 8, x + r, y + 7);
            case ExchangeType.TOPIC -> svg("M%s %sH%sQ%s %s %s %sL%s %sQ%s %s %s %sH%sQ%s %s %s %sL%s %sQ%s %s %s %sZ",
                    x + 17, y, right - 6, right + 1, y, right - 1.5, y + 6, right - 13, bottom - 5, right - 15, bottom, right - 19, bottom,
                    x + 6, x - 1, bottom, x + 1.5, bottom - 6, x + 12, y + 5, x + 14, y, x + 17, y);
            case ExchangeType.HEADERS -> svg("M%s %sH%sQ%s %s %s %sV%sA7 7 0 0 0 %s %sV%sQ%s %s %s %sH%sQ%s %s %s %sV%sA7 7 0 0 0 %s %sV%sQ%s %s %s %sZ",
                    x + r, y, right - r, right, y, right, y + r, middle - 7, right, middle + 7, bottom - r, right, bottom, right - r, bottom,
                    x + r, x, bottom, x, bottom - r, middle + 7, x, middle - 7, y + r, x, y, x + r, y);
            case "default" -> capsule(box);
            default -> svg("M%s %sH%sL%s %sV%sL%s %sH%sL%s %sV%sZ", x + 14, y, right - 14, right, y + 14, bottom - 14, right - 14, bottom,
                    x + 14, x, bottom - 14, y + 14);
        };
    }

    public static Token token(String shape) {
        return switch (shape) {
            case ExchangeType.DIRECT -> Token.DIRECT;
            case ExchangeType.FANOUT -> Token.FANOUT;
            case ExchangeType.TOPIC -> Token.TOPIC;
            case ExchangeType.HEADERS -> Token.HEADERS;
            default -> Token.DEFAULT;
        };
    }

    private static String capsule(Box box) {
        double r = box.height() / 2;
        return svg("M%s %sH%sA%s %s 0 0 1 %s %sH%sA%s %s 0 0 1 %s %sZ", box.x() + r, box.y(), box.right() - r, r, r, box.right() - r, box.bottom(),
                box.x() + r, r, r, box.x() + r, box.y());
    }

    private static String svg(String pattern, Double... numbers) {
        return String.format(Locale.ROOT, pattern, (Object[]) numbers);
    }
}
