package io.bindery.gateway.atrest;

import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.ExchangeSnapshot;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.BrokerSnapshot.StoreSnapshot;
import io.bindery.model.BrokerSnapshot.Totals;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.Definitions;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.ExchangeFlag;
import io.bindery.model.ExchangeType;
import io.bindery.model.FieldTable;
import io.bindery.model.Policy;
import io.bindery.model.QueueDefinition;
import io.bindery.model.VhostDefinition;
import io.bindery.store.StoreInspector;
import io.bindery.store.StoreInspector.InspectedQueue;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What lies in a data directory, as the snapshot a broker would make of it: everything is ready and on disk, and nobody is connected. */
final class AtRestSnapshot {

    private final StoreInspector store;
    private final Definitions definitions;

    private AtRestSnapshot(StoreInspector store) {
        this.store = store;
        this.definitions = store.definitions();
    }

    static BrokerSnapshot of(StoreInspector store, String directory, long nowMillis) {
        AtRestSnapshot made = new AtRestSnapshot(store);
        return new BrokerSnapshot(1, 1, nowMillis, made.vhosts(), List.of(), Totals.NONE,
                new StoreSnapshot(directory, store.report().entries(), 0, store.report().bytesRead(), 0, 0, 0, "", false));
    }

    private List<VhostSnapshot> vhosts() {
        Map<String, VhostDefinition> all = new LinkedHashMap<>();
        all.put(VhostDefinition.DEFAULT.name(), VhostDefinition.DEFAULT);
        definitions.vhosts().forEach(vhost -> all.put(vhost.name(), vhost));
        Stream.concat(definitions.exchanges().stream().map(ExchangeDefinition::vhost), definitions.queues().stream().map(QueueDefinition::vhost))
                .forEach(name -> all.putIfAbsent(name, VhostDefinition.named(name)));
        return all.values().stream().map(this::vhost).toList();
    }

    private VhostSnapshot vhost(VhostDefinition vhost) {
        List<Binding> bindings = definitions.bindings().stream().filter(binding -> binding.vhost().equals(vhost.name())).toList();
        List<Policy> policies = definitions.policies().stream().filter(policy -> policy.vhost().equals(vhost.name())).toList();
        Stream<ExchangeDefinition> own = definitions.exchanges().stream().filter(exchange -> exchange.vhost().equals(vhost.name()));
        return new VhostSnapshot(vhost, Stream.concat(builtIn(vhost.name(), bindings), own).map(exchange -> new ExchangeSnapshot(exchange, 0, 0, 0)).toList(),
                store.queues().stream().filter(queue -> queue.definition().vhost().equals(vhost.name())).map(AtRestSnapshot::queue).toList(),
                bindings, policies);
    }

    private static QueueSnapshot queue(InspectedQueue queue) {
        return new QueueSnapshot(queue.definition(), queue.messages(), 0, queue.messages(), 0, 0, 0, 0, 0, 0, 0, List.of());
    }

    /** What every broker brings along is in no file: the default exchange, and of the others those that are bound. */
    private static Stream<ExchangeDefinition> builtIn(String vhost, List<Binding> bindings) {
        Stream<String> used = bindings.stream().map(Binding::exchange).filter(name -> name.startsWith("amq.")).distinct();
        return Stream.concat(Stream.of(""), used).map(name -> new ExchangeDefinition(vhost, name, type(name), EnumSet.of(ExchangeFlag.DURABLE), FieldTable.EMPTY));
    }

    private static String type(String builtIn) {
        return switch (builtIn) {
            case "amq.fanout" -> ExchangeType.FANOUT;
            case "amq.topic", "amq.rabbitmq.trace" -> ExchangeType.TOPIC;
            case "amq.headers", "amq.match" -> ExchangeType.HEADERS;
            default -> ExchangeType.DIRECT;
        };
    }
}
