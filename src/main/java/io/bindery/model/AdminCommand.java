package io.bindery.model;

import java.util.List;

/**
 * What an administrator asks of a broker: virtual hosts, users and what they may do, policies, parameters. Those that set
 * something make it or take the place of what is there.
 */
public sealed interface AdminCommand extends BrokerCommand {

    record CreateVhost(VhostDefinition definition) implements AdminCommand {
        @Override public String vhost() {
            return definition.name();
        }
    }

    /** Everything in it goes with it; clients connected to it are told to go. */
    record DeleteVhost(String vhost) implements AdminCommand { }

    /** What is about a user and no virtual host. */
    sealed interface OfUser extends AdminCommand {
        @Override default String vhost() {
            return "";
        }
    }

    /** Makes a user, or gives one another password and other tags; its limits are added to those it has. */
    record SetUser(User user) implements OfUser { }

    record SetPassword(String user, PasswordHash password) implements OfUser { }

    record SetUserTags(String user, List<String> tags) implements OfUser { }

    /** One limit among the user's others. */
    record SetUserLimit(String user, String limit, FieldValue value) implements OfUser { }

    /** @param limit «all» for all of them */
    record ClearUserLimit(String user, String limit) implements OfUser { }

    /** What it was permitted goes with it; clients connected as it are told to go. */
    record DeleteUser(String user) implements OfUser { }

    /** Sends a client away. */
    record CloseConnection(long connection, String reason) implements OfUser { }

    record SetPermission(Permission permission) implements AdminCommand {
        @Override public String vhost() {
            return permission.vhost();
        }
    }

    record ClearPermission(String user, String vhost) implements AdminCommand { }

    record SetTopicPermission(TopicPermission permission) implements AdminCommand {
        @Override public String vhost() {
            return permission.vhost();
        }
    }

    /** @param exchange null for all exchanges */
    record ClearTopicPermission(String user, String vhost, String exchange) implements AdminCommand { }

    /** @param unfit what was given for {@code pattern}, {@code apply-to} or {@code priority} and can be none: it is refused with all else that is wrong */
    record SetPolicy(Policy policy, FieldTable unfit) implements AdminCommand {
        public SetPolicy(Policy policy) {
            this(policy, FieldTable.EMPTY);
        }

        @Override public String vhost() {
            return policy.vhost();
        }
    }

    record ClearPolicy(Policy.Kind kind, String vhost, String policy) implements AdminCommand { }

    record SetParameter(Parameter parameter) implements AdminCommand {
        @Override public String vhost() {
            return parameter.vhost();
        }
    }

    record ClearParameter(String component, String vhost, String parameter) implements AdminCommand { }
}
