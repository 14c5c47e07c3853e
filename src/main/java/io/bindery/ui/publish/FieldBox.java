package io.bindery.ui.publish;

import javafx.beans.property.StringProperty;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A caption over a control of the form. Wrong text gets an error edge here and its sentence below the row. */
final class FieldBox extends VBox {

    private final Field field;
    private final Control control;
    private final StringProperty text;

    FieldBox(Field field, Control control, StringProperty text) {
        this.field = field;
        this.control = control;
        this.text = text;
        Label caption = new Label(field.label());
        caption.getStyleClass().add("field-label");
        caption.setLabelFor(control);
        control.setMaxWidth(Double.MAX_VALUE);
        control.setId("publish-" + field.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        getChildren().setAll(caption, control);
    }

    FieldBox wide(double width) {
        setMinWidth(width);
        setPrefWidth(width);
        return this;
    }

    Field field() {
        return field;
    }

    StringProperty text() {
        return text;
    }

    void mark(String sentence) {
        Styles.set(control, "invalid", !sentence.isEmpty());
        control.setAccessibleHelp(sentence);
    }
}
