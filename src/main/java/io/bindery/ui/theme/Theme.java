package io.bindery.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Scene;

/**
 * Dresses a scene: AtlantaFX's Primer below, our tokens and component styles above. Popups and tooltips take the
 * style sheets of the scene they belong to.
 */
public final class Theme {

    private static final List<String> SHEETS = List.of("palette.css", "controls.css", "vocabulary.css", "shell.css");
    private static final String LIGHT = tokens(false);
    private static final String DARK = tokens(true);

    private Theme() { }

    /** Dresses the scene now and whenever {@code dark} changes. */
    public static void install(Scene scene, ObservableBooleanValue dark) {
        Fonts.load();
        dress(scene, dark.get());
        dark.addListener((observed, was, is) -> dress(scene, is));
    }

    private static void dress(Scene scene, boolean dark) {
        scene.setUserAgentStylesheet(dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        List<String> sheets = new ArrayList<>(List.of(dark ? DARK : LIGHT));
        SHEETS.forEach(name -> sheets.add(sheet(name)));
        if (!Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)) {
            sheets.add(sheet("opaque.css"));
        }
        scene.getStylesheets().setAll(sheets);
        scene.setFill(Token.CANVAS.in(dark));
    }

    private static String sheet(String name) {
        return Theme.class.getResource(name).toExternalForm();
    }

    /** The tokens as looked-up colours, {@code -token-accent-soft} and so on, in a style sheet of one rule. */
    private static String tokens(boolean dark) {
        String css = Arrays.stream(Token.values())
                .map(token -> token.cssName() + ": " + token.css(dark) + ";")
                .collect(Collectors.joining(" ", ".root { ", " }"));
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }
}
