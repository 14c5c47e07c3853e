package io.bindery.engine;

import io.bindery.model.AdminCommand;
import io.bindery.model.ConnectionLimits;
import io.bindery.model.FieldTable;
import io.bindery.model.NamePattern;
import io.bindery.model.Parameter;
import io.bindery.model.PasswordHash;
import io.bindery.model.Permission;
import io.bindery.model.Policy;
import io.bindery.model.ReplyCode;
import io.bindery.model.Setting;
import io.bindery.model.Setting.Key;
import io.bindery.model.TopicPermission;
import io.bindery.model.User;
import io.bindery.model.VhostDefinition;
import java.util.List;
import java.util.function.Predicate;

/**
 * What administrators ask for: virtual hosts, users, permissions and policies. Each answers the log position at which it is
 * on disk, 0 when nothing changed.
 */
final class Administration {

    private final EngineContext context;
    private final VhostOperations vhosts;
    private final PolicyChanges policies;
    private final Sessions sessions;

    Administration(EngineContext context, VhostOperations vhosts, PolicyChanges policies, Sessions sessions) {
        this.context = context;
        this.vhosts = vhosts;
        this.policies = policies;
        this.sessions = sessions;
    }

    long perform(AdminCommand command) {
        if (command instanceof AdminCommand.CreateVhost c) {
            return vhosts.create(c.definition());
        } else if (command instanceof AdminCommand.DeleteVhost c) {
            return vhosts.delete(c.vhost());
        } else if (command instanceof AdminCommand.SetPolicy c) {
            return setPolicy(c);
        } else if (command instanceof AdminCommand.ClearPolicy c) {
            long position = clear(Key.ofPolicy(c.kind(), c.vhost(), c.policy()), "policy '" + c.policy() + "' in vhost '" + c.vhost() + "'");
            policies.apply(vhosts.existing(c.vhost()));
            return position;
        } else if (command instanceof AdminCommand.SetParameter c) {
            return setParameter(c.parameter());
        } else if (command instanceof AdminCommand.ClearParameter c) {
            return clear(Key.ofParameter(c.component(), c.vhost(), c.parameter()), "parameter '" + c.parameter() + "'");
        }
        if (command instanceof AdminCommand.CloseConnection c) {
            sessions.close(connection -> connection.id == c.connection(), c.reason());
            return 0;
        }
        long position = ofUsers(command);
        context.connections.forEach(connection -> connection.rights = Rights.of(context.settings, connection.user, connection.vhost.name));
        return position;
    }

    private long ofUsers(AdminCommand command) {
        if (command instanceof AdminCommand.SetUser c) {
            return setUser(c.user());
        } else if (command instanceof AdminCommand.SetPassword c) {
            return setUser(existing(c.user()).withPassword(c.password()));
        } else if (command instanceof AdminCommand.SetUserTags c) {
            return setUser(existing(c.user()).withTags(c.tags()));
        } else if (command instanceof AdminCommand.SetUserLimit c) {
            return setUser(existing(c.user()).withLimits(FieldTable.of(c.limit(), c.value())));
        } else if (command instanceof AdminCommand.ClearUserLimit c) {
            return clearLimit(existing(c.user()), c.limit());
        } else if (command instanceof AdminCommand.DeleteUser c) {
            return deleteUser(existing(c.user()));
        } else if (command instanceof AdminCommand.SetPermission c) {
            return setPermission(c.permission());
        } else if (command instanceof AdminCommand.ClearPermission c) {
            refuseUnknown(c.user(), c.vhost());
            return context.clear(Key.ofPermission(c.user(), c.vhost()));
        } else if (command instanceof AdminCommand.SetTopicPermission c) {
            return setTopicPermission(c.permission());
        } else if (command instanceof AdminCommand.ClearTopicPermission c) {
            refuseUnknown(c.user(), c.vhost());
            return clearAll(key -> key.kind() == Setting.Kind.TOPIC_PERMISSION && key.name().equals(c.user())
                    && key.vhost().equals(c.vhost()) && (c.exchange() == null || key.part().equals(c.exchange())));
        }
        throw new IllegalArgumentException("unknown command " + command);
    }

    private long setUser(User asked) {
        FieldTable limits = context.settings.user(asked.name()).map(User::limits).orElse(FieldTable.EMPTY);
        return put(asked.withLimits(together(limits, asked.limits())));
    }

    private static FieldTable together(FieldTable limits, FieldTable others) {
        FieldTable all = limits;
        for (var other : others.entries().entrySet()) {
            all = all.with(other.getKey(), other.getValue());
        }
        return all;
    }

    private long clearLimit(User user, String limit) {
        return put(user.withLimits(limit.equals("all") ? FieldTable.EMPTY : user.limits().without(limit)));
    }

    private long put(User user) {
        if (user.name().isEmpty()) {
            throw AmqpException.inItsOwnWords("a user needs a name");
        } else if (!PasswordHash.knows(user.password().algorithm())) {
            throw AmqpException.inItsOwnWords("the hashing algorithm " + user.password().algorithm() + " is not known");
        }
        LimitRules.checkOfUser(user.limits());
        return context.set(user);
    }

    private long deleteUser(User user) {
        long position = clearAll(key -> key.name().equals(user.name())
                && (key.kind() == Setting.Kind.PERMISSION || key.kind() == Setting.Kind.TOPIC_PERMISSION));
        position = Math.max(position, context.clear(user.key()));
        sessions.close(connection -> connection.user.equals(user.name()), "user '" + user.name() + "' is deleted");
        return position;
    }

    private long setPermission(Permission permission) {
        refuseUnknown(permission.user(), permission.vhost());
        for (String pattern : List.of(permission.configure(), permission.write(), permission.read())) {
            refuseBroken(pattern);
        }
        return context.set(permission);
    }

    private long setTopicPermission(TopicPermission permission) {
        refuseUnknown(permission.user(), permission.vhost());
        refuseBroken(permission.write());
        refuseBroken(permission.read());
        return context.set(permission);
    }

    private long setPolicy(AdminCommand.SetPolicy command) {
        VirtualHost vhost = vhosts.existing(command.vhost());
        PolicyCheck.check(command);
        long position = context.set(command.policy());
        policies.apply(vhost);
        return position;
    }

    /** Other components come with plugins, and there are none here that ask for parameters of a virtual host. */
    private long setParameter(Parameter parameter) {
        if (parameter.component().equals(ConnectionLimits.COMPONENT)) {
            vhosts.existing(parameter.vhost());
            LimitRules.checkOfVhost(parameter.value());
        } else if (!parameter.global()) {
            throw AmqpException.inItsOwnWords("Validation failed\n\ncomponent " + parameter.component() + " not found\n");
        }
        return context.set(parameter);
    }

    private long clear(Key key, String called) {
        if (!context.settings.has(key)) {
            throw new AmqpException(ReplyCode.NOT_FOUND, "no " + called);
        }
        return context.clear(key);
    }

    private long clearAll(Predicate<Key> which) {
        long position = 0;
        for (Setting setting : context.settings.all()) {
            if (which.test(setting.key())) {
                position = Math.max(position, context.clear(setting.key()));
            }
        }
        return position;
    }

    private User existing(String user) {
        return context.settings.user(user).orElseThrow(() -> new AmqpException(ReplyCode.NOT_FOUND, "no user '" + user + "'"));
    }

    private void refuseUnknown(String user, String vhost) {
        vhosts.existing(vhost);
        existing(user);
    }

    private static void refuseBroken(String pattern) {
        NamePattern.flaw(pattern).ifPresent(why -> {
            throw AmqpException.inItsOwnWords("the regular expression '" + pattern + "' is invalid: " + why);
        });
    }

    /** What a broker has that never had any settings: a virtual host, and a user who may do everything in it. */
    static void furnish(EngineContext context, EngineSettings engineSettings) {
        if (!context.settings.all(VhostDefinition.class).isEmpty()
                || context.settings.all(User.class).stream().anyMatch(user -> !user.name().equals(User.GUEST))) {
            return;
        }
        if (context.settings.user(User.GUEST).isEmpty()) {
            context.set(new User(User.GUEST, PasswordHash.of(User.GUEST, context.names.salt()), List.of(User.ADMINISTRATOR)));
        }
        for (String vhost : engineSettings.vhosts()) {
            context.set(Permission.everything(User.GUEST, vhost));
            context.set(VhostDefinition.named(vhost));
        }
    }
}
