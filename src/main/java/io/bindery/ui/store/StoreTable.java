package io.bindery.ui.store;

import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;

/** Queues with three figures, a mark and the reason. */
final class StoreTable extends TableView<StoreRow> {

    private static final PseudoClass SUM = PseudoClass.getPseudoClass("sum");

    /** Narrower than this, every point goes to the reasons. */
    private static final double WIDE = 760;

    private final List<TableColumn<StoreRow, String>> figures;

    StoreTable() {
        setId("store-table");
        setAccessibleText("Queues in the store");
        figures = List.of(figure(0), figure(1), figure(2));
        DoubleBinding figure = Bindings.createDoubleBinding(() -> getWidth() < WIDE ? 78.0 : 90.0, widthProperty());
        figures.forEach(column -> column.prefWidthProperty().bind(column == figures.get(0) ? figure.add(8) : figure)); // the longest head
        TableColumn<StoreRow, String> queue = column("Queue", 156, StoreRow::queue, "strong");
        queue.prefWidthProperty().bind(Bindings.when(widthProperty().lessThan(WIDE)).then(140).otherwise(168));
        getColumns().add(queue);
        getColumns().addAll(figures);
        getColumns().add(column("", 32, StoreRow::mark, "mark"));
        TableColumn<StoreRow, String> why = column("Why", 300, StoreRow::why, "muted");
        why.setCellFactory(made -> new WhyCell());
        getColumns().add(why);
        getColumns().forEach(column -> {
            column.setSortable(false);
            column.setReorderable(false);
        });
        why.prefWidthProperty().bind(widthProperty().subtract(queue.widthProperty()).subtract(figure.multiply(3)).subtract(8 + 32 + 18));
        setPlaceholder(new Label("Queues stand here, with what of them is on disk"));
        setMinWidth(520);
        setRowFactory(table -> new Row());
    }

    void show(List<String> heads, List<StoreRow> rows) {
        for (int i = 0; i < figures.size(); i++) {
            figures.get(i).setText(heads.get(i));
        }
        if (!getItems().equals(rows)) {
            getItems().setAll(rows);
        }
    }

    private static TableColumn<StoreRow, String> figure(int index) {
        return column("", 90, row -> row.figures().get(index), "figure");
    }

    private static TableColumn<StoreRow, String> column(String title, double width, Function<StoreRow, String> text, String style) {
        TableColumn<StoreRow, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.getStyleClass().add(style); // a figure's head stands over the figures
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        column.setCellFactory(made -> new Cell(style));
        return column;
    }

    /** The sum stands out. */
    private static final class Row extends TableRow<StoreRow> {
        @Override protected void updateItem(StoreRow row, boolean empty) {
            super.updateItem(row, empty);
            pseudoClassStateChanged(SUM, !empty && row != null && row.sum());
        }
    }

    private static final class Cell extends TableCell<StoreRow, String> {
        private final String style;

        Cell(String style) {
            this.style = style;
            getStyleClass().add(style);
        }

        @Override protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
            getStyleClass().removeAll("ok-text", "error-text");
            if (!empty && (style.equals("mark") || "gone".equals(text))) {
                getStyleClass().add("✓".equals(text) ? "ok-text" : "error-text");
            }
        }
    }

    /** A reason is read whole: where it does not fit its row grows. */
    private static final class WhyCell extends TableCell<StoreRow, String> {
        private final Text words = new Text();

        WhyCell() {
            getStyleClass().addAll("muted", "why");
            words.getStyleClass().add("muted");
            words.wrappingWidthProperty().bind(widthProperty().subtract(20)); // less its padding
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }

        @Override protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            words.setText(text);
            setText(empty ? null : text);
            setGraphic(empty ? null : words);
        }
    }
}
