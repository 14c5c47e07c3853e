package io.bindery.ui.inspect;

import io.bindery.ui.state.Figures;
import io.bindery.ui.theme.Glyph;
import io.bindery.ui.theme.Icons;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The small pieces all inspectors are put together from. */
final class Parts {

    private Parts() { }

    static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** For what of a long list is not shown. */
    static Label more(int count) {
        return label(Figures.count(count) + " more", "muted");
    }

    /** Shortens in the middle and tells the whole on hover. */
    static Label name(String text, String... styles) {
        Label label = label(text, styles);
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        label.setMinWidth(24);
        label.setTooltip(new Tooltip(text));
        return label;
    }

    static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    /** Left part gives way, right part keeps its width. */
    static HBox row(Node left, Node right) {
        HBox row = new HBox(8, left, spring(), right);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinHeight(20);
        if (right instanceof Region region) {
            region.setMinWidth(Region.USE_PREF_SIZE);
        }
        return row;
    }

    static HBox named(Glyph glyph, String name) {
        HBox box = new HBox(8, glyph.node(), name(name));
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMinWidth(40);
        return box;
    }

    static FlowPane chips(List<Chip> chips) {
        FlowPane pane = new FlowPane(6, 6);
        for (Chip chip : chips) {
            Label label = label(chip.text(), "chip");
            label.setGraphic(Icons.small(chip.icon()));
            if (!chip.style().isEmpty()) {
                label.getStyleClass().add(chip.style());
            }
            pane.getChildren().add(label);
        }
        return pane;
    }

    /** Name and value, as things that go over the wire. */
    static List<Node> wirePairs(List<Pair> pairs) {
        return pairs.stream().<Node>map(pair -> row(name(pair.name(), "mono", "muted"), wire(pair.value()))).toList();
    }

    static List<Node> pairs(List<Pair> pairs, String valueStyle) {
        return pairs.stream().<Node>map(pair -> row(name(pair.name(), "muted"), wire(pair.value(), valueStyle))).toList();
    }

    static Label wire(String text, String... styles) {
        Label label = name(text, styles.length == 0 ? new String[] {"mono"} : styles);
        label.setMaxWidth(170);
        return label;
    }

    static VBox lines(List<? extends Node> nodes) {
        VBox box = new VBox(5);
        box.getChildren().setAll(nodes);
        return box;
    }
}
