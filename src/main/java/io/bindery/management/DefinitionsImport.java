package io.bindery.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.model.AdminCommand;
import io.bindery.model.BrokerCommand;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.CommandResult;
import io.bindery.model.ConnectionLimits;
import io.bindery.model.Permission;
import io.bindery.model.Policy;
import io.bindery.model.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** Takes a definitions file in, in RabbitMQ's order, by which it is known what stands when something in it is refused. */
final class DefinitionsImport {

    /** RabbitMQ takes each of these after the other; of the rest all of a kind at the same time. */
    private static final Set<String> IN_TURN = Set.of("global_parameters", "policies", "parameters");

    private final ManagementPort broker;
    private final ObjectNode body;
    private final ImportForm form;

    DefinitionsImport(ManagementPort broker, ObjectNode body, ImportForm form) {
        this.broker = broker;
        this.body = body;
        this.form = form;
    }

    /** @param importer who may do everything in virtual hosts that come with it */
    void whole(Optional<String> importer) {
        each("users", this::user);
        takeVhosts(importer);
        Function<JsonNode, String> vhostOf = json -> DefinitionsJson.shortText(json, "vhost");
        BrokerSnapshot before = broker.snapshot();
        refuseTooManyQueues(before, vhostOf);
        each("permissions", json -> new AdminCommand.SetPermission(DefinitionsJson.permission(json)), this::unknown);
        each("topic_permissions", json -> new AdminCommand.SetTopicPermission(DefinitionsJson.topicPermission(json)), this::unknown);
        takeExchanges(before, vhostOf);
        each("global_parameters", json -> new AdminCommand.SetParameter(
                DefinitionsJson.parameter("", "", DefinitionsJson.shortText(json, "name"), json.path("value"))));
        takeSettings(vhostOf);
        takeQueues(before, vhostOf);
    }

    /** A file that is of one virtual host. */
    void vhost(String name) {
        BrokerSnapshot before = broker.snapshot();
        refuseTooManyQueues(before, json -> name);
        takeExchanges(before, json -> name);
        takeSettings(json -> name);
        takeQueues(before, json -> name);
    }

    private AdminCommand user(JsonNode json) {
        String name = DefinitionsJson.shortText(json, "name");
        return new AdminCommand.SetUser(UserJson.user(name, json, broker.settings().user(name).isPresent()));
    }

    private void takeVhosts(Optional<String> importer) {
        Settings before = broker.settings();
        each("vhosts", json -> new AdminCommand.CreateVhost(DefinitionsJson.vhost(json)));
        importer.ifPresent(user -> eachOf("vhosts", json -> {
            String name = DefinitionsJson.shortText(json, "name");
            if (!before.hasVhost(name)) {
                broker.execute(new AdminCommand.SetPermission(Permission.everything(user, name)));
            }
        }));
    }

    private void takeExchanges(BrokerSnapshot before, Function<JsonNode, String> vhostOf) {
        Settings settings = broker.settings();
        Set<List<String>> known = new HashSet<>();
        before.vhosts().forEach(vhost -> vhost.exchanges().forEach(exchange -> known.add(List.of(vhost.name(), exchange.definition().name()))));
        each("exchanges", json -> exchange(known, vhostOf.apply(json), json), (refused, json) -> form.ofUnknown(json, settings, form.ofDeclaration(refused)));
    }

    private void takeSettings(Function<JsonNode, String> vhostOf) {
        Settings settings = broker.settings();
        each("policies", json -> PolicyJson.command(Policy.Kind.USER, vhostOf.apply(json), json),
                (refused, json) -> form.ofUnknown(json, settings, form.of(refused, vhostOf.apply(json), DefinitionsJson.shortText(json, "name"))));
        each("parameters", json -> parameter(json, vhostOf.apply(json)), (refused, json) -> form.ofUnknown(json, settings, form.of(refused,
                vhostOf.apply(json), DefinitionsJson.shortText(json, "component"), DefinitionsJson.shortText(json, "name"))));
    }

    private void takeQueues(BrokerSnapshot before, Function<JsonNode, String> vhostOf) {
        Settings settings = broker.settings();
        Set<List<String>> known = new HashSet<>();
        before.vhosts().forEach(vhost -> vhost.queues().forEach(queue -> known.add(List.of(vhost.name(), queue.definition().name()))));
        each("queues", json -> queue(known, vhostOf.apply(json), json), (refused, json) -> form.ofUnknown(json, settings, form.ofDeclaration(refused)));
        // RabbitMQ does not look at what becomes of them
        each("bindings", json -> binding(vhostOf.apply(json), json), (refused, json) -> null);
    }

    private HttpRefusal unknown(CommandResult.Refused refused, JsonNode json) {
        return form.ofUnknown(json, broker.settings(), HttpRefusal.of(refused.code(), refused.text()));
    }

    /** All or none: RabbitMQ counts what is new before it declares anything. */
    private void refuseTooManyQueues(BrokerSnapshot before, Function<JsonNode, String> vhostOf) {
        Map<String, Set<String>> added = new TreeMap<>();
        requireList("queues");
        eachOf("queues",
                json -> added.computeIfAbsent(vhostOf.apply(json), vhost -> new HashSet<>()).add(DefinitionsJson.shortText(json, "name")));
        added.forEach((name, queues) -> before.vhost(name).ifPresent(vhost -> {
            long more = queues.stream().filter(queue -> vhost.queue(queue).isEmpty()).count();
            OptionalLong most = ConnectionLimits.inForce(ConnectionLimits.ofVhost(broker.settings(), name), ConnectionLimits.MAX_QUEUES);
            if (more > 0 && most.isPresent() && vhost.queues().size() + more > most.getAsLong()) {
                throw HttpRefusal.badRequest("Adding " + more + " queue(s) to virtual host \"" + name + "\" would exceed the limit of " + most.getAsLong()
                        + " queue(s).\n\nThis virtual host currently has " + vhost.queues().size() + " queue(s) defined.\n\nImport aborted!");
            }
        }));
    }

    private AdminCommand parameter(JsonNode json, String vhost) {
        String component = DefinitionsJson.shortText(json, "component");
        String name = DefinitionsJson.shortText(json, "name");
        if (component.equals(DefinitionsResource.OPERATOR_POLICY) && json.path("value") instanceof ObjectNode value) {
            form.refuseWithoutPriority(value, vhost, name);
            return PolicyJson.command(Policy.Kind.OPERATOR, vhost, value.deepCopy().put("name", name));
        }
        return new AdminCommand.SetParameter(DefinitionsJson.parameter(component, vhost, name, json.path("value")));
    }

    /** What is there already, in the broker or from earlier in the file, stays as it is, and names of the broker's own are passed over: null. */
    private BrokerCommand queue(Set<List<String>> known, String vhost, JsonNode json) {
        String name = DefinitionsJson.shortText(json, "name");
        if (DefinitionsResource.isReserved(name) || !known.add(List.of(vhost, name))) {
            return null;
        }
        form.refuseUnfit(json, "durable", "auto_delete");
        return new BrokerCommand.DeclareQueue(DefinitionsJson.queue(vhost, json));
    }

    private BrokerCommand exchange(Set<List<String>> known, String vhost, JsonNode json) {
        String name = DefinitionsJson.shortText(json, "name");
        if (name.isEmpty() || DefinitionsResource.isReserved(name) || !known.add(List.of(vhost, name))) {
            return null;
        }
        form.refuseUnfit(json, "durable");
        boolean untyped = form != ImportForm.FILE && !json.has("type");
        return new BrokerCommand.DeclareExchange(DefinitionsJson.exchange(vhost, untyped ? ((ObjectNode) json).put("type", "undefined") : json));
    }

    private BrokerCommand binding(String vhost, JsonNode json) {
        form.refuseUnfitBinding(json);
        return new BrokerCommand.Bind(DefinitionsJson.binding(vhost, json));
    }

    private void each(String member, Function<JsonNode, BrokerCommand> command) {
        each(member, command, (refused, json) -> HttpRefusal.of(refused.code(), refused.text()));
    }

    /** @param refusal what a refused one ends the import with; null when nothing comes of it */
    private void each(String member, Function<JsonNode, BrokerCommand> command, BiFunction<CommandResult.Refused, JsonNode, HttpRefusal> refusal) {
        requireList(member);
        eachOf(member, json -> take(json, command, refusal));
    }

    private void requireList(String member) {
        if (body.has(member) && !body.get(member).isArray()) {
            throw HttpRefusal.badRequest(member + " is no list");
        }
    }

    /** What stands beside a refused one is taken all the same, unless they come in turn. Whoever opened a file is told where in it what is wrong stands. */
    private void eachOf(String member, Consumer<JsonNode> action) {
        HttpRefusal first = null;
        for (int i = 0; i < body.path(member).size() && (first == null || !IN_TURN.contains(member)); i++) {
            JsonNode json = body.get(member).get(i);
            try {
                action.accept(json);
            } catch (HttpRefusal refused) {
                String name = json.path("name").asText();
                first = first != null ? first
                        : refused.said(member + ", entry " + (i + 1) + (name.isEmpty() ? "" : " (" + name + ")") + ": " + refused.getMessage());
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void take(JsonNode json, Function<JsonNode, BrokerCommand> command, BiFunction<CommandResult.Refused, JsonNode, HttpRefusal> refusal) {
        BrokerCommand asked = command.apply(json);
        if (asked != null && broker.execute(asked) instanceof CommandResult.Refused refused) {
            HttpRefusal told = refusal.apply(refused, json);
            if (told != null) {
                throw told;
            }
        }
    }
}
