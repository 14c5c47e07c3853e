package io.bindery.amqp.server;

import io.bindery.amqp.codec.FrameType;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Sends a heartbeat when nothing else was sent for half an interval, and ends a connection from which nothing came
 * between three looks an interval apart (AMQP 0-9-1, section 4.2.7, in RabbitMQ's timing): after two to three intervals.
 * Owned by the connection's loop.
 */
final class Heartbeats {

    /** Sent through the pipeline when the client fell silent. */
    enum Missed { HEARTBEAT }

    private final ChannelHandlerContext context;
    private boolean began;
    private boolean said;
    private boolean heard = true;
    private boolean quietOnce;
    private Future<?> beat;
    private Future<?> look;

    private Heartbeats(ChannelHandlerContext context) {
        this.context = context;
    }

    /** @param seconds 0 for none */
    static Heartbeats start(ChannelHandlerContext context, int seconds) {
        Heartbeats heartbeats = new Heartbeats(context);
        if (seconds > 0) {
            long interval = TimeUnit.SECONDS.toMillis(seconds);
            heartbeats.look = context.executor().scheduleAtFixedRate(heartbeats::look, interval, interval, TimeUnit.MILLISECONDS);
            heartbeats.beat = context.executor().scheduleAtFixedRate(heartbeats::beat, interval / 2, interval / 2, TimeUnit.MILLISECONDS);
        }
        return heartbeats;
    }

    /** The client sent something, whatever it was; or it was not listened to, which is no fault of its. */
    void heard() {
        heard = true;
    }

    /** Something left for the client. */
    void said() {
        said = true;
    }

    void stop() {
        if (beat != null) {
            beat.cancel(false);
            look.cancel(false);
        }
    }

    /** The first comes in any case. */
    private void beat() {
        if (!said || !began) {
            ByteBuf out = context.alloc().buffer(8);
            out.writeByte(FrameType.HEARTBEAT).writeShort(0).writeInt(0).writeByte(FrameType.END);
            context.writeAndFlush(out);
        }
        said = false;
        began = true;
    }

    private void look() {
        if (heard || !context.channel().config().isAutoRead()) {
            heard = false;
            quietOnce = false;
        } else if (!quietOnce) {
            quietOnce = true;
        } else {
            stop();
            context.pipeline().fireUserEventTriggered(Missed.HEARTBEAT);
        }
    }
}
