package io.bindery.ui.canvas.graph;

import io.bindery.model.BrokerSnapshot.ConnectionSnapshot;
import io.bindery.model.BrokerSnapshot.ConsumerSnapshot;
import io.bindery.model.BrokerSnapshot.Publishing;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the publishers and consumers among connections. Publishers of one name are one capsule, and so are the
 * consumers of one queue: a queue's row has room for one.
 */
final class Clients {

    /** Beyond this many publishers at one exchange the rest is one capsule. */
    private static final int MOST_AT_AN_EXCHANGE = 5;

    private Clients() { }

    static List<Client> publishers(VhostSnapshot vhost, List<ConnectionSnapshot> connections, Set<String> thisWindow) {
        Map<String, Group> byName = new LinkedHashMap<>();
        for (ConnectionSnapshot connection : connections) {
            if (connection.vhost().equals(vhost.name())) {
                for (Publishing to : connection.publishesTo()) {
                    vhost.exchange(to.exchange()).ifPresent(known ->
                            byName.computeIfAbsent(connection.name(), Group::new).add(connection.id(), to.exchange(), to.messages()));
                }
            }
        }
        for (String exchange : thisWindow) {
            vhost.exchange(exchange).ifPresent(known -> byName.computeIfAbsent("this window", Group::new).add(0, exchange, 0));
        }
        return folded(byName.values());
    }

    static List<Client> consumers(VhostSnapshot vhost) {
        return vhost.queues().stream().filter(queue -> !queue.consumers().isEmpty()).map(Clients::consumer).toList();
    }

    private static List<Client> folded(Iterable<Group> groups) {
        Map<String, Integer> places = new LinkedHashMap<>();
        Map<String, Group> rest = new LinkedHashMap<>();
        List<Client> clients = new ArrayList<>();
        for (Group group : groups) {
            String first = group.targets.iterator().next();
            if (places.merge(first, 1, Integer::sum) < MOST_AT_AN_EXCHANGE || group.connections.contains(0L)) {
                clients.add(group.client(group.connections.size() > 1 ? group.name + " ×" + group.connections.size() : group.name));
            } else {
                rest.computeIfAbsent(first, exchange -> new Group("others at " + exchange)).addAll(group);
            }
        }
        rest.values().forEach(group -> clients.add(group.client(group.connections.size() + " more")));
        return clients;
    }

    private static Client consumer(QueueSnapshot queue) {
        Set<String> names = new TreeSet<>();
        Set<Long> connections = new LinkedHashSet<>();
        long unacked = 0;
        for (ConsumerSnapshot consumer : queue.consumers()) {
            names.add(consumer.connectionName());
            connections.add(consumer.connectionId());
            unacked += consumer.unacked();
        }
        String queueName = queue.definition().name();
        String first = queue.consumers().get(0).connectionName();
        int others = queue.consumers().size() - 1;
        String label = others == 0 ? first : names.size() == 1 ? first + " ×" + (others + 1) : first + " +" + others;
        return new Client(new FigureId(FigureId.Kind.CONSUMER, queueName), label, connections, List.of(FigureId.queue(queueName)), unacked);
    }

    private static final class Group {
        private final String name;
        private final Set<Long> connections = new LinkedHashSet<>();
        private final Set<String> targets = new LinkedHashSet<>();
        private long messages;

        Group(String name) {
            this.name = name;
        }

        void add(long connection, String exchange, long count) {
            connections.add(connection);
            targets.add(exchange);
            messages += count;
        }

        void addAll(Group other) {
            connections.addAll(other.connections);
            targets.addAll(other.targets);
            messages += other.messages;
        }

        Client client(String label) {
            return new Client(new FigureId(FigureId.Kind.PUBLISHER, name), label, connections,
                    targets.stream().map(FigureId::exchange).toList(), messages);
        }
    }
}
