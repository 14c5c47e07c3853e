package io.bindery.model;

/**
 * Which routing keys a user may publish to a topic exchange, and which binding keys it may bind with: two regular
 * expressions in which {@code {username}} and {@code {vhost}} stand for the user's.
 */
public record TopicPermission(String user, String vhost, String exchange, String write, String read) implements Setting {
    @Override public Key key() {
        return Key.ofTopicPermission(user, vhost, exchange);
    }
}
