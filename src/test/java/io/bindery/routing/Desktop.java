package io.bindery.routing;

import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot.ConsumerSnapshot;
import io.bindery.model.BrokerSnapshot.ExchangeSnapshot;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.FieldTable;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Puts a snapshot together by hand, for tests of what looks at snapshots. */
final class Desktop {

    private final List<ExchangeSnapshot> exchanges = new ArrayList<>();
    private final List<QueueSnapshot> queues = new ArrayList<>();
    private final List<Binding> bindings = new ArrayList<>();

    Desktop() {
        exchange("", "direct");
    }

    Desktop exchange(String name, String type) {
        return exchange(name, type, FieldTable.EMPTY);
    }

    Desktop exchange(String name, String type, FieldTable arguments) {
        exchanges.add(new ExchangeSnapshot(new ExchangeDefinition("/", name, type, Set.of(), arguments), 0, 0, 0));
        return this;
    }

    Desktop queue(String name) {
        return queue(name, FieldTable.EMPTY, 1);
    }

    Desktop queue(String name, FieldTable arguments, int consumers) {
        return queue(new QueueDefinition("/", name, Set.of(QueueFlag.DURABLE), arguments), consumers, 0);
    }

    Desktop queue(QueueDefinition definition, int consumers, long ready) {
        List<ConsumerSnapshot> attached = new ArrayList<>();
        for (int i = 0; i < consumers; i++) {
            attached.add(new ConsumerSnapshot("tag" + i, 1, "client", 1, 0, false, false, true, 0, 0));
        }
        queues.add(new QueueSnapshot(definition, ready, 0, 0, 0, 0, 0, 0, 0, 0, 0, attached));
        return this;
    }

    Desktop bind(String exchange, String queue, String key) {
        return bind(Binding.toQueue("/", exchange, queue, key));
    }

    Desktop bindExchange(String exchange, String destination, String key) {
        return bind(Binding.toExchange("/", exchange, destination, key));
    }

    Desktop bind(Binding binding) {
        bindings.add(binding);
        return this;
    }

    VhostSnapshot snapshot() {
        return new VhostSnapshot("/", List.copyOf(exchanges), List.copyOf(queues), List.copyOf(bindings));
    }
}
