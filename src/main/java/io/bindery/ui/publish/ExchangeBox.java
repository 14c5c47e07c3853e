package io.bindery.ui.publish;

import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.ExchangeDefinition;
import io.bindery.ui.theme.Glyph;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;

/** The choice of an exchange, each with its silhouette. A chosen one that goes away stays chosen, so that the form can say so. */
final class ExchangeBox extends ComboBox<String> {

    private final StringProperty exchange = new SimpleStringProperty("");
    private VhostSnapshot topology;
    private boolean chosen;
    private boolean filling;

    ExchangeBox() {
        setCellFactory(list -> new Cell());
        setButtonCell(new Cell());
        setValue("");
        valueProperty().addListener((observed, was, is) -> {
            if (!filling && is != null) {
                chosen = true;
                exchange.set(is);
            }
        });
        exchange.addListener((observed, was, is) -> {
            chosen = true;
            setValue(is);
        });
    }

    StringProperty exchange() {
        return exchange;
    }

    void topology(VhostSnapshot now) {
        topology = now;
        List<String> names = names(now);
        filling = true;
        getItems().setAll(names);
        setValue(exchange.get());
        filling = false;
        if (!chosen) {
            preferred(now).ifPresent(exchange::set);
        }
        setButtonCell(new Cell());
    }

    /** The default exchange first, then one's own, then those the broker brings. */
    private static List<String> names(VhostSnapshot vhost) {
        List<String> own = vhost.exchanges().stream().map(e -> e.definition().name())
                .sorted(Comparator.comparing((String name) -> name.isEmpty() ? 0 : name.startsWith("amq.") ? 2 : 1)).toList();
        return own.contains("") ? own : java.util.stream.Stream.concat(java.util.stream.Stream.of(""), own.stream()).toList();
    }

    private static Optional<String> preferred(VhostSnapshot vhost) {
        return vhost.exchanges().stream().map(e -> e.definition())
                .filter(e -> !e.isDefault() && !e.internal() && !e.name().startsWith("amq.")).map(ExchangeDefinition::name).findFirst();
    }

    private final class Cell extends ListCell<String> {
        @Override protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            setText(empty || name == null ? null : name.isEmpty() ? "(default)" : name);
            setGraphic(empty || name == null ? null : glyph(name).node());
        }

        private Glyph glyph(String name) {
            return Glyph.ofExchange(name, topology == null ? "" : topology.exchange(name).map(e -> e.definition().type()).orElse(""));
        }
    }
}
