package io.bindery.engine;

import io.bindery.model.AdminCommand;
import io.bindery.model.BrokerCommand;
import io.bindery.model.CommandResult;
import io.bindery.model.CommandResult.Copy;
import io.bindery.model.CommandResult.Durability;
import io.bindery.model.Activity.Reason;
import io.bindery.model.Message;
import io.bindery.model.MessageStats;
import io.bindery.model.PropertiesCodec;
import io.bindery.model.ReplyCode;
import io.bindery.routing.ExchangeNode;
import io.bindery.routing.Route;
import io.bindery.routing.RouteTarget;
import io.bindery.routing.RoutingInput;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/** What the window, the HTTP interface and lessons ask for; answered when it is durable. */
final class PersonCommands {

    private record Waiting(long logPosition, CommandResult result, Consumer<CommandResult> answer) { }

    private final EngineContext context;
    private final ExchangeOperations exchanges;
    private final QueueOperations queues;
    private final Routing routing;
    private final Intake intake;
    private final DeadLettering deadLettering;
    private final Administration administration;
    /** In the order of the log. */
    private final Queue<Waiting> waiting = new ArrayDeque<>();

    PersonCommands(EngineContext context, ExchangeOperations exchanges, QueueOperations queues, Routing routing, Intake intake,
                   DeadLettering deadLettering, Administration administration) {
        this.context = context;
        this.exchanges = exchanges;
        this.queues = queues;
        this.routing = routing;
        this.intake = intake;
        this.deadLettering = deadLettering;
        this.administration = administration;
    }

    void execute(EngineCommand.Execute execute) {
        if (execute.command() instanceof BrokerCommand.DeleteQueue deletion) {
            afterLetters(deletion, () -> perform(execute));
        } else {
            perform(execute);
        }
    }

    /** What waits to be read for letters goes from disk with the queue. */
    private void afterLetters(BrokerCommand.DeleteQueue command, Runnable deletion) {
        VirtualHost vhost = context.vhosts.get(command.vhost());
        MessageQueue queue = vhost == null ? null : vhost.queue(command.queue());
        if (queue == null) {
            deletion.run();
        } else {
            queue.waits.condemned.afterwards(deletion);
        }
    }

    private void perform(EngineCommand.Execute execute) {
        try {
            Done done = perform(execute.command());
            if (context.isDurable(done.logPosition)) {
                execute.answer().accept(done.result);
            } else {
                waiting.add(new Waiting(done.logPosition, done.result, execute.answer()));
            }
        } catch (AmqpException refusal) {
            execute.answer().accept(new CommandResult.Refused(refusal.code(), refusal.text()));
        }
    }

    void committed() {
        while (!waiting.isEmpty() && context.isDurable(waiting.peek().logPosition)) {
            Waiting next = waiting.poll();
            next.answer.accept(next.result);
        }
    }

    private record Done(long logPosition, CommandResult result) {
        static Done at(long logPosition) {
            return new Done(logPosition, new CommandResult.Done());
        }
    }

    private Done perform(BrokerCommand command) {
        if (command instanceof AdminCommand c) {
            return Done.at(administration.perform(c));
        }
        VirtualHost vhost = context.vhosts.get(command.vhost());
        if (vhost == null) {
            throw new AmqpException(ReplyCode.NOT_ALLOWED, "vhost " + command.vhost() + " not found");
        }
        if (command instanceof BrokerCommand.Publish c) {
            return publish(vhost, c);
        } else if (command instanceof BrokerCommand.DeclareExchange c) {
            return Done.at(exchanges.declare(vhost, c.definition(), Rights.ALL));
        } else if (command instanceof BrokerCommand.DeleteExchange c) {
            return Done.at(exchanges.delete(vhost, c.exchange(), false, Rights.ALL));
        } else if (command instanceof BrokerCommand.DeclareQueue c) {
            return Done.at(queues.declare(vhost, c.definition(), null).logPosition());
        } else if (command instanceof BrokerCommand.Bind c) {
            return Done.at(exchanges.bind(vhost, c.binding(), null));
        } else if (command instanceof BrokerCommand.Unbind c) {
            return Done.at(exchanges.unbind(vhost, c.binding(), null));
        } else if (command instanceof BrokerCommand.DeleteQueue c) {
            return deleteQueue(vhost, c);
        } else if (command instanceof BrokerCommand.PurgeQueue c) {
            return new Done(0, new CommandResult.Removed(queues.purge(vhost.queueFor(null, c.queue()))));
        } else if (command instanceof BrokerCommand.DeleteMessage c) {
            return deleteMessage(vhost, c);
        }
        throw new IllegalArgumentException("unknown command " + command);
    }

    private Done deleteQueue(VirtualHost vhost, BrokerCommand.DeleteQueue command) {
        MessageQueue queue = vhost.queueFor(null, command.queue());
        long count = queue.ready().size();
        return new Done(queues.delete(queue), new CommandResult.Removed(count));
    }

    private Done deleteMessage(VirtualHost vhost, BrokerCommand.DeleteMessage command) {
        MessageQueue queue = vhost.queueFor(null, command.queue());
        List<QueueEntry> found = new ArrayList<>(1);
        queue.ready().forEach(entry -> {
            if (entry.position == command.position()) {
                found.add(entry);
            }
        });
        if (found.isEmpty()) {
            throw new AmqpException(ReplyCode.NOT_FOUND, "no ready message at position " + command.position() + " in "
                    + Refusal.queue(vhost.name, command.queue()));
        }
        queue.removeReady(found.get(0));
        deadLettering.drop(queue, found.get(0), Reason.PURGED);
        return new Done(0, new CommandResult.Removed(1));
    }

    private Done publish(VirtualHost vhost, BrokerCommand.Publish command) {
        ExchangeNode exchange = vhost.exchangeOrRefuse(command.exchange());
        if (exchange.definition().internal()) {
            throw Refusal.accessRefused("cannot publish to internal " + Refusal.exchange(vhost.name, command.exchange()));
        }
        List<String> keys = RoutingInput.keys(command.routingKey(), command.properties());
        byte[] propertyBytes = PropertiesCodec.encode(command.properties());
        Publishing.check(propertyBytes, command.properties());
        Message message = new Message(++context.lastMessageId, command.exchange(), command.routingKey(), propertyBytes, command.body());
        Route route = routing.route(vhost, exchange, message, keys);
        boolean returned = command.mandatory() && route.queues().length == 0;
        routing.tell(vhost, message, route, Routing.BY_WINDOW, returned);
        routing.countPublished(exchange, route.queues());
        context.published++;
        context.returned += returned ? 1 : 0;
        context.unroutable += route.queues().length == 0 ? 1 : 0;
        vhost.keeps(new MessageStats(1, 0, returned ? 1 : 0, !returned && route.queues().length == 0 ? 1 : 0, 0, 0, 0, 0, 0, 0, 0));
        long position = intake.post(new Enqueuer(), message, route.queues());
        List<String> refusedBy = intake.refusedBy().stream().map(MessageQueue::name).toList();
        return new Done(position, new CommandResult.Published(message.id(), copies(vhost, route, message, refusedBy, position),
                returned, refusedBy, 0));
    }

    private static List<Copy> copies(VirtualHost vhost, Route route, Message message, List<String> refusedBy, long position) {
        List<Copy> copies = new ArrayList<>();
        for (RouteTarget target : route.queues()) {
            if (!refusedBy.contains(target.name())) {
                boolean onDisk = position != 0 && ((MessageQueue) target).keeps(message.persistent());
                copies.add(new Copy(target.name(), route.via(vhost.name, target.name()),
                        onDisk ? Durability.ON_DISK : Durability.MEMORY_ONLY));
            }
        }
        return copies;
    }
}
