package io.bindery.management;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.model.AdminCommand;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.CommandResult;
import io.bindery.model.MessageStats;
import io.bindery.model.Permission;
import io.bindery.model.Policy;
import io.bindery.model.VhostDetails;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Virtual hosts, and the policies that belong to them. */
final class VhostsResource {

    private final ManagementPort broker;
    private final Rates rates;

    VhostsResource(ManagementPort broker, Rates rates) {
        this.broker = broker;
        this.rates = rates;
        rates.samples(counted -> {
            Map<String, MessageStats> stats = stats();
            broker.snapshot().vhosts().forEach(vhost ->
                    counted.accept(rated(vhost.name()), Counters.of(vhost.queues(), stats.getOrDefault(vhost.name(), MessageStats.NONE))));
        });
    }

    static String rated(String vhost) {
        return "vhost " + vhost;
    }

    void addTo(Router router) {
        router.pages("vhosts", Need.ANYBODY, this::list)
                .on("GET", "vhosts/:vhost", Need.ADMINISTRATOR, this::one)
                .on("PUT", "vhosts/:vhost", Need.ADMINISTRATOR, this::put)
                .on("DELETE", "vhosts/:vhost", Need.ADMINISTRATOR, this::delete);
        addPolicies(router, "policies", Policy.Kind.USER, Need.POLICY);
        addPolicies(router, "operator-policies", Policy.Kind.OPERATOR, Need.ADMINISTRATOR);
    }

    private void addPolicies(Router router, String path, Policy.Kind kind, Need need) {
        router.list(path, Need.ANYBODY, request -> policies(request, kind))
                .list(path + "/:vhost", Need.VHOST, request -> policies(request, kind))
                .on("GET", path + "/:vhost/:name", need, request -> Answer.of(PolicyJson.of(policy(request, kind))))
                .on("PUT", path + "/:vhost/:name", need, request -> putPolicy(request, kind))
                .on("DELETE", path + "/:vhost/:name", need, request -> deletePolicy(request, kind));
    }

    /** Who makes a virtual host may do everything in it. */
    private Answer put(Request request) {
        ObjectNode body = request.json();
        String name = request.name("vhost");
        Typed.truths(body, "tracing");
        if (body.hasNonNull("tags")) {
            Typed.tags(body.get("tags"));
        }
        boolean wasThere = broker.settings().hasVhost(name);
        HttpRefusal.throwIf(broker.execute(new AdminCommand.CreateVhost(DefinitionsJson.vhost(body.put("name", name)))));
        if (!wasThere) {
            HttpRefusal.throwIf(broker.execute(new AdminCommand.SetPermission(Permission.everything(request.caller().name(), name))));
        }
        return Answer.put(wasThere);
    }

    private Answer delete(Request request) {
        Lists.vhost(broker.snapshot(), request.name("vhost"));
        HttpRefusal.throwIf(broker.execute(new AdminCommand.DeleteVhost(request.name("vhost"))));
        return Answer.NO_CONTENT;
    }

    private List<Row> list(Request request) {
        Map<String, MessageStats> stats = stats();
        return broker.snapshot().vhosts().stream().filter(vhost -> request.caller().sees(vhost.name()))
                .map(vhost -> Row.named(vhost.name(), () -> json(vhost, stats))).toList();
    }

    private Answer one(Request request) {
        return Answer.of(json(Lists.vhost(broker.snapshot(), request.name("vhost")), stats()));
    }

    private Map<String, MessageStats> stats() {
        return broker.vhosts(queue -> false).stream().collect(Collectors.toMap(VhostDetails::name, VhostDetails::stats));
    }

    private ObjectNode json(VhostSnapshot vhost, Map<String, MessageStats> stats) {
        ObjectNode json = Lists.object().put("name", vhost.name()).put("description", vhost.definition().description());
        json.set("tags", Lists.texts(vhost.definition().tags()));
        json.put("default_queue_type", "undefined");
        ObjectNode metadata = Lists.object().put("description", vhost.definition().description());
        metadata.set("tags", Lists.texts(vhost.definition().tags()));
        json.set("metadata", metadata);
        json.put("tracing", false);
        json.set("cluster_state", Lists.object().put(OverviewResource.NODE, "running"));
        return json.setAll(rates.put(counted(vhost, stats), List.of(rated(vhost.name()))));
    }

    private static ObjectNode counted(VhostSnapshot vhost, Map<String, MessageStats> stats) {
        ObjectNode json = Lists.object().put("messages", vhost.queues().stream().mapToLong(QueueSnapshot::depth).sum())
                .put("messages_ready", vhost.queues().stream().mapToLong(QueueSnapshot::ready).sum())
                .put("messages_unacknowledged", vhost.queues().stream().mapToLong(QueueSnapshot::unacked).sum());
        StatsJson.put(json, StatsJson.of(stats.getOrDefault(vhost.name(), MessageStats.NONE)));
        return json;
    }

    // policies

    private Answer policies(Request request, Policy.Kind kind) {
        return Answer.of(Lists.of(Lists.vhosts(broker.snapshot(), request).flatMap(vhost -> broker.settings().policies(kind, vhost.name()).stream()),
                PolicyJson::of));
    }

    private Policy policy(Request request, Policy.Kind kind) {
        return Lists.found(broker.settings().policies(kind, request.name("vhost")).stream().filter(policy -> policy.name().equals(request.name("name"))).findFirst());
    }

    private Answer putPolicy(Request request, Policy.Kind kind) {
        ObjectNode body = request.json("pattern", "definition");
        if (!broker.settings().hasVhost(request.name("vhost"))) {
            throw new HttpRefusal(Answer.error(404, "not_found", "vhost_not_found"));
        }
        AdminCommand.SetPolicy command = PolicyJson.command(kind, request.name("vhost"), body.put("name", request.name("name")));
        boolean wasThere = broker.settings().has(command.policy().key());
        CommandResult result = broker.execute(command);
        if (result instanceof CommandResult.Refused refused) {
            throw HttpRefusal.ofPolicy(kind, refused.text());
        }
        return Answer.put(wasThere);
    }

    private Answer deletePolicy(Request request, Policy.Kind kind) {
        HttpRefusal.throwIf(broker.execute(new AdminCommand.ClearPolicy(kind, request.name("vhost"), policy(request, kind).name())));
        return Answer.NO_CONTENT;
    }
}
