package io.bindery.ui.theme;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Feather icons in the two sizes the window uses; their colour comes from the style sheet. */
public final class Icons {

    private Icons() { }

    /** 15 px, for buttons. */
    public static FontIcon of(Feather icon) {
        return of(icon, "icon-15");
    }

    /** 12 px, for chips, rows and marks. */
    public static FontIcon small(Feather icon) {
        return of(icon, "icon-12");
    }

    private static FontIcon of(Feather icon, String size) {
        FontIcon node = new FontIcon(icon);
        node.getStyleClass().add(size);
        return node;
    }
}
