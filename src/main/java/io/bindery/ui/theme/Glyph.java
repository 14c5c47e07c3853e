package io.bindery.ui.theme;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.SVGPath;

/**
 * The 16 × 12 silhouettes that lists use for exchanges and queues, the same shapes as on the canvas. Coloured by the
 * style class {@code glyph-<name>}.
 */
public enum Glyph {
    DIRECT("M1.5 1.5H10L14.5 6 10 10.5H1.5Z"),
    FANOUT("M1.5 4 14.5 1v10L1.5 8Z"),
    TOPIC("M5 1.5H14.5L11 10.5H1.5Z"),
    HEADERS("M1.5 1.5H14.5V4A2 2 0 0 0 14.5 8V10.5H1.5V8A2 2 0 0 0 1.5 4Z"),
    DEFAULT("M6 1.5H10A4.5 4.5 0 0 1 10 10.5H6A4.5 4.5 0 0 1 6 1.5Z"),
    OTHER("M4.5 1.5H11.5L14.5 4V8L11.5 10.5H4.5L1.5 8V4Z"),
    QUEUE("M2.5 1.5H13.5A1 1 0 0 1 14.5 2.5V9.5A1 1 0 0 1 13.5 10.5H2.5A1 1 0 0 1 1.5 9.5V2.5A1 1 0 0 1 2.5 1.5ZM4.5 7.5H11");

    private final String path;

    Glyph(String path) {
        this.path = path;
    }

    /** The silhouette of an exchange; types of plug-ins share one. */
    public static Glyph ofExchange(String name, String type) {
        if (name.isEmpty()) {
            return DEFAULT;
        }
        return switch (type) {
            case "direct" -> DIRECT;
            case "fanout" -> FANOUT;
            case "topic" -> TOPIC;
            case "headers" -> HEADERS;
            default -> OTHER;
        };
    }

    /** A new node, always 16 × 12 whatever the outline's own bounds, so that rows line up. */
    public Node node() {
        SVGPath outline = new SVGPath();
        outline.setContent(path);
        outline.setFill(null); // until its style is there: a shape is black by itself
        outline.getStyleClass().addAll("glyph", "glyph-" + name().toLowerCase(Locale.ROOT));
        Pane box = new Pane(outline);
        box.setMinSize(16, 12);
        box.setPrefSize(16, 12);
        box.setMaxSize(16, 12);
        box.setMouseTransparent(true);
        return box;
    }
}
