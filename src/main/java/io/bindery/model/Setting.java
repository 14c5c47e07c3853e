package io.bindery.model;

/**
 * A durable fact about the broker that is no topology: a virtual host, a user, what users may do, a policy, a parameter.
 * A newer one with the same key takes the place of an older one.
 */
public sealed interface Setting permits VhostDefinition, User, Permission, TopicPermission, Policy, Parameter {

    Key key();

    /** What a setting is about; every kind has keys of its own. The order is the journal's: append only. */
    enum Kind { VHOST, USER, PERMISSION, TOPIC_PERMISSION, POLICY, OPERATOR_POLICY, PARAMETER }

    /**
     * @param vhost empty for what belongs to no virtual host
     * @param name the user's, policy's or parameter's, or the virtual host's own
     * @param part the exchange of a topic permission, the component of a parameter; else empty
     */
    record Key(Kind kind, String vhost, String name, String part) {
        public static Key ofVhost(String vhost) {
            return new Key(Kind.VHOST, vhost, vhost, "");
        }

        public static Key ofUser(String user) {
            return new Key(Kind.USER, "", user, "");
        }

        public static Key ofPermission(String user, String vhost) {
            return new Key(Kind.PERMISSION, vhost, user, "");
        }

        public static Key ofTopicPermission(String user, String vhost, String exchange) {
            return new Key(Kind.TOPIC_PERMISSION, vhost, user, exchange);
        }

        public static Key ofPolicy(Policy.Kind kind, String vhost, String policy) {
            return new Key(kind == Policy.Kind.OPERATOR ? Kind.OPERATOR_POLICY : Kind.POLICY, vhost, policy, "");
        }

        public static Key ofParameter(String component, String vhost, String parameter) {
            return new Key(Kind.PARAMETER, vhost, parameter, component);
        }
    }
}
