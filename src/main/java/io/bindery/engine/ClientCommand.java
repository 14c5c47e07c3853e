package io.bindery.engine;

import io.bindery.model.ConnectionTerms;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.FieldTable;
import io.bindery.model.QueueDefinition;
import java.util.Set;

/**
 * What an AMQP client asks on a connection, after its bytes were decoded. One per method; content methods carry
 * their content. {@code noWait} commands are answered only when they fail. The connection sends {@link Connected}
 * first and {@link Disconnected} last, whatever happened to its socket.
 */
public sealed interface ClientCommand extends EngineCommand {

    ConnectionOutput connection();

    /** What belongs to one channel. */
    sealed interface OnChannel extends ClientCommand {
        int channel();
    }

    /** What is asked of a queue, or, its name empty, of the one that its channel declared last. */
    sealed interface OfQueue extends OnChannel {
        String queue();

        default boolean leavesQueueOut() {
            return queue().isEmpty();
        }
    }

    /**
     * The handshake is done.
     *
     * @param id unique in this process, ascending
     * @param name what the client calls itself (client property connection_name), else product and peer
     * @param peer the client's address, host:port
     * @param clientProperties as sent in start-ok; capabilities decide about cancel notifications and the like
     * @param terms for those who ask about the connection; they decide nothing here
     */
    record Connected(ConnectionOutput connection, long id, String name, String user, String vhost, String peer,
                     FieldTable clientProperties, ConnectionTerms terms) implements ClientCommand {

        /** By no socket. */
        public Connected(ConnectionOutput connection, long id, String name, String user, String vhost, String peer, FieldTable clientProperties) {
            this(connection, id, name, user, vhost, peer, clientProperties, ConnectionTerms.DIRECT);
        }
    }

    record Disconnected(ConnectionOutput connection) implements ClientCommand { }

    /** The socket takes bytes again after {@link ConnectionOutput#writable()} was false. */
    record Writable(ConnectionOutput connection) implements ClientCommand { }

    record OpenChannel(ConnectionOutput connection, int channel) implements OnChannel { }

    /** channel.close from the client (answered with close-ok), or its close-ok to ours (not answered). */
    record CloseChannel(ConnectionOutput connection, int channel, boolean answer) implements OnChannel { }

    /** channel.flow: RabbitMQ answers {@code active=true} and refuses false with 540. */
    record Flow(ConnectionOutput connection, int channel, boolean active) implements OnChannel { }

    record DeclareExchange(ConnectionOutput connection, int channel, ExchangeDefinition definition, boolean passive,
                           boolean noWait) implements OnChannel { }

    record DeleteExchange(ConnectionOutput connection, int channel, String exchange, boolean ifUnused, boolean noWait)
            implements OnChannel { }

    /** exchange.bind: {@code destination} is an exchange. */
    record BindExchange(ConnectionOutput connection, int channel, String destination, String source, String key,
                        boolean noWait, FieldTable arguments) implements OnChannel { }

    record UnbindExchange(ConnectionOutput connection, int channel, String destination, String source, String key,
                          boolean noWait, FieldTable arguments) implements OnChannel { }

    /** An empty name in {@code definition} asks for a server-named queue (amq.gen-…), or, passive, for the channel's last. */
    record DeclareQueue(ConnectionOutput connection, int channel, QueueDefinition definition, boolean passive,
                        boolean noWait) implements OnChannel { }

    record BindQueue(ConnectionOutput connection, int channel, String queue, String exchange, String key, boolean noWait,
                     FieldTable arguments) implements OfQueue { }

    record UnbindQueue(ConnectionOutput connection, int channel, String queue, String exchange, String key,
                       FieldTable arguments) implements OfQueue { }

    record PurgeQueue(ConnectionOutput connection, int channel, String queue, boolean noWait) implements OfQueue { }

    record DeleteQueue(ConnectionOutput connection, int channel, String queue, boolean ifUnused, boolean ifEmpty,
                       boolean noWait) implements OfQueue { }

    record Qos(ConnectionOutput connection, int channel, long prefetchSize, int prefetchCount, boolean global)
            implements OnChannel { }

    /** How a consumer asks to be served. */
    enum ConsumeFlag { NO_LOCAL, NO_ACK, EXCLUSIVE }

    record Consume(ConnectionOutput connection, int channel, String queue, String consumerTag, Set<ConsumeFlag> flags,
                   boolean noWait, FieldTable arguments) implements OfQueue { }

    /** RabbitMQ's basic.credit: the consumer may have so many more; with {@code drain} what it can't have now lapses. */
    record Credit(ConnectionOutput connection, int channel, String consumerTag, long credit, boolean drain) implements OnChannel { }

    record Cancel(ConnectionOutput connection, int channel, String consumerTag, boolean noWait) implements OnChannel { }

    /** @param propertyBytes property flags and list as they came; valid, the server checked · body complete */
    record Publish(ConnectionOutput connection, int channel, String exchange, String routingKey, boolean mandatory,
                   boolean immediate, byte[] propertyBytes, byte[] body) implements OnChannel { }

    /** A publish whose body is larger than is taken; the server kept none of it. */
    record PublishTooLarge(ConnectionOutput connection, int channel, long size, long most) implements OnChannel { }

    /** A publish whose properties are none; RabbitMQ looks at them last. */
    record PublishMalformed(ConnectionOutput connection, int channel, String exchange, String routingKey, boolean immediate) implements OnChannel { }

    record Get(ConnectionOutput connection, int channel, String queue, boolean noAck) implements OfQueue { }

    record Ack(ConnectionOutput connection, int channel, long deliveryTag, boolean multiple) implements OnChannel { }

    /** basic.nack, and basic.reject as {@code multiple=false} with {@code reject=true} (error texts name the method). */
    record Nack(ConnectionOutput connection, int channel, long deliveryTag, boolean multiple, boolean requeue,
                boolean reject) implements OnChannel { }

    /** basic.recover (answered) and basic.recover-async (not). */
    record Recover(ConnectionOutput connection, int channel, boolean requeue, boolean async) implements OnChannel { }

    record SelectConfirms(ConnectionOutput connection, int channel, boolean noWait) implements OnChannel { }

    record SelectTx(ConnectionOutput connection, int channel) implements OnChannel { }

    record CommitTx(ConnectionOutput connection, int channel) implements OnChannel { }

    record RollbackTx(ConnectionOutput connection, int channel) implements OnChannel { }
}
