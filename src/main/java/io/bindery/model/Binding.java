package io.bindery.model;

/**
 * A binding: messages of {@code exchange} whose routing key (or headers) match go to {@code destination}.
 * Two bindings are the same when all components are equal; declaring one twice changes nothing.
 *
 * @param key the binding key; for a headers exchange it is kept but decides nothing
 * @param arguments for a headers exchange the headers to match and {@code x-match}
 */
public record Binding(String vhost, String exchange, DestinationKind kind, String destination, String key, FieldTable arguments) {

    /** What a binding leads to. */
    public enum DestinationKind { QUEUE, EXCHANGE }

    public static Binding toQueue(String vhost, String exchange, String queue, String key) {
        return new Binding(vhost, exchange, DestinationKind.QUEUE, queue, key, FieldTable.EMPTY);
    }

    public static Binding toExchange(String vhost, String exchange, String destination, String key) {
        return new Binding(vhost, exchange, DestinationKind.EXCHANGE, destination, key, FieldTable.EMPTY);
    }

    public Binding withArguments(FieldTable newArguments) {
        return new Binding(vhost, exchange, kind, destination, key, newArguments);
    }
}
