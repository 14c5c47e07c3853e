package io.bindery.management;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.model.AdminCommand;
import io.bindery.model.Parameter;
import java.util.Optional;

/** Parameters of virtual hosts and of the whole broker; the broker's own name is one of the latter. */
final class ParametersResource {

    private static final String CLUSTER_NAME = "cluster_name";

    private final ManagementPort broker;

    ParametersResource(ManagementPort broker) {
        this.broker = broker;
    }

    void addTo(Router router) {
        router.list("parameters", Need.POLICY, this::list)
                .list("parameters/:component", Need.POLICY, this::list)
                .list("parameters/:component/:vhost", Need.POLICY, this::list)
                .on("GET", "parameters/:component/:vhost/:name", Need.POLICY, request -> Answer.of(DefinitionsJson.parameter(existing(request))))
                .on("PUT", "parameters/:component/:vhost/:name", Need.POLICY, this::put)
                .on("DELETE", "parameters/:component/:vhost/:name", Need.POLICY, request -> clear(existing(request)))
                .list("global-parameters", Need.POLICY, request -> Answer.of(Lists.of(
                        broker.settings().all(Parameter.class).stream().filter(Parameter::global), DefinitionsJson::parameter)))
                .on("GET", "global-parameters/:name", Need.POLICY, request -> Answer.of(DefinitionsJson.parameter(existingGlobal(request))))
                .on("PUT", "global-parameters/:name", Need.POLICY, request -> set(global(request.name("name"), request)))
                .on("DELETE", "global-parameters/:name", Need.POLICY, request -> clear(existingGlobal(request)))
                .on("GET", "cluster-name", Need.ANYBODY, request -> Answer.of(Lists.object().put("name", clusterName(broker))))
                .on("PUT", "cluster-name", Need.ADMINISTRATOR, this::rename);
    }

    /** The name somebody gave it, else the node's. */
    static String clusterName(ManagementPort broker) {
        return find(broker, "", "", CLUSTER_NAME).map(parameter -> FieldJson.of(parameter.value()).asText()).orElse(OverviewResource.NODE);
    }

    private Answer rename(Request request) {
        if (!request.json("name").get("name").isTextual()) {
            throw HttpRefusal.badRequest("a name is a text");
        }
        HttpRefusal.throwIf(broker.execute(new AdminCommand.SetParameter(
                DefinitionsJson.parameter("", "", CLUSTER_NAME, request.json().get("name")))));
        return Answer.NO_CONTENT;
    }

    private Answer list(Request request) {
        String component = request.name("component");
        String vhost = request.name("vhost") == null ? null : Lists.vhost(broker.snapshot(), request.name("vhost")).name();
        return Answer.of(Lists.of(DefinitionsResource.parameters(broker.settings(), parameter -> !parameter.global()
                && request.caller().mayGoInto(parameter.vhost()) && (component == null || component.equals(parameter.component()))
                && (vhost == null || vhost.equals(parameter.vhost()))), json -> json));
    }

    private static Optional<Parameter> find(ManagementPort broker, String component, String vhost, String name) {
        return broker.settings().all(Parameter.class).stream().filter(parameter -> parameter.component().equals(component)
                && parameter.vhost().equals(vhost) && parameter.name().equals(name)).findFirst();
    }

    private Parameter existing(Request request) {
        return Lists.found(find(broker, request.name("component"), request.name("vhost"), request.name("name")).filter(parameter -> !parameter.global()));
    }

    private Parameter existingGlobal(Request request) {
        return Lists.found(find(broker, "", "", request.name("name")));
    }

    private Answer put(Request request) {
        ObjectNode body = request.json("value");
        return set(DefinitionsJson.parameter(request.name("component"), Lists.vhost(broker.snapshot(), request.name("vhost")).name(),
                request.name("name"), body.get("value")));
    }

    private static Parameter global(String name, Request request) {
        return DefinitionsJson.parameter("", "", name, request.json("value").get("value"));
    }

    private Answer set(Parameter parameter) {
        boolean wasThere = broker.settings().has(parameter.key());
        HttpRefusal.throwIf(broker.execute(new AdminCommand.SetParameter(parameter)));
        return Answer.put(wasThere);
    }

    private Answer clear(Parameter parameter) {
        HttpRefusal.throwIf(broker.execute(new AdminCommand.ClearParameter(parameter.component(), parameter.vhost(), parameter.name())));
        return Answer.NO_CONTENT;
    }
}
