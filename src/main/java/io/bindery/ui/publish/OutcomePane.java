package io.bindery.ui.publish;

import io.bindery.ui.theme.Icons;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The right area: what happened to what was published last. */
final class OutcomePane extends ScrollPane {

    private final LongConsumer passport;
    private final VBox all = new VBox();

    /** @param passport is asked for the life of a message by its number */
    OutcomePane(LongConsumer passport) {
        this.passport = passport;
        setId("publish-outcome");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("ruled-left");
        all.getStyleClass().addAll("pad", "outcome");
        setContent(all);
        all.getChildren().setAll(Styles.label("Publish, and what happened stands here", "muted"));
    }

    void show(Outcome outcome) {
        all.getChildren().setAll(head(outcome));
        if (!outcome.rows().isEmpty()) {
            all.getChildren().add(table(outcome.rows()));
        }
        HBox below = new HBox(8);
        below.getStyleClass().add("below");
        if (!outcome.remark().isEmpty()) {
            Label remark = Styles.label(outcome.remark(), outcome.tone() == Outcome.Tone.GOOD ? "muted" : tone(outcome.tone()));
            remark.setWrapText(true);
            remark.setMinHeight(Region.USE_PREF_SIZE);
            below.getChildren().add(remark);
        }
        if (outcome.messageId() != 0) {
            below.getChildren().add(passportOf(outcome.messageId()));
        }
        all.getChildren().add(below);
        setVvalue(0);
    }

    private Hyperlink passportOf(long messageId) {
        Hyperlink link = new Hyperlink("Show its passport");
        link.setId("publish-passport");
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setOnAction(event -> passport.accept(messageId));
        return link;
    }

    private static HBox head(Outcome outcome) {
        Node mark = Icons.of(switch (outcome.tone()) {
            case GOOD -> Feather.CHECK;
            case WARNING -> Feather.CORNER_UP_LEFT;
            case BAD -> Feather.X;
        });
        mark.getStyleClass().add(tone(outcome.tone()));
        Label title = Styles.label(outcome.title(), "strong");
        title.setId("publish-outcome-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        Label took = Styles.label(outcome.took(), "figure", "muted");
        took.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(8, mark, title, took);
        head.getStyleClass().add("head");
        return head;
    }

    private static String tone(Outcome.Tone tone) {
        return switch (tone) {
            case GOOD -> "ok-text";
            case WARNING -> "warn-text";
            case BAD -> "error-text";
        };
    }

    private static GridPane table(List<OutcomeRow> rows) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("outcome-table");
        grid.getColumnConstraints().setAll(column(40, HPos.LEFT), column(38, HPos.LEFT), column(22, HPos.RIGHT));
        grid.addRow(0, cell("head-cell", Styles.label("Queue", "caption", "medium")), cell("head-cell", Styles.label("Binding", "caption", "medium")),
                right(cell("head-cell", Styles.label("Stored", "caption", "medium"))));
        for (int i = 0; i < rows.size(); i++) {
            OutcomeRow row = rows.get(i);
            String quiet = row.kind() == OutcomeRow.Kind.NO_MATCH ? "muted" : "plain";
            grid.addRow(i + 1, cell("cell", withGlyph(row, quiet)), cell("cell", whole(Styles.label(row.binding(), "mono", quiet))), right(cell("cell", stored(row))));
        }
        return grid;
    }

    private static Label withGlyph(OutcomeRow row, String quiet) {
        Label name = whole(Styles.label(row.name(), quiet));
        name.setGraphic(row.glyph().node());
        name.setGraphicTextGap(8);
        return name;
    }

    private static Label stored(OutcomeRow row) {
        return Styles.label(row.stored(), switch (row.kind()) {
            case ON_DISK -> "ok-text";
            case MEMORY_ONLY -> "plain";
            case REFUSED -> "error-text";
            case NO_MATCH -> "muted";
        });
    }

    /** A name too long for its column is whole in the tooltip. */
    private static Label whole(Label label) {
        label.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
        label.setTooltip(new Tooltip(label.getText()));
        return label;
    }

    private static HBox cell(String style, Node content) {
        HBox cell = new HBox(content);
        cell.getStyleClass().add(style);
        return cell;
    }

    private static HBox right(HBox cell) {
        cell.getStyleClass().add("right");
        return cell;
    }

    private static ColumnConstraints column(double percent, HPos side) {
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(percent);
        column.setHalignment(side);
        return column;
    }
}
