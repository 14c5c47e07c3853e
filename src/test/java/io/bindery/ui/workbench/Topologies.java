package io.bindery.ui.workbench;

import io.bindery.model.BrokerSnapshot.ExchangeSnapshot;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.Definitions;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.ExchangeFlag;
import io.bindery.model.FieldTable;
import io.bindery.model.QueueDefinition;
import io.bindery.sample.OrderShop;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/** The order shop as a snapshot at rest, with the exchanges a broker brings along. */
final class Topologies {

    private Topologies() { }

    static VhostSnapshot orderShop(long inEachQueue) {
        Definitions shop = OrderShop.definitions("/");
        Stream<ExchangeDefinition> builtIn = Stream.of("", "amq.direct", "amq.fanout")
                .map(name -> new ExchangeDefinition("/", name, name.endsWith("fanout") ? "fanout" : "direct", EnumSet.of(ExchangeFlag.DURABLE), FieldTable.EMPTY));
        List<ExchangeSnapshot> exchanges = new ArrayList<>();
        Stream.concat(builtIn, shop.exchanges().stream()).forEach(exchange -> exchanges.add(new ExchangeSnapshot(exchange, 0, 0, 0)));
        return new VhostSnapshot("/", exchanges, shop.queues().stream().map(queue -> queue(queue, inEachQueue)).toList(), shop.bindings());
    }

    private static QueueSnapshot queue(QueueDefinition definition, long ready) {
        return new QueueSnapshot(definition, ready, 0, 0, 0, 0, 0, ready, 0, 0, 0, List.of());
    }
}
