package io.bindery.model;

import java.util.List;

/**
 * A broker's declarations at rest: what a definitions file, a sample or a recovered store holds.
 *
 * @param policies of users and of operators
 * @param parameters global ones among them
 */
public record Definitions(
        List<VhostDefinition> vhosts, List<User> users, List<Permission> permissions, List<TopicPermission> topicPermissions,
        List<Policy> policies, List<Parameter> parameters,
        List<ExchangeDefinition> exchanges, List<QueueDefinition> queues, List<Binding> bindings) {
    public Definitions {
        vhosts = List.copyOf(vhosts);
        users = List.copyOf(users);
        permissions = List.copyOf(permissions);
        topicPermissions = List.copyOf(topicPermissions);
        policies = List.copyOf(policies);
        parameters = List.copyOf(parameters);
        exchanges = List.copyOf(exchanges);
        queues = List.copyOf(queues);
        bindings = List.copyOf(bindings);
    }

    /** A topology alone. */
    public Definitions(List<ExchangeDefinition> exchanges, List<QueueDefinition> queues, List<Binding> bindings) {
        this(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), exchanges, queues, bindings);
    }

    public static Definitions of(List<Setting> settings, List<ExchangeDefinition> exchanges, List<QueueDefinition> queues, List<Binding> bindings) {
        return new Definitions(some(VhostDefinition.class, settings), some(User.class, settings), some(Permission.class, settings),
                some(TopicPermission.class, settings), some(Policy.class, settings), some(Parameter.class, settings),
                exchanges, queues, bindings);
    }

    private static <S extends Setting> List<S> some(Class<S> kind, List<Setting> settings) {
        return settings.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
