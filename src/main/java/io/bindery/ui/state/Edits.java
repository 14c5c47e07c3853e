package io.bindery.ui.state;

import io.bindery.model.AdminCommand;
import io.bindery.model.Binding;
import io.bindery.model.BrokerCommand;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.Permission;
import io.bindery.model.QueueDefinition;
import io.bindery.model.VhostDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The edits every panel makes, each with what takes it back. Deleting a figure takes its bindings along, so undo
 * declares it and binds it again; messages do not come back, and the edit says how many.
 */
public final class Edits {

    private Edits() { }

    public static Edit add(QueueDefinition queue) {
        return new Edit("Add queue " + queue.name(), List.of(new BrokerCommand.DeclareQueue(queue)),
                List.of(new BrokerCommand.DeleteQueue(queue.vhost(), queue.name())), "");
    }

    public static Edit add(ExchangeDefinition exchange) {
        return new Edit("Add exchange " + exchange.name(), List.of(new BrokerCommand.DeclareExchange(exchange)),
                List.of(new BrokerCommand.DeleteExchange(exchange.vhost(), exchange.name())), "");
    }

    public static Edit bind(Binding binding) {
        return new Edit("Bind " + shown(binding.exchange()) + " to " + binding.destination(),
                List.of(new BrokerCommand.Bind(binding)), List.of(new BrokerCommand.Unbind(binding)), "");
    }

    public static Edit unbind(List<Binding> bindings) {
        Binding first = bindings.get(0);
        String title = "Unbind " + shown(first.exchange()) + " from " + first.destination();
        return new Edit(title, bindings.stream().<BrokerCommand>map(BrokerCommand.Unbind::new).toList(),
                bindings.stream().<BrokerCommand>map(BrokerCommand.Bind::new).toList(), "");
    }

    public static Edit deleteQueue(VhostSnapshot vhost, String queue) {
        var snapshot = vhost.queue(queue).orElseThrow();
        List<BrokerCommand> undo = new ArrayList<>(List.of(new BrokerCommand.DeclareQueue(snapshot.definition())));
        undo.addAll(bindAgain(vhost, binding -> leadsTo(binding, Binding.DestinationKind.QUEUE, queue)));
        return new Edit("Delete queue " + queue, List.of(new BrokerCommand.DeleteQueue(vhost.name(), queue)), undo,
                snapshot.depth() == 0 ? "" : Figures.of(snapshot.depth(), "message"));
    }

    public static Edit deleteExchange(VhostSnapshot vhost, String exchange) {
        var snapshot = vhost.exchange(exchange).orElseThrow();
        List<BrokerCommand> undo = new ArrayList<>(List.of(new BrokerCommand.DeclareExchange(snapshot.definition())));
        undo.addAll(bindAgain(vhost, binding -> binding.exchange().equals(exchange)
                || leadsTo(binding, Binding.DestinationKind.EXCHANGE, exchange)));
        return new Edit("Delete exchange " + exchange, List.of(new BrokerCommand.DeleteExchange(vhost.name(), exchange)), undo, "");
    }

    /** @param user who may do everything in it */
    public static Edit addVhost(String name, String user) {
        return new Edit("Add virtual host " + name,
                List.of(new AdminCommand.CreateVhost(VhostDefinition.named(name)), new AdminCommand.SetPermission(Permission.everything(user, name))),
                List.of(new AdminCommand.DeleteVhost(name)), "");
    }

    /** Everything in it goes along; undo declares it again, with what its users were permitted. */
    public static Edit deleteVhost(VhostSnapshot vhost, List<Permission> permissions) {
        List<BrokerCommand> undo = new ArrayList<>(List.of(new AdminCommand.CreateVhost(vhost.definition())));
        permissions.stream().filter(permission -> permission.vhost().equals(vhost.name())).forEach(permission -> undo.add(new AdminCommand.SetPermission(permission)));
        vhost.exchanges().stream().map(exchange -> exchange.definition()).filter(exchange -> !exchange.name().isEmpty() && !exchange.name().startsWith("amq."))
                .forEach(exchange -> undo.add(new BrokerCommand.DeclareExchange(exchange)));
        vhost.queues().stream().map(queue -> queue.definition()).filter(queue -> !queue.exclusive()).forEach(queue -> undo.add(new BrokerCommand.DeclareQueue(queue)));
        undo.addAll(bindAgain(vhost, binding -> binding.kind() == Binding.DestinationKind.EXCHANGE
                || vhost.queue(binding.destination()).filter(queue -> !queue.definition().exclusive()).isPresent()));
        vhost.policies().forEach(policy -> undo.add(new AdminCommand.SetPolicy(policy)));
        long messages = vhost.queues().stream().mapToLong(queue -> queue.depth()).sum();
        return new Edit("Delete virtual host " + vhost.name(), List.of(new AdminCommand.DeleteVhost(vhost.name())), undo,
                messages == 0 ? "" : Figures.of(messages, "message"));
    }

    private static List<BrokerCommand> bindAgain(VhostSnapshot vhost, Predicate<Binding> gone) {
        Stream<Binding> explicit = vhost.bindings().stream().filter(binding -> !binding.exchange().isEmpty());
        return explicit.filter(gone).<BrokerCommand>map(BrokerCommand.Bind::new).toList();
    }

    private static boolean leadsTo(Binding binding, Binding.DestinationKind kind, String name) {
        return binding.kind() == kind && binding.destination().equals(name);
    }

    private static String shown(String exchange) {
        return exchange.isEmpty() ? "(default)" : exchange;
    }
}
