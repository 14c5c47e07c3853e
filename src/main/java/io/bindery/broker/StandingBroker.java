package io.bindery.broker;

import io.bindery.model.AdminCommand;
import io.bindery.model.BrokerCommand;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.PasswordHash;
import io.bindery.model.User;
import java.util.ArrayList;
import java.util.List;

/** What a broker would have to be told to stand as another does: without messages, passwords and what goes with a connection. */
final class StandingBroker {

    private StandingBroker() { }

    static List<BrokerCommand> commands(BrokerSnapshot standing) {
        List<BrokerCommand> commands = new ArrayList<>();
        standing.access().users().forEach(user -> commands.add(new AdminCommand.SetUser(new User(user.name(), PasswordHash.NONE, user.tags()))));
        standing.vhosts().forEach(vhost -> add(vhost, commands));
        standing.access().permissions().forEach(permission -> commands.add(new AdminCommand.SetPermission(permission)));
        return commands;
    }

    private static void add(VhostSnapshot vhost, List<BrokerCommand> commands) {
        commands.add(new AdminCommand.CreateVhost(vhost.definition()));
        vhost.exchanges().stream().map(exchange -> exchange.definition()).filter(exchange -> !exchange.name().isEmpty() && !exchange.name().startsWith("amq."))
                .forEach(exchange -> commands.add(new BrokerCommand.DeclareExchange(exchange)));
        vhost.queues().stream().map(queue -> queue.definition()).filter(queue -> !queue.exclusive()).forEach(queue -> commands.add(new BrokerCommand.DeclareQueue(queue)));
        vhost.bindings().stream().filter(binding -> !binding.exchange().isEmpty()).forEach(binding -> commands.add(new BrokerCommand.Bind(binding)));
        vhost.policies().forEach(policy -> commands.add(new AdminCommand.SetPolicy(policy)));
    }
}
