package io.bindery.ui.canvas.graph;

import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot.ConnectionSnapshot;
import io.bindery.model.BrokerSnapshot.ExchangeSnapshot;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.ExchangeDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** What stands on the canvas: a virtual host's exchanges, queues and clients, and the lines between them. */
public record Graph(List<ExchangeSnapshot> exchanges, List<QueueSnapshot> queues, List<Client> clients, List<Link> links) {

    public static final Graph EMPTY = new Graph(List.of(), List.of(), List.of(), List.of());

    /** @param thisWindow exchanges that the window itself published to lately */
    public static Graph of(VhostSnapshot vhost, List<ConnectionSnapshot> connections, Set<String> thisWindow) {
        List<Client> clients = new ArrayList<>(Clients.publishers(vhost, connections, thisWindow));
        clients.addAll(Clients.consumers(vhost));
        List<Link> links = links(vhost, clients);
        return new Graph(shown(vhost.exchanges(), links), vhost.queues(), clients, links);
    }

    /** Every figure, in the order of declaration. */
    public List<FigureId> figures() {
        List<FigureId> all = new ArrayList<>();
        exchanges.forEach(exchange -> all.add(FigureId.exchange(exchange.definition().name())));
        queues.forEach(queue -> all.add(FigureId.queue(queue.definition().name())));
        clients.forEach(client -> all.add(client.id()));
        return all;
    }

    /** Whether both have the same figures and lines, so that what stands where need not change. */
    public boolean sameShape(Graph other) {
        return links.equals(other.links) && figures().equals(other.figures());
    }

    /** Whether the same arrangement serves both: with the same figures, and lines that take up as much room. */
    public boolean sameRoom(Graph other) {
        return links.size() == other.links.size() && IntStream.range(0, links.size()).allMatch(i -> links.get(i).looksLike(other.links.get(i)))
                && figures().equals(other.figures());
    }

    /** Only what is at most so many lines away from a figure, and the clients of that. */
    public Graph around(FigureId centre, int steps) {
        Set<FigureId> near = new HashSet<>(Set.of(centre));
        for (int i = 0; i < steps; i++) {
            Set<FigureId> further = new HashSet<>();
            links.stream().filter(link -> !link.from().isClient() && !link.to().isClient()).forEach(link -> {
                if (near.contains(link.from())) {
                    further.add(link.to());
                } else if (near.contains(link.to())) {
                    further.add(link.from());
                }
            });
            near.addAll(further);
        }
        clients.stream().filter(client -> client.id().equals(centre) || client.targets().stream().anyMatch(near::contains)).forEach(client -> near.add(client.id()));
        return new Graph(exchanges.stream().filter(exchange -> near.contains(FigureId.exchange(exchange.definition().name()))).toList(),
                queues.stream().filter(queue -> near.contains(FigureId.queue(queue.definition().name()))).toList(),
                clients.stream().filter(client -> near.contains(client.id())).toList(),
                links.stream().filter(link -> near.contains(link.from()) && near.contains(link.to())).toList());
    }

    private static List<Link> links(VhostSnapshot vhost, List<Client> clients) {
        Set<FigureId> known = new HashSet<>();
        vhost.exchanges().forEach(exchange -> known.add(FigureId.exchange(exchange.definition().name())));
        vhost.queues().forEach(queue -> known.add(FigureId.queue(queue.definition().name())));
        List<Link> links = new ArrayList<>(bundles(vhost));
        for (ExchangeSnapshot exchange : vhost.exchanges()) {
            exchange.effective().alternateExchange().ifPresent(to ->
                    links.add(Link.of(Link.Kind.ALTERNATE, FigureId.exchange(exchange.definition().name()), FigureId.exchange(to))));
        }
        for (QueueSnapshot queue : vhost.queues()) {
            queue.effective().deadLetterExchange().ifPresent(to ->
                    links.add(Link.of(Link.Kind.DEAD_LETTERS, FigureId.queue(queue.definition().name()), FigureId.exchange(to))));
        }
        for (Client client : clients) {
            boolean publisher = client.id().kind() == FigureId.Kind.PUBLISHER;
            client.targets().forEach(target -> links.add(publisher ? Link.of(Link.Kind.PUBLISHES, client.id(), target)
                    : Link.of(Link.Kind.CONSUMES, target, client.id())));
            known.add(client.id());
        }
        links.removeIf(link -> !known.contains(link.from()) || !known.contains(link.to()));
        return links;
    }

    private static List<Link> bundles(VhostSnapshot vhost) {
        Map<Link.Id, List<Binding>> bundles = new LinkedHashMap<>();
        for (Binding binding : vhost.bindings()) {
            if (!binding.exchange().isEmpty()) {
                bundles.computeIfAbsent(idOf(binding), id -> new ArrayList<>()).add(binding);
            }
        }
        return bundles.entrySet().stream().map(bundle -> new Link(bundle.getKey(), bundle.getValue())).toList();
    }

    /** The line that a binding is part of. */
    public static Link.Id idOf(Binding binding) {
        return new Link.Id(Link.Kind.BINDING, FigureId.exchange(binding.exchange()), end(binding.kind(), binding.destination()));
    }

    public static FigureId end(Binding.DestinationKind kind, String name) {
        return kind == Binding.DestinationKind.QUEUE ? FigureId.queue(name) : FigureId.exchange(name);
    }

    /** The exchanges that every broker brings along are left out until somebody uses them. */
    private static List<ExchangeSnapshot> shown(List<ExchangeSnapshot> exchanges, List<Link> links) {
        Set<FigureId> used = new HashSet<>();
        links.forEach(link -> {
            used.add(link.from());
            used.add(link.to());
        });
        return exchanges.stream().filter(exchange -> !isBuiltIn(exchange.definition())
                || used.contains(FigureId.exchange(exchange.definition().name()))).toList();
    }

    private static boolean isBuiltIn(ExchangeDefinition exchange) {
        return exchange.name().startsWith("amq.");
    }
}
