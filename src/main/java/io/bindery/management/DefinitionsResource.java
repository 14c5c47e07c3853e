package io.bindery.management;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.Parameter;
import io.bindery.model.Permission;
import io.bindery.model.Policy;
import io.bindery.model.QueueDefinition;
import io.bindery.model.Settings;
import io.bindery.model.TopicPermission;
import io.bindery.model.User;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Everything that is declared as one file, out and in, for the whole broker or one virtual host. */
final class DefinitionsResource {

    /** The component under which policies of operators stand among the parameters. */
    static final String OPERATOR_POLICY = "operator_policy";

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
        return exchange.isEmpty() || isReserved(exchange);
    }

    /** Whether it is a name of the broker's own. */
    static boolean isReserved(String name) {
        return name.startsWith("amq.");
    }

    // in

    private Answer takeWhole(Request request) {
        new DefinitionsImport(broker, definitions(request), ImportForm.WHOLE).whole(Optional.of(request.caller().name()));
        return Answer.NO_CONTENT;
    }

    private Answer takeVhost(Request request) {
        String name = request.name("vhost");
        if (!broker.settings().hasVhost(name)) {
            throw new HttpRefusal(Answer.error(404, "not_found", "vhost_not_found"));
        }
        new DefinitionsImport(broker, definitions(request), ImportForm.VHOST).vhost(name);
        return Answer.NO_CONTENT;
    }

    private static ObjectNode definitions(Request request) {
        try {
            return request.json();
        } catch (HttpRefusal noJson) {
            throw HttpRefusal.badRequest("failed_to_parse_json");
        }
    }
}
