package io.bindery.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.model.AdminCommand;
import io.bindery.model.CommandResult;
import io.bindery.model.ConnectionLimits;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.Parameter;
import io.bindery.model.User;
import java.util.stream.Stream;

/** How many connections, channels and queues virtual hosts and users may have. */
final class LimitsResource {

    private final ManagementPort broker;

    LimitsResource(ManagementPort broker) {
        this.broker = broker;
    }

    void addTo(Router router) {
        router.list("vhost-limits", Need.ANYBODY, Listing.AS_IT_COMES, this::ofVhosts)
                .list("vhost-limits/:vhost", Need.SEES_VHOST, Listing.AS_IT_COMES, this::ofVhost)
                .on("PUT", "vhost-limits/:vhost/:name", Need.ADMINISTRATOR, this::putOfVhost)
                .on("DELETE", "vhost-limits/:vhost/:name", Need.ADMINISTRATOR, this::clearOfVhost)
                .list("user-limits", Need.ANYBODY, Listing.AS_IT_COMES, request -> users(broker.settings().all(User.class).stream()))
                .list("user-limits/:user", Need.ANYBODY, Listing.AS_IT_COMES, request -> users(Stream.of(Lists.found(broker.settings().user(request.name("user"))))))
                .on("PUT", "user-limits/:user/:name", Need.ADMINISTRATOR, this::putOfUser)
                .on("DELETE", "user-limits/:user/:name", Need.ADMINISTRATOR, this::clearOfUser);
    }

    private Answer ofVhosts(Request request) {
        return Answer.of(Lists.of(broker.settings().all(Parameter.class).stream().filter(parameter -> parameter.component().equals(ConnectionLimits.COMPONENT)
                && request.caller().sees(parameter.vhost())), parameter -> json("vhost", parameter.vhost(), ConnectionLimits.ofVhost(broker.settings(), parameter.vhost()))));
    }

    private Answer ofVhost(Request request) {
        String vhost = Lists.vhost(broker.snapshot(), request.name("vhost")).name();
        return Answer.of(Lists.of(Stream.of(ConnectionLimits.ofVhost(broker.settings(), vhost)).filter(limits -> !limits.isEmpty()),
                limits -> json("vhost", vhost, limits)));
    }

    private static Answer users(Stream<User> users) {
        return Answer.of(Lists.of(users.filter(user -> !user.limits().isEmpty()), user -> json("user", user.name(), user.limits())));
    }

    /** No limits at all are an empty list: that is how RabbitMQ writes them. */
    private static ObjectNode json(String of, String name, FieldTable limits) {
        ObjectNode json = Lists.object().put(of, name);
        json.set("value", limits.isEmpty() ? Lists.JSON.arrayNode() : FieldJson.of(limits));
        return json;
    }

    private Answer putOfVhost(Request request) {
        if (!broker.settings().hasVhost(request.name("vhost"))) {
            throw new HttpRefusal(Answer.error(404, "not_found", "vhost_not_found"));
        }
        JsonNode value = request.json("value").get("value");
        return set(request, ConnectionLimits.ofVhost(broker.settings(), request.name("vhost")).with(request.name("name"), FieldJson.value(value)));
    }

    private Answer clearOfVhost(Request request) {
        Lists.vhost(broker.snapshot(), request.name("vhost"));
        return set(request, ConnectionLimits.ofVhost(broker.settings(), request.name("vhost")).without(request.name("name")));
    }

    private Answer set(Request request, FieldTable limits) {
        return done(broker.execute(new AdminCommand.SetParameter(
                new Parameter(ConnectionLimits.COMPONENT, request.name("vhost"), ConnectionLimits.PARAMETER, new FieldValue.Table(limits)))));
    }

    private Answer putOfUser(Request request) {
        JsonNode value = request.json("value").get("value");
        if (broker.settings().user(request.name("user")).isEmpty()) {
            throw HttpRefusal.badRequest(Lists.JSON.arrayNode().add("no_such_user").add(request.name("user")));
        }
        return done(broker.execute(new AdminCommand.SetUserLimit(request.name("user"), request.name("name"), FieldJson.value(value))));
    }

    private Answer clearOfUser(Request request) {
        String user = Lists.found(broker.settings().user(request.name("user"))).name();
        return done(broker.execute(new AdminCommand.ClearUserLimit(user, request.name("name"))));
    }

    /** The refusals are told as they are, with Erlang's angle brackets: RabbitMQ does so here alone. */
    private static Answer done(CommandResult result) {
        if (result instanceof CommandResult.Refused refused) {
            return Answer.error(400, "bad_request", refused.text());
        }
        return Answer.NO_CONTENT;
    }
}
