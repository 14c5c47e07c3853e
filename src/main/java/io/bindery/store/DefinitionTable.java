package io.bindery.store;

import io.bindery.model.Binding;
import io.bindery.model.Binding.DestinationKind;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.Setting;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** Exchanges, bindings and settings with the places of their records. What they lose, they give back as dead bytes. */
final class DefinitionTable {

    private record Name(String vhost, String name) { }

    private final Segments segments;
    private final Map<Name, Stored<ExchangeDefinition>> exchanges = new HashMap<>();
    private final Map<Binding, Stored<Binding>> bindings = new HashMap<>();

    private final Map<Setting.Key, Stored<Setting>> settings = new HashMap<>();

    DefinitionTable(Segments segments) {
        this.segments = segments;
    }

    void put(Stored<ExchangeDefinition> exchange) {
        replaced(exchanges.put(new Name(exchange.definition().vhost(), exchange.definition().name()), exchange), exchange);
    }

    void putBinding(Stored<Binding> binding) {
        replaced(bindings.put(binding.definition(), binding), binding);
    }

    void putSetting(Stored<Setting> setting) {
        replaced(settings.put(setting.definition().key(), setting), setting);
    }

    void cleared(Setting.Key key) {
        dead(settings.remove(key));
    }

    void exchangeDeleted(String vhost, String name) {
        dead(exchanges.remove(new Name(vhost, name)));
        dropBindings(vhost, name, DestinationKind.EXCHANGE);
    }

    void queueDeleted(String vhost, String name) {
        dropBindings(vhost, name, DestinationKind.QUEUE);
    }

    void unbound(Binding binding) {
        dead(bindings.remove(binding));
    }

    Collection<Stored<ExchangeDefinition>> exchanges() {
        return exchanges.values();
    }

    Collection<Stored<Setting>> settings() {
        return settings.values();
    }

    Collection<Stored<Binding>> bindings() {
        return bindings.values();
    }

    /** Bindings that lead from or to what is gone go with it, whether or not the engine says so one by one. */
    private void dropBindings(String vhost, String name, DestinationKind kind) {
        for (Iterator<Stored<Binding>> all = bindings.values().iterator(); all.hasNext(); ) {
            Stored<Binding> stored = all.next();
            Binding binding = stored.definition();
            boolean leadsTo = binding.kind() == kind && binding.destination().equals(name);
            boolean leadsFrom = kind == DestinationKind.EXCHANGE && binding.exchange().equals(name);
            if (binding.vhost().equals(vhost) && (leadsTo || leadsFrom)) {
                all.remove();
                dead(stored);
            }
        }
    }

    private void replaced(Stored<?> old, Stored<?> now) {
        dead(old);
        segments.addLive(now.segment(), now.size());
    }

    private void dead(Stored<?> stored) {
        if (stored != null) {
            segments.addLive(stored.segment(), -stored.size());
        }
    }
}
