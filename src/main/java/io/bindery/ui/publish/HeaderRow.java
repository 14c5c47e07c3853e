package io.bindery.ui.publish;

import io.bindery.ui.theme.Icons;
import io.bindery.ui.theme.Mono;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** One header: name, wire type, value, and what is wrong with it. */
final class HeaderRow extends VBox {

    static final double NAME = 150;
    static final double TYPE = 92;

    private final TextField name = new TextField();
    private final ComboBox<HeaderType> type = new ComboBox<>();
    private final TextField value = new TextField();
    private final Label sentence = Styles.sentence("");

    HeaderRow(HeaderDraft header, Runnable changed, Consumer<HeaderRow> remove) {
        getStyleClass().add("row");
        Mono.whenFilled(name);
        name.setPromptText("name");
        name.setAccessibleText("Header name");
        name.setMinWidth(NAME);
        name.setPrefWidth(NAME);
        name.setText(header.name());
        Mono.whenFilled(value);
        value.setPromptText("value");
        value.setAccessibleText("Header value");
        value.setText(header.value());
        types(header.type());
        HBox.setHgrow(value, Priority.ALWAYS);
        sentence.managedProperty().bind(sentence.textProperty().isNotEmpty());
        getChildren().setAll(new HBox(name, type, value, removeButton(remove)), sentence);
        name.textProperty().addListener(observed -> changed.run());
        value.textProperty().addListener(observed -> changed.run());
        type.valueProperty().addListener(observed -> changed.run());
    }

    HeaderDraft draft() {
        return new HeaderDraft(name.getText(), type.getValue(), type.getValue() == HeaderType.NULL ? "" : value.getText());
    }

    void show(String problem) {
        sentence.setText(problem);
        Styles.set(value, "invalid", !problem.isEmpty());
    }

    void focusName() {
        name.requestFocus();
    }

    private void types(HeaderType chosen) {
        type.getItems().setAll(HeaderType.values());
        type.setValue(chosen);
        type.setMinWidth(TYPE);
        type.setPrefWidth(TYPE);
        type.setAccessibleText("Header type");
        type.setVisibleRowCount(HeaderType.values().length);
        type.setConverter(new StringConverter<>() {
            @Override public String toString(HeaderType each) {
                return each == null ? "" : each.word();
            }

            @Override public HeaderType fromString(String word) {
                throw new UnsupportedOperationException("the list is not editable");
            }
        });
        value.disableProperty().bind(type.valueProperty().isEqualTo(HeaderType.NULL));
    }

    private Button removeButton(Consumer<HeaderRow> remove) {
        Button button = new Button("", Icons.small(Feather.X));
        button.getStyleClass().addAll("flat", "icon-only", "small");
        button.setTooltip(new Tooltip("Remove this header"));
        button.setAccessibleText("Remove this header");
        button.setOnAction(event -> remove.accept(this));
        return button;
    }
}
