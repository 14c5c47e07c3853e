package io.bindery.ui.workbench;

import io.bindery.ui.theme.Icons;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Rows of name, type and value. A name RabbitMQ knows brings its type with it. */
public final class ArgumentsEditor extends VBox {

    private final VBox rows = new VBox(6);
    private final Button add = new Button("Argument", Icons.small(Feather.PLUS));
    private List<String> suggestions = List.of();

    public ArgumentsEditor() {
        super(6);
        add.getStyleClass().addAll("flat", "small");
        add.setId("add-argument");
        add.setOnAction(event -> addRow());
        setMargin(add, new Insets(0, 0, 0, -8)); // its sign stands under the rows' left edge
        getChildren().setAll(rows, add);
    }

    /** Names to choose from; others can be typed. */
    void suggest(List<String> names) {
        suggestions = List.copyOf(names);
    }

    List<ArgumentDraft> drafts() {
        return rows.getChildren().stream().map(Row.class::cast).map(Row::draft).toList();
    }

    private void addRow() {
        Row row = new Row();
        rows.getChildren().add(row);
        row.name.requestFocus();
    }

    /** One argument. */
    private final class Row extends HBox {
        private final ComboBox<String> name = new ComboBox<>();
        private final ComboBox<ArgumentType> type = new ComboBox<>();
        private final TextField value = new TextField();

        Row() {
            super(6);
            setAlignment(Pos.CENTER_LEFT);
            name.setEditable(true);
            name.getItems().setAll(suggestions);
            name.setPromptText("Name");
            name.setPrefWidth(210);
            name.getEditor().getStyleClass().add("mono");
            name.getEditor().textProperty().addListener((observed, was, is) -> {
                if (ArgumentType.KNOWN.containsKey(is)) {
                    type.setValue(ArgumentType.KNOWN.get(is));
                }
            });
            type.getItems().setAll(ArgumentType.values());
            type.setValue(ArgumentType.TEXT);
            type.setPrefWidth(104);
            value.setPromptText("Value");
            value.getStyleClass().add("mono");
            value.setPrefWidth(120);
            HBox.setHgrow(value, Priority.ALWAYS);
            getChildren().setAll(name, type, value, Buttons.icon(Feather.X, "Remove this argument", () -> rows.getChildren().remove(this)));
        }

        ArgumentDraft draft() {
            return new ArgumentDraft(name.getEditor().getText(), type.getValue(), value.getText());
        }
    }
}
