package io.bindery.ui.trace;

import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.ui.state.Figures;
import io.bindery.ui.theme.Glyph;
import io.bindery.ui.theme.Icons;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** One message's passport: its copies as a tree, each with its bar on the folded time axis and how it ended. */
final class PassportPane extends ScrollPane {

    private final GridPane grid = new GridPane();
    private String said = "";

    PassportPane() {
        setId("trace-passport");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("ruled-left");
        grid.getStyleClass().addAll("pad", "passport");
        grid.getColumnConstraints().setAll(column(290, false), column(160, true), column(270, false));
        setContent(grid);
    }

    void say(String sentence) {
        if (sentence.equals(said)) {
            return;
        }
        said = sentence;
        grid.getChildren().setAll();
        grid.add(label(sentence, "muted"), 0, 0, 3, 1);
    }

    void show(Passport passport, VhostSnapshot topology) {
        said = "";
        TimeAxis axis = new TimeAxis(passport.times());
        grid.getChildren().clear();
        grid.addRow(0, label("Message " + Figures.count(passport.messageId()), "strong"), new AxisLabels(axis),
                label("time is folded where nothing happens", "caption"));
        for (int i = 0; i < passport.lines().size(); i++) {
            Passport.Line line = passport.lines().get(i);
            grid.addRow(i + 1, name(line, topology), new SpanBar(line.spans(), axis), end(line));
        }
    }

    private static HBox name(Passport.Line line, VhostSnapshot topology) {
        Glyph glyph = line.kind() == Passport.Kind.QUEUE ? Glyph.QUEUE
                : Glyph.ofExchange(line.name(), topology.exchange(line.name()).map(e -> e.definition().type()).orElse(""));
        HBox name = new HBox(8, glyph.node(), label(line.kind() == Passport.Kind.EXCHANGE ? TraceEvent.exchange(line.name()) : line.name(), "medium"),
                label(line.key(), "mono", "muted"));
        if (line.depth() > 1) {
            Node letter = Icons.small(Feather.CORNER_DOWN_RIGHT);
            letter.getStyleClass().add("dead-text");
            name.getChildren().add(0, letter);
        }
        name.setPadding(new Insets(0, 8, 0, 20 * line.depth()));
        name.getStyleClass().add("line");
        return name;
    }

    private static HBox end(Passport.Line line) {
        HBox end = new HBox(8);
        end.getStyleClass().add("line");
        String style = switch (line.tone()) {
            case GOOD -> "ok-text";
            case DEAD -> "dead-text";
            case BAD -> "error-text";
            case WAITING -> "muted";
        };
        if (line.tone() != Passport.Tone.WAITING) {
            Node mark = Icons.small(line.tone() == Passport.Tone.GOOD ? Feather.CHECK : Feather.X);
            mark.getStyleClass().add(style);
            end.getChildren().add(mark);
        }
        end.getChildren().add(label(line.words(), style));
        return end;
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        return label;
    }

    private static ColumnConstraints column(double width, boolean grows) {
        ColumnConstraints column = new ColumnConstraints();
        column.setMinWidth(width * 0.6);
        column.setPrefWidth(width);
        column.setHgrow(grows ? Priority.ALWAYS : Priority.NEVER);
        return column;
    }
}
