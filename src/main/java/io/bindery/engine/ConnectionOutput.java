package io.bindery.engine;

import io.bindery.model.Message;
import io.bindery.model.ReplyCode;

/**
 * Where the engine's answers to one connection go. Implemented by the server with frames, by tests with lists.
 * Called on the engine thread only; never blocks, never calls back. Bytes leave at {@link #flush()}.
 */
public interface ConnectionOutput {

    void reply(int channel, Reply reply);

    void deliver(int channel, String consumerTag, long deliveryTag, boolean redelivered, Message message);

    /** basic.get-ok. {@code remaining}: ready messages left in the queue. */
    void getOk(int channel, long deliveryTag, boolean redelivered, long remaining, Message message);

    /** basic.return */
    void returned(int channel, ReplyCode code, String text, Message message);

    /** basic.ack to a publisher in confirm mode */
    void confirm(int channel, long deliveryTag, boolean multiple);

    /** basic.nack to a publisher in confirm mode */
    void refuse(int channel, long deliveryTag, boolean multiple);

    /** basic.cancel to a client that can take it: its queue is gone */
    void cancelled(int channel, String consumerTag);

    /**
     * A channel error: channel.close leaves; the server then ignores the channel's input until its close-ok. Class and
     * method id name what failed, 0 when nothing did. {@code text} is RabbitMQ's, code name included:
     * «NOT_FOUND - no queue 'q' in vhost '/'».
     */
    void closeChannel(int channel, ReplyCode code, String text, int classId, int methodId);

    /** A connection error, likewise with connection.close. */
    void closeConnection(ReplyCode code, String text, int classId, int methodId);

    /**
     * False while more is waiting to leave than the connection should buffer: the engine then delivers nothing to its
     * consumers until the server sends {@link ClientCommand.Writable}. Other answers always go.
     */
    boolean writable();

    /**
     * What this connection publishes piles up before a consumer whose socket takes no more. A hint: the server may read more slowly
     * for a moment, so that the consumer comes to its turn, but never stop reading for it.
     */
    default void outrunsConsumers() { }

    /** The batch is over: write what was said. */
    void flush();

    /** What the engine attached, null before; a plain field, so that a command finds its connection without a map. */
    Object attachment();

    /** Called by the engine when it takes {@link ClientCommand.Connected}; the implementation only keeps it. */
    void attach(Object engineState);

    /** The engine has forgotten the connection (after {@link ClientCommand.Disconnected}); nothing is called after this. */
    default void forgotten() { }
}
