package io.bindery.ui.canvas.edit;

import io.bindery.model.Binding;
import io.bindery.model.BrokerCommand;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.FieldTable;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import io.bindery.ui.state.Edit;
import io.bindery.ui.state.Figures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** The edits a canvas makes, each with what takes it back. */
public final class CanvasEdits {

    private CanvasEdits() { }

    public static Edit bind(Binding binding) {
        return new Edit("Bind " + binding.exchange() + " to " + binding.destination(),
                List.of(new BrokerCommand.Bind(binding)), List.of(new BrokerCommand.Unbind(binding)), "");
    }

    public static Edit unbind(List<Binding> bindings) {
        Binding first = bindings.get(0);
        String title = "Unbind " + first.exchange() + " from " + first.destination() + (bindings.size() > 1 ? ", " + bindings.size() + " bindings" : "");
        return new Edit(title, bindings.stream().<BrokerCommand>map(BrokerCommand.Unbind::new).toList(),
                bindings.stream().<BrokerCommand>map(BrokerCommand.Bind::new).toList(), "");
    }

    /** One step: the new end first, so that no message in between is lost. */
    public static Edit reattach(Binding from, Binding to) {
        return new Edit("Move binding of " + from.exchange() + " from " + from.destination() + " to " + to.destination(),
                List.of(new BrokerCommand.Bind(to), new BrokerCommand.Unbind(from)),
                List.of(new BrokerCommand.Bind(from), new BrokerCommand.Unbind(to)), "");
    }

    public static Edit addQueue(String vhost, String name) {
        return new Edit("Add queue " + name, List.of(new BrokerCommand.DeclareQueue(durable(vhost, name))),
                List.of(new BrokerCommand.DeleteQueue(vhost, name)), "");
    }

    public static Edit addExchange(ExchangeDefinition exchange) {
        return new Edit("Add exchange " + exchange.name(), List.of(new BrokerCommand.DeclareExchange(exchange)),
                List.of(new BrokerCommand.DeleteExchange(exchange.vhost(), exchange.name())), "");
    }

    /** A queue and its first binding in one step. */
    public static Edit addQueueBound(Binding binding) {
        return new Edit("Add queue " + binding.destination() + " bound to " + binding.exchange(),
                List.of(new BrokerCommand.DeclareQueue(durable(binding.vhost(), binding.destination())), new BrokerCommand.Bind(binding)),
                List.of(new BrokerCommand.DeleteQueue(binding.vhost(), binding.destination())), "");
    }

    /** Empty when there is no such queue. Undo brings back the queue and its bindings, not its messages. */
    public static Optional<Edit> deleteQueue(VhostSnapshot vhost, String name) {
        return vhost.queue(name).map(queue -> {
            List<BrokerCommand> undo = new ArrayList<>(List.of(new BrokerCommand.DeclareQueue(queue.definition())));
            vhost.bindings().stream().filter(binding -> leadsTo(binding, Binding.DestinationKind.QUEUE, name) && !binding.exchange().isEmpty())
                    .forEach(binding -> undo.add(new BrokerCommand.Bind(binding)));
            return new Edit("Delete queue " + name, List.of(new BrokerCommand.DeleteQueue(vhost.name(), name)), undo,
                    queue.depth() == 0 ? "" : Figures.of(queue.depth(), "message"));
        });
    }

    /** Empty when there is no such exchange. */
    public static Optional<Edit> deleteExchange(VhostSnapshot vhost, String name) {
        return vhost.exchange(name).map(exchange -> {
            List<BrokerCommand> undo = new ArrayList<>(List.of(new BrokerCommand.DeclareExchange(exchange.definition())));
            vhost.bindings().stream().filter(binding -> binding.exchange().equals(name) || leadsTo(binding, Binding.DestinationKind.EXCHANGE, name))
                    .forEach(binding -> undo.add(new BrokerCommand.Bind(binding)));
            return new Edit("Delete exchange " + name, List.of(new BrokerCommand.DeleteExchange(vhost.name(), name)), Collections.unmodifiableList(undo), "");
        });
    }

    private static boolean leadsTo(Binding binding, Binding.DestinationKind kind, String name) {
        return binding.kind() == kind && binding.destination().equals(name);
    }

    private static QueueDefinition durable(String vhost, String name) {
        return new QueueDefinition(vhost, name, EnumSet.of(QueueFlag.DURABLE), FieldTable.EMPTY);
    }
}
