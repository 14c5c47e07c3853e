package io.bindery.ui.trace;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/** The events as they happened, the newest last and in view as long as none is selected. */
final class EventList extends TableView<TraceEvent> {

    private final Label nothing = new Label();
    private boolean filling;

    EventList() {
        setId("trace-events");
        setAccessibleText("Events");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(nothing);
        whole(add("Time", 112, TraceEvent::time, "mono"));
        whole(add("What", 116, TraceEvent::what, "what"));
        add("Where", 220, TraceEvent::where, "where");
    }

    /** What is left over, or lacks, is the keys'. */
    private static void whole(TableColumn<?, ?> column) {
        column.setMinWidth(column.getPrefWidth());
        column.setMaxWidth(column.getPrefWidth());
    }

    /** @param narrowed whether there are others that the filter leaves out */
    void nothing(boolean narrowed) {
        nothing.setText(narrowed ? "Nothing that is recorded says that" : "What happens to messages is written here as it happens");
    }

    boolean filling() {
        return filling;
    }

    void show(List<TraceEvent> events) {
        TraceEvent selected = getSelectionModel().getSelectedItem();
        filling = true;
        getItems().setAll(events);
        if (selected != null) {
            getSelectionModel().select(selected);
        }
        filling = false;
        if (selected == null && !events.isEmpty()) {
            scrollTo(events.size() - 1);
        }
    }

    private TableColumn<TraceEvent, TraceEvent> add(String title, double width, Function<TraceEvent, String> text, String style) {
        TableColumn<TraceEvent, TraceEvent> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        column.setCellFactory(owner -> new Cell(text, style));
        getColumns().add(column);
        return column;
    }

    /** A cell; the word of what happened takes its tone. */
    private static final class Cell extends TableCell<TraceEvent, TraceEvent> {
        private final Function<TraceEvent, String> text;
        private final String style;
        private final Tooltip whole = new Tooltip();
        private String tone = "";

        Cell(Function<TraceEvent, String> text, String style) {
            this.text = text;
            this.style = style;
            getStyleClass().add(style);
            if (style.equals("where")) {
                setTooltip(whole); // the list is narrow, keys are long
            }
        }

        @Override protected void updateItem(TraceEvent event, boolean empty) {
            super.updateItem(event, empty);
            setText(empty || event == null ? null : text.apply(event));
            whole.setText(getText());
            tone(empty || event == null || !style.equals("what") ? "" : "tone-" + event.tone().name().toLowerCase(java.util.Locale.ROOT));
        }

        /** Most have the one before's: giving it anew would look up all styles. */
        private void tone(String next) {
            if (!next.equals(tone)) {
                getStyleClass().remove(tone);
                tone = next;
                if (!tone.isEmpty()) {
                    getStyleClass().add(tone);
                }
            }
        }
    }
}
