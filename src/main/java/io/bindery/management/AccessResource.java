package io.bindery.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.bindery.model.AdminCommand;
import io.bindery.model.NamePattern;
import io.bindery.model.Permission;
import io.bindery.model.TopicPermission;
import io.bindery.model.User;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Users, and what they may do in which virtual host. */
final class AccessResource {

    private static final Listing BY_USER = new Listing(List.of("vhost", "user"), false);

    private final ManagementPort broker;

    AccessResource(ManagementPort broker) {
        this.broker = broker;
    }

    void addTo(Router router) {
        Need admin = Need.ADMINISTRATOR;
        router.list("users", admin, request -> Answer.of(Lists.of(users(), UserJson::of)))
                .list("users/without-permissions", admin, this::withoutPermissions)
                .on("POST", "users/bulk-delete", admin, this::deleteAll)
                .on("GET", "users/:user", admin, request -> Answer.of(UserJson.of(user(request))))
                .on("PUT", "users/:user", admin, this::put)
                .on("DELETE", "users/:user", admin, this::delete)
                .list("users/:user/permissions", admin, BY_USER, request -> permissions(permission -> permission.user().equals(user(request).name())))
                .list("users/:user/topic-permissions", admin, BY_USER, request -> topicPermissionsOfUser(request))
                .list("permissions", admin, BY_USER, request -> permissions(permission -> true))
                .list("vhosts/:vhost/permissions", admin, BY_USER, request -> permissions(permission -> permission.vhost().equals(vhost(request))))
                .on("GET", "permissions/:vhost/:user", admin, request -> Answer.of(DefinitionsJson.permission(
                        Lists.found(broker.settings().permission(request.name("user"), request.name("vhost"))))))
                .on("PUT", "permissions/:vhost/:user", admin, this::permit)
                .on("DELETE", "permissions/:vhost/:user", admin, this::forbid)
                .list("topic-permissions", admin, BY_USER, request -> topicPermissions(permission -> true))
                .list("vhosts/:vhost/topic-permissions", admin, BY_USER, request -> topicPermissions(permission -> permission.vhost().equals(vhost(request))))
                .on("GET", "topic-permissions/:vhost/:user", admin, this::topicPermissionsOf)
                .on("PUT", "topic-permissions/:vhost/:user", admin, this::permitTopics)
                .on("DELETE", "topic-permissions/:vhost/:user", admin, this::forbidTopics)
                .on("GET", "topic-permissions/:vhost/:user/:exchange", admin, this::topicPermissionsOf)
                .on("PUT", "topic-permissions/:vhost/:user/:exchange", admin, this::permitTopics)
                .on("DELETE", "topic-permissions/:vhost/:user/:exchange", admin, this::forbidTopics);
    }

    private Stream<User> users() {
        return broker.settings().all(User.class).stream();
    }

    private User user(Request request) {
        return Lists.found(broker.settings().user(request.name("user")));
    }

    private String vhost(Request request) {
        return Lists.found(broker.settings().vhost(request.name("vhost"))).name();
    }

    private Answer withoutPermissions(Request request) {
        List<Permission> all = broker.settings().all(Permission.class);
        return Answer.of(Lists.of(users().filter(user -> all.stream().noneMatch(permission -> permission.user().equals(user.name()))), UserJson::of));
    }

    private Answer put(Request request) {
        ObjectNode body = request.json();
        String name = request.name("user");
        boolean wasThere = broker.settings().user(name).isPresent();
        HttpRefusal.throwIf(broker.execute(new AdminCommand.SetUser(UserJson.user(name, body, wasThere))));
        return Answer.put(wasThere);
    }

    private Answer delete(Request request) {
        HttpRefusal.throwIf(broker.execute(new AdminCommand.DeleteUser(user(request).name())));
        return Answer.NO_CONTENT;
    }

    /** One after the other: those before one that is not there are gone. */
    private Answer deleteAll(Request request) {
        JsonNode all = request.json("users").get("users");
        if (!all.isArray()) {
            throw HttpRefusal.badRequest("users is no list");
        }
        for (JsonNode each : all) {
            if (broker.settings().user(each.asText()).isEmpty()) {
                throw HttpRefusal.badRequest(Lists.JSON.arrayNode().add("no_such_user").add(each));
            }
            HttpRefusal.throwIf(broker.execute(new AdminCommand.DeleteUser(each.asText())));
        }
        return Answer.NO_CONTENT;
    }

    private Answer permissions(Predicate<Permission> which) {
        return Answer.of(Lists.of(broker.settings().all(Permission.class).stream().filter(which), DefinitionsJson::permission));
    }

    private Answer topicPermissions(Predicate<TopicPermission> which) {
        return Answer.of(Lists.of(broker.settings().all(TopicPermission.class).stream().filter(which), DefinitionsJson::topicPermission));
    }

    /** All of the user's in the virtual host, whatever exchange the path names: RabbitMQ looks no further. */
    private Answer topicPermissionsOf(Request request) {
        refuseWithoutTopicPermissions(request);
        return topicPermissions(permission -> isIn(permission, request));
    }

    private Answer topicPermissionsOfUser(Request request) {
        String user = user(request).name();
        return topicPermissions(permission -> permission.user().equals(user));
    }

    private boolean hasTopicPermissions(Request request) {
        return broker.settings().all(TopicPermission.class).stream().anyMatch(permission -> isIn(permission, request));
    }

    private void refuseWithoutTopicPermissions(Request request) {
        if (!hasTopicPermissions(request)) {
            throw HttpRefusal.objectNotFound();
        }
    }

    private static boolean isIn(TopicPermission permission, Request request) {
        return permission.vhost().equals(request.name("vhost")) && permission.user().equals(request.name("user"));
    }

    private Answer permit(Request request) {
        ObjectNode body = named(request, request.json("configure", "write", "read"));
        refuseUnknown(request);
        refuseBroken(body, Lists::characters, "configure", "write", "read");
        boolean wasThere = broker.settings().permission(request.name("user"), request.name("vhost")).isPresent();
        HttpRefusal.throwIf(broker.execute(new AdminCommand.SetPermission(DefinitionsJson.permission(body))));
        return Answer.put(wasThere);
    }

    private Answer forbid(Request request) {
        Lists.found(broker.settings().permission(request.name("user"), request.name("vhost")));
        HttpRefusal.throwIf(broker.execute(new AdminCommand.ClearPermission(request.name("user"), request.name("vhost"))));
        return Answer.NO_CONTENT;
    }

    private Answer permitTopics(Request request) {
        ObjectNode body = named(request, request.json("exchange", "write", "read"));
        refuseUnknown(request);
        refuseBroken(body, TextNode::new, "write", "read");
        boolean wasThere = hasTopicPermissions(request);
        HttpRefusal.throwIf(broker.execute(new AdminCommand.SetTopicPermission(DefinitionsJson.topicPermission(body))));
        return Answer.put(wasThere);
    }

    private Answer forbidTopics(Request request) {
        refuseWithoutTopicPermissions(request);
        HttpRefusal.throwIf(broker.execute(new AdminCommand.ClearTopicPermission(request.name("user"), request.name("vhost"), request.name("exchange"))));
        return Answer.NO_CONTENT;
    }

    private void refuseUnknown(Request request) {
        if (!broker.settings().hasVhost(request.name("vhost")) || broker.settings().user(request.name("user")).isEmpty()) {
            throw HttpRefusal.badRequest("vhost_or_user_not_found");
        }
    }

    /** RabbitMQ shows the term it failed with: reason and place as Erlang has them, and of permissions the pattern, too. */
    private static void refuseBroken(ObjectNode body, Function<String, JsonNode> shown, String... members) {
        for (String member : members) {
            String pattern = DefinitionsJson.text(body, member);
            NamePattern.flaw(pattern).ifPresent(flaw -> {
                ArrayNode term = Lists.JSON.arrayNode().add("invalid_regexp").add(shown.apply(pattern));
                term.addArray().add(Lists.characters(flaw.reason())).add(flaw.where());
                throw HttpRefusal.badRequest(term);
            });
        }
    }

    private static ObjectNode named(Request request, ObjectNode body) {
        return body.put("user", request.name("user")).put("vhost", request.name("vhost"));
    }
}
