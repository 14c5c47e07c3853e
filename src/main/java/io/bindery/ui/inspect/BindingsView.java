package io.bindery.ui.inspect;

import io.bindery.model.Binding;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.theme.Icons;
import java.util.HashSet;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The bindings between two figures: each with its key, what that takes, and which keys of late it took. */
final class BindingsView extends VBox {

    private static final int SAMPLES = 8;
    private static final int MOST = 50;

    private final WorkbenchState state;
    private final Actions actions;
    private final Header header = new Header();
    private final FateSection fate = new FateSection();
    private final VBox list = new VBox();
    private List<Binding> bindings = List.of();
    private List<BindingFacts> shown = List.of();

    BindingsView(WorkbenchState state, Actions actions) {
        this.state = state;
        this.actions = actions;
        getChildren().setAll(header, fate, list);
    }

    void show(List<Binding> selected) {
        bindings = selected;
        shown = List.of();
        Binding first = selected.get(0);
        header.show(Icons.small(Feather.ARROW_RIGHT), selected.size() == 1 ? "Binding" : selected.size() + " bindings", state.vhost().get(),
                BindingLine.named(first.exchange()) + " → " + first.destination(), List.of());
        refresh();
    }

    void refresh() {
        fate.binding(state.survival(), bindings.get(0));
        List<Pair> keys = Pair.ofKeys(state, bindings.get(0).exchange(), SAMPLES);
        List<BindingFacts> facts = bindings.stream().filter(new HashSet<>(state.topology().bindings())::contains).limit(MOST)
                .map(binding -> BindingFacts.of(binding, state.topology(), keys)).toList();
        if (!facts.equals(shown)) {
            shown = facts;
            list.getChildren().setAll(facts.stream().map(this::part).toList());
            if (bindings.size() > MOST) {
                Label more = Parts.more(bindings.size() - MOST);
                more.getStyleClass().addAll("ruled", "inspector-part");
                list.getChildren().add(more);
            }
        }
    }

    private Node part(BindingFacts facts) {
        Button delete = new Button("", Icons.small(Feather.TRASH_2));
        delete.getStyleClass().addAll("flat", "icon-only", "small");
        delete.setAccessibleText("Delete this binding");
        delete.setTooltip(new javafx.scene.control.Tooltip("Delete this binding"));
        delete.setVisible(state.canChange());
        delete.setOnAction(event -> actions.unbind(List.of(facts.binding())));
        String key = facts.binding().key();
        var rule = Parts.label(facts.rule(), "muted");
        rule.setWrapText(true);
        VBox part = new VBox(6, Parts.row(Parts.name(key.isEmpty() ? "(empty key)" : key, key.isEmpty() ? "muted" : "mono"), delete), rule);
        part.getChildren().addAll(Parts.wirePairs(facts.arguments()));
        if (!facts.samples().isEmpty()) {
            var head = Parts.label("Keys of the last minute", "section-head");
            VBox.setMargin(head, new Insets(6, 0, 0, 0)); // it begins something, and would stick to the sentence above
            part.getChildren().add(head);
            facts.samples().forEach(sample -> part.getChildren().add(sample(sample)));
        }
        part.getStyleClass().addAll("ruled", "inspector-part");
        return part;
    }

    private static Node sample(BindingFacts.Sample sample) {
        var mark = Icons.small(sample.taken() ? Feather.CHECK : Feather.X);
        mark.getStyleClass().add(sample.taken() ? "ok-text" : "muted");
        HBox left = new HBox(8, mark, Parts.name(sample.key(), sample.taken() ? "mono" : "mono-dim"));
        left.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        left.setAccessibleText(sample.key() + (sample.taken() ? " is taken" : " is not taken"));
        return Parts.row(left, Parts.label(sample.count(), "count"));
    }
}
