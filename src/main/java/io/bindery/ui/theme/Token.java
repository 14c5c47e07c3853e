package io.bindery.ui.theme;

import java.util.Locale;
import javafx.scene.paint.Color;

/**
 * The colours of the window, by what they are for, in light and in dark: the one place in code where they stand.
 * The style sheets name the same tokens ({@code -token-canvas} …); the canvas asks here.
 */
public enum Token {
    CANVAS("#F3F4F7", "#15181D"),
    DOT("#DADEE6", "#262B33"),
    CHROME("#F8F9FB", "#1A1E24"),
    SURFACE("#FFFFFF", "#1E2329"),
    RAISED("#FFFFFF", "#272D35"),
    SUNKEN("#E8EBF0", "#2C323B"),
    HOVER("#EEF1F5", "#262B33"),
    BORDER("#D8DDE5", "#353C47"),
    OUTLINE("#7F8998", "#788394"),
    TEXT("#1A202A", "#E7EAEF"),
    MUTED("#545E6E", "#A5AFBD"),
    DISABLED("#8D96A4", "#6D7786"),
    ACCENT("#2B5BD7", "#84A7FF"),
    ON_ACCENT("#FFFFFF", "#0F1522"),
    ACCENT_SOFT("#E6EDFC", "#263350"),
    FOCUS("#2B5BD7", "#84A7FF"),
    DIRECT("#0B6E8A", "#58C2DC"),
    FANOUT("#8636C2", "#CB9BF7"),
    TOPIC("#2A7640", "#7FCB8B"),
    HEADERS("#8A5A00", "#E2B25E"),
    DEFAULT("#545E6E", "#A5AFBD"),
    LINE("#7F8998", "#788394"),
    LIT("#2B5BD7", "#84A7FF"),
    MESSAGE("#2B5BD7", "#84A7FF"),
    READY("#4A78E0", "#6C95F7"),
    UNACKED("#BC5E00", "#F0A34E"),
    DISK("#2A3341", "#DDE2EA"),
    PENDING("#6B7585", "#98A2B1"),
    OK("#2A7640", "#7FCB8B"),
    OK_SOFT("#E5F2E8", "#22382A"),
    WARN("#9A5200", "#EDB35F"),
    WARN_SOFT("#FBF0DF", "#3C301C"),
    ERROR("#C22F2A", "#FF8C82"),
    ERROR_SOFT("#FBEAE9", "#46292B"),
    DEAD("#9C2A61", "#F191B6"),
    DEAD_SOFT("#F8E9F0", "#43283A");

    private final String lightCss;
    private final String darkCss;
    private final Color light;
    private final Color dark;

    Token(String light, String dark) {
        this.lightCss = light;
        this.darkCss = dark;
        this.light = Color.web(light);
        this.dark = Color.web(dark);
    }

    public Color in(boolean darkTheme) {
        return darkTheme ? dark : light;
    }

    /** The looked-up colour's name in style sheets: {@code -token-accent-soft}. */
    public String cssName() {
        return "-token-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The value as style sheets write it. */
    public String css(boolean darkTheme) {
        return darkTheme ? darkCss : lightCss;
    }
}
