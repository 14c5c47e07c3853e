package io.bindery.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.model.AdminCommand;
import io.bindery.model.Binding;
import io.bindery.model.BrokerCommand;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.CommandResult;
import io.bindery.model.ConnectionLimits;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.Parameter;
import io.bindery.model.Permission;
import io.bindery.model.Policy;
import io.bindery.model.QueueDefinition;
import io.bindery.model.Settings;
import io.bindery.model.TopicPermission;
import io.bindery.model.User;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Everything that is declared as one file, out and in, for the whole broker or one virtual host. */
final class DefinitionsResource {

    /** The component under which policies of operators stand among the parameters. */
    private static final String OPERATOR_POLICY = "operator_policy";

    private final ManagementPort broker;

    DefinitionsResource(ManagementPort broker) {
        this.broker = broker;
    }

    void addTo(Router router) {
        router.on("GET", "all-configuration", Need.ADMINISTRATOR, request -> Answer.of(whole()))
                .on("POST", "all-configuration", Need.ADMINISTRATOR, this::takeWhole)
                .on("GET", "definitions", Need.ADMINISTRATOR, request -> Answer.of(whole()))
                .on("POST", "definitions", Need.ADMINISTRATOR, this::takeWhole)
                .on("GET", "definitions/:vhost", Need.ADMINISTRATOR, request -> Answer.of(ofVhost(request.name("vhost"))))
                .on("POST", "definitions/:vhost", Need.ADMINISTRATOR, this::takeVhost);
    }

    ObjectNode whole() {
        BrokerSnapshot snapshot = broker.snapshot();
        Settings settings = broker.settings();
        ObjectNode all = Lists.object().put("rabbit_version", DefinitionsJson.VERSION).put("rabbitmq_version", DefinitionsJson.VERSION)
                .put("product_name", "Bindery").put("product_version", DefinitionsJson.VERSION);
        all.set("users", Lists.of(settings.all(User.class).stream(), UserJson::of));
        all.set("vhosts", Lists.of(snapshot.vhosts().stream(), vhost -> Lists.object().put("name", vhost.name())));
        all.set("permissions", Lists.of(settings.all(Permission.class).stream(), DefinitionsJson::permission));
        all.set("topic_permissions", Lists.of(settings.all(TopicPermission.class).stream(), DefinitionsJson::topicPermission));
        all.set("parameters", Lists.of(parameters(settings, parameter -> !parameter.global()), node -> node));
        all.set("global_parameters", Lists.of(settings.all(Parameter.class).stream().filter(Parameter::global), DefinitionsJson::parameter));
        all.set("policies", Lists.of(settings.all(Policy.class).stream().filter(policy -> policy.kind() == Policy.Kind.USER), PolicyJson::of));
        all.set("queues", Lists.of(snapshot.vhosts().stream().flatMap(DefinitionsResource::queues), DefinitionsJson::queue));
        all.set("exchanges", Lists.of(snapshot.vhosts().stream().flatMap(DefinitionsResource::exchanges), DefinitionsJson::exchange));
        all.set("bindings", Lists.of(snapshot.vhosts().stream().flatMap(DefinitionsResource::bindings), DefinitionsJson::binding));
        return all;
    }

    /** The same of one virtual host, whose name is then only where RabbitMQ leaves it. */
    private ObjectNode ofVhost(String name) {
        VhostSnapshot vhost = broker.snapshot().vhost(name).orElseThrow(() -> HttpRefusal.badRequest("vhost_not_found"));
        Settings settings = broker.settings();
        ObjectNode all = Lists.object().put("rabbit_version", DefinitionsJson.VERSION);
        all.set("parameters", Lists.of(parameters(settings, parameter -> parameter.vhost().equals(name)), node -> node));
        all.set("policies", Lists.of(settings.policies(Policy.Kind.USER, name).stream(), PolicyJson::of));
        all.set("queues", Lists.of(queues(vhost).map(DefinitionsJson::queue), DefinitionsResource::nameless));
        all.set("exchanges", Lists.of(exchanges(vhost).map(DefinitionsJson::exchange), DefinitionsResource::nameless));
        all.set("bindings", Lists.of(bindings(vhost).map(DefinitionsJson::binding), DefinitionsResource::nameless));
        return all;
    }

    private static ObjectNode nameless(ObjectNode json) {
        json.remove("vhost");
        return json;
    }

    /** Policies of operators are among them. */
    static Stream<ObjectNode> parameters(Settings settings, Predicate<Parameter> which) {
        return Stream.concat(settings.all(Parameter.class).stream().filter(which).map(DefinitionsJson::parameter),
                settings.all(Policy.class).stream().filter(policy -> policy.kind() == Policy.Kind.OPERATOR
                        && which.test(new Parameter(OPERATOR_POLICY, policy.vhost(), policy.name(), null))).map(DefinitionsResource::asParameter));
    }

    private static ObjectNode asParameter(Policy policy) {
        ObjectNode value = PolicyJson.of(policy);
        value.remove(List.of("vhost", "name"));
        ObjectNode json = Lists.object().put("vhost", policy.vhost()).put("component", OPERATOR_POLICY).put("name", policy.name());
        json.set("value", value);
        return json;
    }

    /** Exclusive queues go with their connections, so they are no definitions. */
    private static Stream<QueueDefinition> queues(VhostSnapshot vhost) {
        return vhost.queues().stream().map(queue -> queue.definition()).filter(queue -> !queue.exclusive());
    }

    private static Stream<ExchangeDefinition> exchanges(VhostSnapshot vhost) {
        return vhost.exchanges().stream().map(exchange -> exchange.definition()).filter(exchange -> !isBuiltIn(exchange.name()));
    }

    private static Stream<Binding> bindings(VhostSnapshot vhost) {
        return vhost.bindings().stream().filter(binding -> !binding.exchange().isEmpty()
                && vhost.queue(binding.destination()).map(queue -> !queue.definition().exclusive() || binding.kind() == Binding.DestinationKind.EXCHANGE).orElse(true));
    }

    private static boolean isBuiltIn(String exchange) {
        return exchange.isEmpty() || exchange.startsWith("amq.");
    }

    // in

    private Answer takeWhole(Request request) {
        takeWhole(definitions(request), ImportForm.WHOLE);
        return Answer.NO_CONTENT;
    }

    void takeWhole(ObjectNode body, ImportForm form) {
        each(body, "users", this::user);
        each(body, "vhosts", json -> new AdminCommand.CreateVhost(DefinitionsJson.vhost(json)));
        each(body, "permissions", json -> new AdminCommand.SetPermission(DefinitionsJson.permission(json)), (refused, json) -> unknown(form, refused, json));
        each(body, "topic_permissions", json -> new AdminCommand.SetTopicPermission(DefinitionsJson.topicPermission(json)),
                (refused, json) -> unknown(form, refused, json));
        each(body, "global_parameters", json -> new AdminCommand.SetParameter(
                DefinitionsJson.parameter("", "", DefinitionsJson.shortText(json, "name"), json.path("value"))));
        takeTopology(body, form, (json, vhost) -> DefinitionsJson.shortText(json, "vhost"));
    }

    private AdminCommand user(JsonNode json) {
        String name = DefinitionsJson.shortText(json, "name");
        return new AdminCommand.SetUser(UserJson.user(name, json, broker.settings().user(name).isPresent()));
    }

    private HttpRefusal unknown(ImportForm form, CommandResult.Refused refused, JsonNode json) {
        return form.ofUnknown(json, broker.settings(), HttpRefusal.of(refused.code(), refused.text()));
    }

    private Answer takeVhost(Request request) {
        String name = request.name("vhost");
        if (!broker.settings().hasVhost(name)) {
            throw new HttpRefusal(Answer.error(404, "not_found", "vhost_not_found"));
        }
        takeVhost(definitions(request), name, ImportForm.VHOST);
        return Answer.NO_CONTENT;
    }

    void takeVhost(ObjectNode body, String name, ImportForm form) {
        takeTopology(body, form, (json, vhost) -> name);
    }

    private static ObjectNode definitions(Request request) {
        try {
            return request.json();
        } catch (HttpRefusal noJson) {
            throw HttpRefusal.badRequest("failed_to_parse_json");
        }
    }

    private void takeTopology(ObjectNode body, ImportForm form, BiFunction<JsonNode, String, String> vhostOf) {
        Settings settings = broker.settings();
        each(body, "parameters", json -> parameter(json, vhostOf.apply(json, "")), (refused, json) -> form.ofUnknown(json, settings, form.of(refused,
                vhostOf.apply(json, ""), DefinitionsJson.shortText(json, "component"), DefinitionsJson.shortText(json, "name"))));
        each(body, "policies", json -> PolicyJson.command(Policy.Kind.USER, vhostOf.apply(json, ""), json),
                (refused, json) -> form.ofUnknown(json, settings, form.of(refused, vhostOf.apply(json, ""), DefinitionsJson.shortText(json, "name"))));
        BrokerSnapshot before = broker.snapshot();
        refuseTooManyQueues(before, body, vhostOf);
        each(body, "queues", json -> queue(before, form, vhostOf.apply(json, ""), json),
                (refused, json) -> form.ofUnknown(json, settings, form.ofDeclaration(refused)));
        each(body, "exchanges", json -> exchange(before, form, vhostOf.apply(json, ""), json),
                (refused, json) -> form.ofUnknown(json, settings, form.ofDeclaration(refused)));
        // RabbitMQ does not look at what becomes of them
        each(body, "bindings", json -> binding(form, vhostOf.apply(json, ""), json), (refused, json) -> null);
    }

    /** All or none: RabbitMQ counts what is new before it declares anything. */
    private void refuseTooManyQueues(BrokerSnapshot before, ObjectNode body, BiFunction<JsonNode, String, String> vhostOf) {
        Map<String, Set<String>> added = new TreeMap<>();
        requireList(body.path("queues"), "queues");
        eachOf(body.path("queues"), "queues",
                json -> added.computeIfAbsent(vhostOf.apply(json, ""), vhost -> new HashSet<>()).add(DefinitionsJson.shortText(json, "name")));
        added.forEach((name, queues) -> before.vhost(name).ifPresent(vhost -> {
            long more = queues.stream().filter(queue -> vhost.queue(queue).isEmpty()).count();
            OptionalLong most = ConnectionLimits.inForce(ConnectionLimits.ofVhost(broker.settings(), name), ConnectionLimits.MAX_QUEUES);
            if (more > 0 && most.isPresent() && vhost.queues().size() + more > most.getAsLong()) {
                throw HttpRefusal.badRequest("Adding " + more + " queue(s) to virtual host \"" + name + "\" would exceed the limit of " + most.getAsLong()
                        + " queue(s).\n\nThis virtual host currently has " + vhost.queues().size() + " queue(s) defined.\n\nImport aborted!");
            }
        }));
    }

    private static AdminCommand parameter(JsonNode json, String vhost) {
        String component = DefinitionsJson.shortText(json, "component");
        String name = DefinitionsJson.shortText(json, "name");
        if (component.equals(OPERATOR_POLICY) && json.path("value") instanceof ObjectNode value) {
            return PolicyJson.command(Policy.Kind.OPERATOR, vhost, value.deepCopy().put("name", name));
        }
        return new AdminCommand.SetParameter(DefinitionsJson.parameter(component, vhost, name, json.path("value")));
    }

    /** What is there already stays as it is, whatever the file says of it: null. */
    private static BrokerCommand queue(BrokerSnapshot before, ImportForm form, String vhost, JsonNode json) {
        if (before.vhost(vhost).flatMap(of -> of.queue(DefinitionsJson.shortText(json, "name"))).isPresent()) {
            return null;
        }
        form.refuseUnfit(json, "durable", "auto_delete");
        return new BrokerCommand.DeclareQueue(DefinitionsJson.queue(vhost, json));
    }

    private static BrokerCommand exchange(BrokerSnapshot before, ImportForm form, String vhost, JsonNode json) {
        if (before.vhost(vhost).flatMap(of -> of.exchange(DefinitionsJson.shortText(json, "name"))).isPresent()) {
            return null;
        }
        form.refuseUnfit(json, "durable");
        boolean untyped = form != ImportForm.FILE && !json.has("type");
        return new BrokerCommand.DeclareExchange(DefinitionsJson.exchange(vhost, untyped ? ((ObjectNode) json).put("type", "undefined") : json));
    }

    private static BrokerCommand binding(ImportForm form, String vhost, JsonNode json) {
        form.refuseUnfitBinding(json);
        return new BrokerCommand.Bind(DefinitionsJson.binding(vhost, json));
    }

    private void each(ObjectNode body, String member, Function<JsonNode, BrokerCommand> command) {
        each(body, member, command, (refused, json) -> HttpRefusal.of(refused.code(), refused.text()));
    }

    /** @param refusal what a refused one ends the import with; null when nothing comes of it */
    private void each(ObjectNode body, String member, Function<JsonNode, BrokerCommand> command,
            BiFunction<CommandResult.Refused, JsonNode, HttpRefusal> refusal) {
        JsonNode list = body.path(member);
        requireList(list, member);
        eachOf(list, member, json -> take(json, command, refusal));
    }

    private static void requireList(JsonNode list, String member) {
        if (!list.isMissingNode() && !list.isArray()) {
            throw HttpRefusal.badRequest(member + " is no list");
        }
    }

    /** Whoever opened a file is told where in it what is wrong stands. */
    private static void eachOf(JsonNode list, String member, Consumer<JsonNode> action) {
        for (int i = 0; i < list.size(); i++) {
            JsonNode json = list.get(i);
            try {
                action.accept(json);
            } catch (HttpRefusal refused) {
                String name = json.path("name").asText();
                throw refused.said(member + ", entry " + (i + 1) + (name.isEmpty() ? "" : " (" + name + ")") + ": " + refused.getMessage());
            }
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
