package io.bindery.ui.inspect;

import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot.ExchangeSnapshot;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.Selection;
import io.bindery.ui.state.WorkbenchState;
import java.util.List;
import java.util.function.ToLongFunction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** An exchange in full: how much goes through it, its bindings, and the keys that came of late. */
final class ExchangeView extends VBox {

    private static final int KEYS = 12;

    private final WorkbenchState state;
    private final Actions actions;
    private final Header header = new Header();
    private final FateSection fate = new FateSection();
    private final Section flow = new Section("Flow");
    private final Section bindings = new Section("Bindings");
    private final Section boundBy = new Section("Bound by");
    private final Section keys = new Section("Keys seen, last minute");
    private final Section arguments = new Section("Arguments");
    private final BooleanProperty deletable = new SimpleBooleanProperty();
    private String exchange = "";
    private ExchangeFacts shown;

    ExchangeView(WorkbenchState state, Actions actions) {
        this.state = state;
        this.actions = actions;
        if (state.canChange()) {
            header.action("inspector-publish", "Publish to it", Feather.SEND, () -> actions.publishTo(exchange, sampleKey()));
            header.menu("inspector-delete", "Delete", Feather.TRASH_2, () -> actions.deleteExchange(exchange)).visibleProperty().bind(deletable);
        }
        getChildren().setAll(header, fate, flow, bindings, boundBy, keys, arguments);
    }

    void show(String name) {
        exchange = name;
        shown = null;
        refresh();
        rates();
    }

    void refresh() {
        state.topology().exchange(exchange).ifPresent(snapshot -> show(ExchangeFacts.of(snapshot, state.topology())));
        fate.exchange(state.survival(), exchange);
    }

    void rates() {
        flow.show(List.of(new Pair("In", rate(ExchangeSnapshot::publishedIn)), new Pair("Out", rate(ExchangeSnapshot::routedOut)),
                new Pair(shown == null ? "Unroutable" : shown.lost(), rate(ExchangeSnapshot::unroutable))), ExchangeView::flowLine);
        keys.show(Pair.ofKeys(state, exchange, KEYS),
                pair -> Parts.row(Parts.name(pair.name().isEmpty() ? "(empty)" : pair.name(), "mono"), Parts.label(pair.value(), "count")));
    }

    private void show(ExchangeFacts facts) {
        if (facts.equals(shown)) {
            return;
        }
        shown = facts;
        header.show(facts.glyph().node(), facts.title(), state.vhost().get(), facts.name(), facts.chips());
        deletable.set(!exchange.isEmpty());
        bindings.aside(facts.bindings().isEmpty() ? "" : Figures.count(facts.bindings().size()));
        if (facts.implicit() > 0) {
            bindings.show(List.of("Every queue is bound by its own name: " + Figures.of(facts.implicit(), "queue") + "."), ExchangeView::sentence);
        } else if (facts.bindings().isEmpty()) {
            bindings.show(List.of("None yet. Drag from its port to a queue, and it gets messages."), ExchangeView::sentence);
        } else {
            bindings.show(facts.bindings(), line -> binding(line, true));
        }
        boundBy.show(facts.boundBy(), line -> binding(line, false));
        arguments.show(facts.arguments(), pair -> Parts.row(Parts.name(pair.name(), "mono", "muted"), Parts.wire(pair.value())));
    }

    private Node binding(BindingLine line, boolean outward) {
        HBox row = Parts.row(Parts.named(line.glyph(), line.end()), Parts.wire(line.key()));
        row.getStyleClass().add("inspector-line");
        Binding binding = line.binding();
        row.setOnMouseClicked(event -> actions.select(!outward ? new Selection.OfExchange(binding.exchange())
                : new Selection.OfBindings(state.topology().bindings().stream()
                        .filter(other -> other.exchange().equals(binding.exchange()) && other.kind() == binding.kind()
                                && other.destination().equals(binding.destination())).toList())));
        return row;
    }

    /** A key to begin with: the last minute's most frequent, else a binding's. */
    private String sampleKey() {
        List<Pair> seen = Pair.ofKeys(state, exchange, 1);
        if (!seen.isEmpty()) {
            return seen.get(0).name();
        }
        return state.topology().bindings().stream().filter(binding -> binding.exchange().equals(exchange)).map(Binding::key)
                .filter(key -> !key.contains("*") && !key.contains("#")).findFirst().orElse("");
    }

    private String rate(ToLongFunction<ExchangeSnapshot> counter) {
        String vhost = state.vhost().get();
        return Figures.rate(state.rates().perSecond(snapshot -> ExchangeFacts.counter(snapshot, vhost, exchange, counter)));
    }

    private static Node flowLine(Pair pair) {
        HBox figure = new HBox(4, Parts.label(pair.value(), "figure"), Parts.label("/s"));
        figure.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        return Parts.row(Parts.label(pair.name(), "muted"), figure);
    }

    private static Node sentence(String text) {
        var label = Parts.label(text, "muted");
        label.setWrapText(true);
        return label;
    }
}
