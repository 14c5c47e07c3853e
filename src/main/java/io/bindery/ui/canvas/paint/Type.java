package io.bindery.ui.canvas.paint;

import io.bindery.ui.theme.Fonts;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** The fonts of the canvas, and how wide text is in them. FX thread only. */
final class Type {

    static final Font NAME = font(Fonts.UI_STRONG, 13);
    static final Font CLIENT = font(Fonts.UI_MEDIUM, 12);
    static final Font WORD = font(Fonts.UI_MEDIUM, 11);
    static final Font SMALL = font(Fonts.UI, 11);
    static final Font SMALL_STRONG = font(Fonts.UI_STRONG, 11);
    static final Font COUNT = font(Fonts.MONO_MEDIUM, 11);
    static final Font KEY = font(Fonts.MONO, 11);
    static final Font KEY_LARGE = font(Fonts.MONO, 12);
    static final Font GROUP = font(Fonts.UI, 13);

    private static final int KEPT = 4000;
    private static final Map<Measured, Double> WIDTHS = new LinkedHashMap<>();
    private static final Text RULER = new Text();

    private record Measured(Font font, String text) { }

    private Type() { }

    private static Font font(String family, double size) {
        Fonts.load();
        return Font.font(family, size);
    }

    static Font of(String family, double size) {
        return font(family, size);
    }

    static double width(String text, Font font) {
        if (WIDTHS.size() > KEPT) {
            WIDTHS.clear();
        }
        return WIDTHS.computeIfAbsent(new Measured(font, text), Type::measure);
    }

    /** The text, shortened in the middle until it fits. Whole on hover. */
    static String fitted(String text, Font font, double room) {
        if (width(text, font) <= room) {
            return text;
        }
        int kept = (int) (text.length() * room / width(text, font));
        while (kept > 3) {
            int tail = (kept - 1) / 2;
            String shorter = text.substring(0, kept - 1 - tail) + "…" + text.substring(text.length() - tail);
            if (width(shorter, font) <= room) {
                return shorter;
            }
            kept--;
        }
        return "…";
    }

    private static double measure(Measured measured) {
        RULER.setFont(measured.font);
        RULER.setText(measured.text);
        return RULER.getLayoutBounds().getWidth();
    }
}
