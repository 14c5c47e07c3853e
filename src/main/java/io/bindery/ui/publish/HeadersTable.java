package io.bindery.ui.publish;

import io.bindery.ui.theme.Icons;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The typed headers of a message: a row each, added and removed at will. */
final class HeadersTable extends VBox {

    private final Runnable changed;
    private final VBox rows = new VBox();

    HeadersTable(Runnable changed) {
        this.changed = changed;
        getStyleClass().addAll("card", "headers-table");
        getChildren().setAll(head(), rows);
    }

    List<HeaderDraft> headers() {
        return rows().stream().map(HeaderRow::draft).toList();
    }

    void set(List<HeaderDraft> headers) {
        rows.getChildren().clear();
        headers.forEach(this::add);
        changed.run();
    }

    void show(List<FormProblem> problems) {
        List<HeaderRow> all = rows();
        for (int i = 0; i < all.size(); i++) {
            int row = i;
            all.get(i).show(problems.stream().filter(p -> p.field() == Field.HEADERS && p.row() == row).map(FormProblem::sentence).findFirst().orElse(""));
        }
    }

    private HeaderRow add(HeaderDraft header) {
        HeaderRow row = new HeaderRow(header, changed, this::remove);
        rows.getChildren().add(row);
        return row;
    }

    private void remove(HeaderRow row) {
        rows.getChildren().remove(row);
        changed.run();
    }

    private HBox head() {
        Button add = new Button("Add", Icons.small(Feather.PLUS));
        add.setId("publish-add-header");
        add.getStyleClass().addAll("link", "small");
        add.setOnAction(event -> {
            HeaderRow row = add(new HeaderDraft("", HeaderType.TEXT, ""));
            changed.run();
            row.focusName();
        });
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox head = new HBox(cell("Header", HeaderRow.NAME), cell("Type", HeaderRow.TYPE), Styles.label("Value", "caption", "column"), spring, add);
        head.getStyleClass().add("head");
        return head;
    }

    private static Region cell(String text, double width) {
        Region label = Styles.label(text, "caption", "column");
        label.setMinWidth(width);
        label.setPrefWidth(width);
        return label;
    }

    private List<HeaderRow> rows() {
        List<HeaderRow> all = new ArrayList<>();
        rows.getChildren().forEach(node -> all.add((HeaderRow) node));
        return all;
    }
}
