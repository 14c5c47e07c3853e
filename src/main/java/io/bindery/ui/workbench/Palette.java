package io.bindery.ui.workbench;

import atlantafx.base.controls.CustomTextField;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.theme.Icons;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Find or run: a field and what matches it. Enter takes the first; the arrows move without leaving the field. */
final class Palette extends VBox {

    private static final double ROW = 30;
    private static final int VISIBLE_ROWS = 10;

    private final WorkbenchState state;
    private final PaletteSearch search;
    private final Runnable close;
    private final CustomTextField field = new CustomTextField();
    private final ListView<PaletteEntry> list = new ListView<>();

    Palette(WorkbenchState state, PaletteSearch search, Runnable close) {
        this.state = state;
        this.search = search;
        this.close = close;
        getStyleClass().addAll("popup-box", "palette");
        setPrefWidth(560);
        field.setId("palette-field");
        field.setPromptText("Find an exchange or queue, or say what to do");
        field.setLeft(Icons.of(Feather.SEARCH));
        list.setId("palette-list");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new Cell());
        list.setPlaceholder(Buttons.label("Nothing is called that, and nothing here does it", "muted"));
        list.setOnMouseClicked(event -> take());
        field.textProperty().addListener((observed, was, is) -> refresh());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
        getChildren().setAll(field, list);
        refresh();
    }

    void focusField(String begun) {
        field.setText(begun);
        field.requestFocus();
        field.end();
    }

    private void refresh() {
        list.getItems().setAll(search.find(field.getText(), state.topology()));
        list.getSelectionModel().selectFirst();
        list.setPrefHeight(ROW * Math.max(2, Math.min(VISIBLE_ROWS, list.getItems().size())) + 2);
    }

    private void move(KeyEvent event) {
        int at = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case DOWN -> list.getSelectionModel().select(Math.min(at + 1, list.getItems().size() - 1));
            case UP -> list.getSelectionModel().select(Math.max(at - 1, 0));
            case ENTER -> take();
            default -> {
                return;
            }
        }
        list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - VISIBLE_ROWS / 2));
        event.consume();
    }

    private void take() {
        PaletteEntry entry = list.getSelectionModel().getSelectedItem();
        if (entry != null) {
            close.run();
            entry.run().run();
        }
    }

    /** Icon or silhouette, title, and what it is or how to reach it faster. */
    private static final class Cell extends ListCell<PaletteEntry> {
        private final Label title = new Label();
        private final Label kind = Buttons.label("", "caption");
        private final HBox box = new HBox(10);

        Cell() {
            title.setMaxWidth(Double.MAX_VALUE);
            title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            HBox.setHgrow(title, Priority.ALWAYS);
            kind.setMinWidth(USE_PREF_SIZE);
            box.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override protected void updateItem(PaletteEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            title.setText(entry.title());
            kind.setText(entry.kind());
            HBox icon = new HBox(entry.glyph() == null ? Icons.of(entry.icon()) : entry.glyph().node());
            icon.setAlignment(Pos.CENTER);
            icon.setMinWidth(18);
            box.getChildren().setAll(icon, title, kind);
            setGraphic(box);
        }
    }
}
