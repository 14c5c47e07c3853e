package io.bindery.app;

import io.bindery.model.AdminCommand;
import io.bindery.model.BrokerCommand;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.Policy;
import io.bindery.ui.state.Edit;
import io.bindery.ui.state.Figures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a definitions file adds to a broker, as one edit: undo takes away again what was not there, and leaves users alone. */
final class DefinitionsEdit {

    private final BrokerSnapshot standing;
    private final List<BrokerCommand> redo = new ArrayList<>();
    private final List<BrokerCommand> undo = new ArrayList<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private boolean access;

    /** @param commands all that the file says, in order */
    DefinitionsEdit(List<BrokerCommand> commands, BrokerSnapshot standing) {
        this.standing = standing;
        commands.forEach(this::add);
        Collections.reverse(undo);
    }

    Edit named(String file) {
        return new Edit("Import " + file, redo, undo, access ? "what it said of users, permissions and parameters" : "");
    }

    boolean changesNothing() {
        return redo.isEmpty();
    }

    /** «2 queues, 1 binding» */
    String counted() {
        return counts.entrySet().stream().map(entry -> entry.getKey().equals("policy") && entry.getValue() != 1
                ? Figures.count(entry.getValue()) + " policies" : Figures.of(entry.getValue(), entry.getKey())).collect(Collectors.joining(", "));
    }

    private void add(BrokerCommand command) {
        if (command instanceof AdminCommand.CreateVhost vhost) {
            if (standing.vhost(vhost.vhost()).isEmpty()) {
                take(command, "virtual host", new AdminCommand.DeleteVhost(vhost.vhost()));
            }
        } else if (command instanceof BrokerCommand.DeclareExchange exchange) {
            take(command, "exchange", new BrokerCommand.DeleteExchange(exchange.vhost(), exchange.definition().name()));
        } else if (command instanceof BrokerCommand.DeclareQueue queue) {
            take(command, "queue", new BrokerCommand.DeleteQueue(queue.vhost(), queue.definition().name()));
        } else if (command instanceof BrokerCommand.Bind bind) {
            if (standing.vhost(bind.vhost()).filter(vhost -> vhost.bindings().contains(bind.binding())).isEmpty()) {
                take(command, "binding", new BrokerCommand.Unbind(bind.binding()));
            }
        } else if (command instanceof AdminCommand.SetPolicy set) {
            add(set);
        } else if (!(command instanceof AdminCommand.SetPermission set && standing.access().permissions().contains(set.permission()))) {
            access = true;
            take(command, command instanceof AdminCommand.SetUser ? "user" : command instanceof AdminCommand.SetParameter ? "parameter" : "permission", null);
        }
    }

    private void add(AdminCommand.SetPolicy set) {
        Policy policy = set.policy();
        Optional<Policy> before = standing.vhost(policy.vhost()).stream().flatMap(vhost -> vhost.policies().stream()).filter(each -> each.key().equals(policy.key())).findFirst();
        if (!before.equals(Optional.of(policy))) {
            take(set, "policy", before.<BrokerCommand>map(AdminCommand.SetPolicy::new)
                    .orElseGet(() -> new AdminCommand.ClearPolicy(policy.kind(), policy.vhost(), policy.name())));
        }
    }

    /** @param back null where there is no way back */
    private void take(BrokerCommand command, String kind, BrokerCommand back) {
        redo.add(command);
        counts.merge(kind, 1, Integer::sum);
        if (back != null) {
            undo.add(back);
        }
    }
}
