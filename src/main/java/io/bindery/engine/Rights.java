package io.bindery.engine;

import io.bindery.model.ExchangeType;
import io.bindery.model.NamePattern;
import io.bindery.model.Permission;
import io.bindery.model.Settings;
import io.bindery.model.TopicPermission;
import io.bindery.routing.ExchangeNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What somebody may do in a virtual host, as its permissions say. Made for a connection and made anew when permissions
 * change; who may do everything costs one look at a field, for others it is remembered which names they may use.
 */
final class Rights {

    /** The window's, and whoever may do everything. */
    static final Rights ALL = new Rights(Permission.everything("", ""), Map.of());

    /** So many names are remembered, of each kind. */
    private static final int REMEMBERED = 1000;

    private final boolean unlimited;
    private final String user;
    private final String vhost;
    private final Gate configure;
    private final Gate write;
    private final Gate read;
    private final Map<String, TopicGates> topics;

    private record TopicGates(Gate write, Gate read) { }

    private Rights(Permission permission, Map<String, TopicGates> topics) {
        this.user = permission.user();
        this.vhost = permission.vhost();
        this.topics = topics;
        this.configure = new Gate(permission.configure());
        this.write = new Gate(permission.write());
        this.read = new Gate(permission.read());
        this.unlimited = topics.isEmpty() && configure.open() && write.open() && read.open();
    }

    static Rights of(Settings settings, String user, String vhost) {
        Permission permission = settings.permission(user, vhost).orElse(new Permission(user, vhost, "", "", ""));
        Map<String, TopicGates> topics = new HashMap<>();
        for (TopicPermission topic : settings.all(TopicPermission.class)) {
            if (topic.user().equals(user) && topic.vhost().equals(vhost)) {
                topics.put(topic.exchange(), new TopicGates(new Gate(expanded(topic.write(), user, vhost)),
                        new Gate(expanded(topic.read(), user, vhost))));
            }
        }
        return new Rights(permission, topics);
    }

    /** RabbitMQ puts user and virtual host into the pattern as they are. */
    private static String expanded(String pattern, String user, String vhost) {
        return pattern.replace("{username}", user).replace("{vhost}", vhost);
    }

    void configureQueue(String queue) {
        if (!unlimited && !configure.lets(queue)) {
            throw refused(Refusal.queue(vhost, queue));
        }
    }

    void writeQueue(String queue) {
        if (!unlimited && !write.lets(queue)) {
            throw refused(Refusal.queue(vhost, queue));
        }
    }

    void readQueue(String queue) {
        if (!unlimited && !read.lets(queue)) {
            throw refused(Refusal.queue(vhost, queue));
        }
    }

    void configureExchange(String exchange) {
        if (!unlimited) {
            check(configure, exchange);
        }
    }

    void writeExchange(String exchange) {
        if (!unlimited) {
            check(write, exchange);
        }
    }

    void readExchange(String exchange) {
        if (!unlimited) {
            check(read, exchange);
        }
    }

    /** Whether a key may be published to a topic exchange. */
    void writeTopic(ExchangeNode exchange, String routingKey) {
        if (!unlimited && !topics.isEmpty()) {
            TopicGates gates = gates(exchange);
            check(gates == null ? null : gates.write, exchange.name(), routingKey);
        }
    }

    /** Whether a key may be bound to a topic exchange. */
    void readTopic(ExchangeNode exchange, String bindingKey) {
        if (!unlimited && !topics.isEmpty()) {
            TopicGates gates = gates(exchange);
            check(gates == null ? null : gates.read, exchange.name(), bindingKey);
        }
    }

    private TopicGates gates(ExchangeNode exchange) {
        return exchange.definition().type().equals(ExchangeType.TOPIC) ? topics.get(exchange.name()) : null;
    }

    private void check(Gate gate, String exchange, String key) {
        if (gate != null && !gate.lets(key)) {
            throw Refusal.accessRefused("access to topic '" + key + "' in " + Refusal.exchange(vhost, exchange) + " refused for user '" + user + "'");
        }
    }

    /** The default exchange goes by a name of its own here. */
    private void check(Gate gate, String exchange) {
        String name = exchange.isEmpty() ? "amq.default" : exchange;
        if (!gate.lets(name)) {
            throw refused(Refusal.exchange(vhost, name));
        }
    }

    private AmqpException refused(String resource) {
        return Refusal.accessRefused("access to " + resource + " refused for user '" + user + "'");
    }

    /** A pattern, and the names that it has let through. */
    private static final class Gate {
        private final NamePattern pattern;
        private final Set<String> passed = new HashSet<>();

        Gate(String pattern) {
            this.pattern = NamePattern.ofPermission(pattern);
        }

        boolean open() {
            return pattern.matchesEverything();
        }

        boolean lets(String name) {
            if (open() || passed.contains(name)) {
                return true;
            }
            boolean matches = pattern.matches(name);
            if (matches) {
                if (passed.size() == REMEMBERED) {
                    passed.clear();
                }
                passed.add(name);
            }
            return matches;
        }
    }
}
