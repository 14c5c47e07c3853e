package io.bindery.ui.canvas;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The arguments of a headers binding: how many must match, and each with its type. */
final class HeadersForm extends VBox {

    private final Runnable onChange;
    private final ComboBox<String> match = new ComboBox<>(FXCollections.observableArrayList("all", "any", "all-with-x", "any-with-x"));
    private final List<Row> rows = new ArrayList<>();
    private final VBox list = new VBox(6);

    private enum Kind { TEXT("text"), NUMBER("number"), TRUTH("true or false"), PRESENT("present");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        @Override public String toString() {
            return word;
        }
    }

    HeadersForm(Runnable onChange) {
        super(8);
        this.onChange = onChange;
        match.setId("bind-x-match");
        match.setAccessibleText("x-match");
        match.setValue("all");
        match.valueProperty().addListener((observed, was, is) -> onChange.run());
        Button add = new Button("Add a header");
        add.getStyleClass().addAll("small", "flat");
        add.setOnAction(event -> {
            addRow();
            rows.get(rows.size() - 1).name.requestFocus();
        });
        HBox foot = new HBox(8, match, add);
        getChildren().addAll(list, foot);
        addRow();
    }

    void focusFirst() {
        rows.get(0).name.requestFocus();
    }

    FieldTable table() {
        FieldTable table = FieldTable.EMPTY.with("x-match", match.getValue());
        for (Row row : rows) {
            Optional<FieldValue> value = row.value();
            if (!row.name.getText().isBlank() && value.isPresent()) {
                table = table.with(row.name.getText().strip(), value.get());
            }
        }
        return table;
    }

    /** A sentence, or empty. */
    String problem() {
        return rows.stream().filter(row -> !row.name.getText().isBlank() && row.value().isEmpty()).findFirst()
                .map(row -> row.name.getText().strip() + " needs " + (row.kind.getValue() == Kind.NUMBER ? "a whole number." : "true or false.")).orElse("");
    }

    String sentence() {
        boolean any = match.getValue().startsWith("any");
        boolean none = table().entries().size() == 1;
        if (none) {
            return any ? "Without headers to compare, any matches nothing." : "Without headers to compare, all matches every message.";
        }
        return any ? "One header that is equal is enough." : "Every header must be there and equal.";
    }

    private void addRow() {
        Row row = new Row();
        rows.add(row);
        list.getChildren().add(row);
    }

    /** One header. */
    private final class Row extends HBox {
        private final TextField name = new TextField();
        private final ComboBox<Kind> kind = new ComboBox<>(FXCollections.observableArrayList(Kind.values()));
        private final TextField text = new TextField();

        Row() {
            super(6);
            name.setPromptText("Header");
            name.setPrefWidth(140);
            kind.setValue(Kind.TEXT);
            text.setPromptText("Value");
            HBox.setHgrow(text, Priority.ALWAYS);
            List.of(name, text).forEach(field -> {
                field.getStyleClass().add("mono");
                field.textProperty().addListener((observed, was, is) -> onChange.run());
            });
            kind.valueProperty().addListener((observed, was, is) -> {
                text.setDisable(is == Kind.PRESENT);
                onChange.run();
            });
            getChildren().addAll(name, kind, text);
        }

        private Optional<FieldValue> value() {
            String written = text.getText().strip();
            return switch (kind.getValue()) {
                case TEXT -> Optional.of(FieldValue.of(text.getText()));
                case NUMBER -> written.matches("-?\\d{1,18}") ? Optional.of(FieldValue.of(Long.parseLong(written))) : Optional.empty();
                case TRUTH -> written.equals("true") || written.equals("false") ? Optional.of(FieldValue.of(Boolean.parseBoolean(written))) : Optional.empty();
                case PRESENT -> Optional.of(new FieldValue.Void());
            };
        }
    }
}
