package io.bindery.amqp.server;

import io.bindery.amqp.codec.MethodId;
import io.bindery.amqp.codec.MethodWriter;
import io.bindery.amqp.codec.WireException;
import io.bindery.amqp.server.Conversation.Phase;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How a conversation ends: what is still said, when the engine lets go of what the connection held, and when the socket closes. The
 * client asks for it, breaks the protocol or is gone; or the engine or the broker ends it. Owned by the connection's loop.
 */
final class ConversationEnd {

    /** How long a client may take to leave after it was told to. */
    private static final int CLOSING_SECONDS = 30;
    /** How long a client that isn't spoken to any more is kept waiting, so that it doesn't try again at once. */
    private static final int SILENT_SECONDS = 3;

    private final Conversation conversation;
    private final ChannelHandlerContext context;
    private final Handshake handshake;
    private final ProtocolVersion version;
    private boolean left;
    private boolean forgotten;
    private ByteBuf lastWords;

    ConversationEnd(Conversation conversation, ChannelHandlerContext context, Handshake handshake, ProtocolVersion version) {
        this.conversation = conversation;
        this.context = context;
        this.handshake = handshake;
        this.version = version;
    }

    /** What is said after leaving waits until the engine has answered all that was asked before. */
    void say(Consumer<ByteBuf> what) {
        ByteBuf out = lastWords != null ? lastWords : context.alloc().buffer(256);
        what.accept(out);
        if (left && !forgotten) {
            lastWords = out;
        } else {
            context.writeAndFlush(out);
            conversation.said();
        }
    }

    /** The client broke the protocol, or the broker ends: it is told, where RabbitMQ would tell it. */
    void fail(WireException broken) {
        boolean greeting = conversation.isHandshake();
        boolean told = greeting ? handshake.tells(broken) : conversation.isOpen();
        if (told) {
            leave();
            say(out -> Replies.close(out, 0, version.close(), broken.code(), broken.getMessage(), broken.classId(), broken.methodId()));
        }
        if (broken.isOutOfStep() || greeting && !handshake.trusts(broken)) {
            conversation.become(told && greeting ? Phase.CLOSED : Phase.DEAF); // who was told of a refused login may answer, and is rid of us
            closeIn(SILENT_SECONDS);
        } else if (told) {
            conversation.become(Phase.CLOSED);
            closeInTime();
        }
    }

    /** RabbitMQ's own connection would have crashed here. */
    void drop() {
        conversation.become(Phase.DEAF);
        context.close();
    }

    /** The client asks to leave; it is answered when the engine has let go. */
    void asked() {
        conversation.become(Phase.CLOSING);
        leave();
    }

    /** What the client says while it is on its way out. */
    void method(int methodId) {
        if (conversation.phase() == Phase.CLOSING) {
            return;
        }
        if (methodId == MethodId.CONNECTION_CLOSE) {
            say(out -> MethodWriter.write(out, 0, version.closeOk()));
        } else if (methodId == MethodId.CONNECTION_CLOSE_OK) {
            context.close();
        }
    }

    /** No further commands from here; the engine lets go of what the connection holds. */
    void leave() {
        if (!left && conversation.isConnected()) {
            left = true;
            conversation.disconnect();
        }
    }

    /** The engine has sent connection.close. */
    void engineCloses() {
        if (conversation.phase() == Phase.OPEN) {
            conversation.become(Phase.CLOSED);
            leave();
            closeInTime();
        }
    }

    /** Everything the connection held is let go: now the last words are said. */
    void engineForgot() {
        forgotten = true;
        if (conversation.phase() == Phase.CLOSING) {
            conversation.become(Phase.CLOSED);
            say(out -> MethodWriter.write(out, 0, version.closeOk()));
            closeInTime();
        } else if (lastWords != null) {
            context.writeAndFlush(lastWords);
        }
        lastWords = null;
    }

    private void closeInTime() {
        int seconds = handshake.patienceSeconds();
        closeIn(seconds > 0 && seconds < CLOSING_SECONDS ? seconds : CLOSING_SECONDS);
    }

    private void closeIn(int seconds) {
        context.executor().schedule(() -> context.close(), seconds, TimeUnit.SECONDS);
    }
}
