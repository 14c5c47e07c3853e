package io.bindery.ui.inspect;

import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.ConnectionSnapshot;
import io.bindery.model.BrokerSnapshot.ConsumerSnapshot;
import io.bindery.ui.state.Figures;
import java.util.ArrayList;
import java.util.List;

/** What the inspector says of a live connection. */
record ConnectionFacts(String name, String vhost, List<Pair> facts, List<Pair> publishes, List<Pair> consumes) {

    static ConnectionFacts of(ConnectionSnapshot connection, BrokerSnapshot snapshot, long nowMillis) {
        List<Pair> facts = List.of(new Pair("From", connection.peer()), new Pair("Client", connection.product()), new Pair("User", connection.user()),
                new Pair("Connected", Figures.age(nowMillis - connection.connectedAtMillis())), new Pair("Channels", Figures.count(connection.channels())));
        List<Pair> publishes = connection.publishesTo().stream()
                .map(to -> new Pair(BindingLine.named(to.exchange()), Figures.count(to.messages()))).toList();
        return new ConnectionFacts(connection.name(), connection.vhost(), facts, publishes, consumes(connection, snapshot));
    }

    private static List<Pair> consumes(ConnectionSnapshot connection, BrokerSnapshot snapshot) {
        List<Pair> lines = new ArrayList<>();
        snapshot.vhost(connection.vhost()).ifPresent(vhost -> vhost.queues().forEach(queue -> queue.consumers().stream()
                .filter(consumer -> consumer.connectionId() == connection.id())
                .forEach(consumer -> lines.add(new Pair(queue.definition().name(), held(consumer))))));
        return lines;
    }

    private static String held(ConsumerSnapshot consumer) {
        return Figures.count(consumer.unacked()) + (consumer.prefetch() > 0 ? " of " + Figures.count(consumer.prefetch()) : "") + " unacked";
    }
}
