package io.bindery.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/**
 * The bundled fonts. JavaFX finds no weights among them, so style sheets and canvas name the family that has the
 * weight; the families are those that {@link Font#loadFont} reports for these files.
 */
public final class Fonts {

    public static final String UI = "Inter";
    public static final String UI_MEDIUM = "Inter Medium";
    public static final String UI_STRONG = "Inter Semi Bold";
    public static final String MONO = "JetBrains Mono";
    public static final String MONO_MEDIUM = "JetBrains Mono Medium";

    private static final List<String> FILES = List.of("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf",
            "JetBrainsMono-Regular.ttf", "JetBrainsMono-Medium.ttf");
    private static boolean loaded;

    private Fonts() { }

    /** Makes the families known to JavaFX; the second call does nothing. */
    public static synchronized void load() {
        if (!loaded) {
            loaded = true;
            FILES.forEach(Fonts::load);
        }
    }

    /** One of the files, for who draws without JavaFX. */
    public static InputStream file(String name) {
        return Fonts.class.getResourceAsStream("fonts/" + name);
    }

    private static void load(String file) {
        try (InputStream in = file(file)) {
            if (in != null) {
                Font.loadFont(in, 13);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("font " + file + " in the program's own jar can't be read", e);
        }
    }
}
