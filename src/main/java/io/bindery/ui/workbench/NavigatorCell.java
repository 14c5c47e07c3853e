package io.bindery.ui.workbench;

import io.bindery.ui.state.Figures;
import io.bindery.ui.theme.Icons;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A row of the navigator: silhouette, name, count at the right edge. */
final class NavigatorCell extends ListCell<NavigatorRow> {

    private final Label name = new Label();
    private final Label count = Buttons.label("", "count");
    private final HBox box = new HBox(8);

    NavigatorCell() {
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(0);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        HBox.setHgrow(name, Priority.ALWAYS);
        count.setMinWidth(USE_PREF_SIZE);
        box.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
    }

    @Override protected void updateItem(NavigatorRow row, boolean empty) {
        super.updateItem(row, empty);
        count.textProperty().unbind();
        name.getStyleClass().removeAll("section-head", "muted");
        getStyleClass().remove("nav-head");
        setGraphic(empty || row == null ? null : content(row));
        setAccessibleText(empty || row == null ? null : name.getText() + ", " + count.getText());
    }

    private Node content(NavigatorRow row) {
        if (row instanceof NavigatorRow.Item item) {
            name.setText(item.label());
            count.textProperty().bind(item.count());
            box.getChildren().setAll(item.glyph().node(), name, count);
        } else if (row instanceof NavigatorRow.Head head) {
            getStyleClass().add("nav-head");
            name.getStyleClass().add("section-head");
            name.setText(head.title());
            count.setText(head.count());
            box.getChildren().setAll(name, count);
        } else if (row instanceof NavigatorRow.OfLesson of) {
            name.setText(of.lesson().title());
            count.setText(of.next() ? of.lesson().minutes() + " min" : "");
            FontIcon icon = Icons.small(of.done() ? Feather.CHECK : of.next() ? Feather.PLAY : Feather.BOOK_OPEN);
            icon.getStyleClass().add(of.done() ? "ok-text" : of.next() ? "accent-text" : "muted");
            Node mark = new HBox(icon);
            mark.getStyleClass().add("nav-fold");
            box.getChildren().setAll(mark, name, count);
        } else if (row instanceof NavigatorRow.Fold fold) {
            name.getStyleClass().add("muted");
            name.setText("built in");
            count.setText(Figures.count(fold.hidden()));
            Node arrow = new HBox(Icons.small(fold.open() ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
            arrow.getStyleClass().add("nav-fold");
            box.getChildren().setAll(arrow, name, count);
        }
        return box;
    }
}
