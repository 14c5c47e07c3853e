package io.bindery.ui.messages;

import io.bindery.model.QueuedMessage;
import io.bindery.ui.state.Figures;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/** The list of a page of messages. Keeps what is selected when the page comes again. */
final class MessageTable extends TableView<MessageRow> {

    /** What is short and tells nothing when it is cut. */
    private static final Set<String> FIXED = Set.of("figure", "stored", "state");

    private long nowMillis;
    private boolean filling;
    private final TableColumn<MessageRow, MessageRow> expires;

    MessageTable() {
        setId("messages-table");
        setAccessibleText("Messages of the queue");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        add("Message", 96, "first", row -> Figures.count(row.queued().message().id()), null);
        add("State", 108, "state", MessageRow::state, row -> new StateGlyph(row.queued()));
        add("Routing key", 140, "mono", row -> row.queued().message().routingKey(), null);
        add("Exchange", 96, "", row -> row.queued().message().exchange().isEmpty() ? "(default)" : row.queued().message().exchange(), null);
        add("Where", 112, "quiet", MessageRow::where, null);
        add("Stored", 132, "stored", MessageRow::stored, null);
        add("Age", 62, "figure", row -> row.age(nowMillis), null);
        expires = add("Expires", 72, "figure", row -> row.expires(nowMillis), null);
        add("Size", 64, "figure", row -> Figures.bytes(row.queued().message().body().length), null);
    }

    /** While true the selection changes by itself and nobody should look up details for it. */
    boolean filling() {
        return filling;
    }

    void show(List<MessageRow> rows, long now) {
        nowMillis = now;
        Set<Long> selected = getSelectionModel().getSelectedItems().stream().map(row -> row.queued().position()).collect(Collectors.toSet());
        filling = true;
        expires.setVisible(rows.stream().anyMatch(row -> row.queued().expiresAtMillis() != 0)); // room for the others where nothing does
        getItems().setAll(rows);
        getSelectionModel().clearSelection();
        for (int i = 0; i < rows.size(); i++) {
            if (selected.contains(rows.get(i).queued().position())) {
                getSelectionModel().select(i);
            }
        }
        filling = false;
    }

    void tick(long now) {
        nowMillis = now;
        refresh();
    }

    List<QueuedMessage> selected() {
        return getSelectionModel().getSelectedItems().stream().map(MessageRow::queued).toList();
    }

    private TableColumn<MessageRow, MessageRow> add(String title, double width, String style, Function<MessageRow, String> text, Function<MessageRow, Node> graphic) {
        TableColumn<MessageRow, MessageRow> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(FIXED.contains(style) ? width : width * 0.75);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        column.setCellFactory(owner -> new Cell(style, text, graphic));
        if (!style.isEmpty()) {
            column.getStyleClass().add(style);
        }
        getColumns().add(column);
        return column;
    }

    /** A cell of text, with a glyph before it in one column. */
    private static final class Cell extends TableCell<MessageRow, MessageRow> {
        /** May be cut where the table is narrow. */
        private static final int LONG = 10;
        private final Tooltip whole = new Tooltip();
        private final Function<MessageRow, String> text;
        private final Function<MessageRow, Node> graphic;

        Cell(String style, Function<MessageRow, String> text, Function<MessageRow, Node> graphic) {
            this.text = text;
            this.graphic = graphic;
            setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            setGraphicTextGap(8);
            if (!style.isEmpty()) {
                getStyleClass().add(style);
            }
        }

        @Override protected void updateItem(MessageRow row, boolean empty) {
            super.updateItem(row, empty);
            String shown = empty || row == null ? null : text.apply(row);
            setText(shown);
            whole.setText(shown);
            setTooltip(shown == null || shown.length() < LONG ? null : whole);
            setGraphic(empty || row == null || graphic == null ? null : graphic.apply(row));
        }
    }
}
