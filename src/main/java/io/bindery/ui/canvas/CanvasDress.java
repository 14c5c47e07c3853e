package io.bindery.ui.canvas;

import io.bindery.ui.theme.Token;
import java.util.Locale;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/** How the canvas looks and is named as a control: its style sheet and the tint that sheets can't make, and nothing drawn beyond its edges. */
final class CanvasDress {

    private CanvasDress() { }

    static void on(Region canvas, ReadOnlyBooleanProperty dark) {
        canvas.setId("topology-canvas");
        canvas.setFocusTraversable(true);
        canvas.setAccessibleRole(AccessibleRole.PARENT);
        canvas.setAccessibleText("Canvas: exchanges, queues and the bindings between them");
        canvas.getStylesheets().add(CanvasDress.class.getResource("canvas.css").toExternalForm());
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(canvas.widthProperty());
        clip.heightProperty().bind(canvas.heightProperty());
        canvas.setClip(clip);
        canvas.setMinSize(0, 0);
        dark.addListener((observed, was, is) -> tint(canvas, is));
        tint(canvas, dark.get());
    }

    /** Style sheets can't thin a looked-up colour, so the one that is needed is given to them. */
    private static void tint(Region canvas, boolean dark) {
        Color accent = Token.ACCENT.in(dark);
        canvas.setStyle(String.format(Locale.ROOT, "-token-accent-10: rgba(%d, %d, %d, 0.10);",
                Math.round(accent.getRed() * 255), Math.round(accent.getGreen() * 255), Math.round(accent.getBlue() * 255)));
    }
}
