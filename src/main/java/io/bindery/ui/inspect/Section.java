package io.bindery.ui.inspect;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A part of an inspector below a rule: a head, something at its right end, and lines. Gone while it has none. */
final class Section extends VBox {

    /** Every line is a handful of nodes: ten thousand of them would hold the window up for seconds. */
    private static final int MOST = 100;

    private final VBox lines = new VBox(5);
    private final Label aside = Parts.label("", "caption");
    private Object shown;

    Section(String head) {
        super(8);
        getStyleClass().addAll("ruled", "inspector-part");
        HBox top = new HBox(6, Parts.label(head, "section-head"), Parts.spring(), aside);
        getChildren().setAll(top, lines);
        managedProperty().bind(visibleProperty());
    }

    void aside(String text) {
        aside.setText(text);
    }

    /** Builds the lines anew only when what they say changed; more than anybody reads are counted. */
    <T> void show(List<T> items, Function<T, Node> line) {
        if (!Objects.equals(items, shown)) {
            shown = items;
            lines.getChildren().setAll(items.stream().limit(MOST).map(line).toList());
            if (items.size() > MOST) {
                lines.getChildren().add(Parts.more(items.size() - MOST));
            }
        }
        setVisible(!items.isEmpty());
    }

    /** Lines that keep themselves up to date. */
    Section holding(Node... nodes) {
        lines.getChildren().setAll(nodes);
        return this;
    }
}
