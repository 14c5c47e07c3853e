package io.bindery.ui.inspect;

import io.bindery.model.BrokerSnapshot.ConnectionSnapshot;
import io.bindery.ui.state.Selection;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.theme.Glyph;
import io.bindery.ui.theme.Icons;
import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A live connection: who it is, what it publishes and what it consumes. */
final class ConnectionView extends VBox {

    private final WorkbenchState state;
    private final Actions actions;
    private final Header header = new Header();
    private final Section facts = new Section("Connection");
    private final Section publishes = new Section("Publishes to");
    private final Section consumes = new Section("Consumes");
    private long id;

    ConnectionView(WorkbenchState state, Actions actions) {
        this.state = state;
        this.actions = actions;
        getChildren().setAll(header, facts, publishes, consumes);
    }

    void show(long connectionId) {
        id = connectionId;
        refresh();
    }

    void refresh() {
        state.snapshot().get().connections().stream().filter(connection -> connection.id() == id).findFirst().ifPresent(this::show);
    }

    private void show(ConnectionSnapshot connection) {
        ConnectionFacts said = ConnectionFacts.of(connection, state.snapshot().get(), state.nowMillis());
        header.show(Icons.small(Feather.LINK), "Connection", said.vhost(), said.name(), List.of());
        facts.show(said.facts(), pair -> Parts.row(Parts.label(pair.name(), "muted"), Parts.wire(pair.value())));
        publishes.show(said.publishes(), pair -> line(BindingLine.glyph(exchange(pair), state.topology()), pair, new Selection.OfExchange(exchange(pair))));
        consumes.show(said.consumes(), pair -> line(Glyph.QUEUE, pair, new Selection.OfQueue(pair.name())));
    }

    private HBox line(Glyph glyph, Pair pair, Selection selection) {
        HBox row = Parts.row(Parts.named(glyph, pair.name()), Parts.label(pair.value(), "figure"));
        row.getStyleClass().add("inspector-line");
        row.setOnMouseClicked(event -> actions.select(selection));
        return row;
    }

    private static String exchange(Pair pair) {
        return pair.name().equals("(default)") ? "" : pair.name();
    }
}
