package io.bindery.amqp.server;

import io.bindery.amqp.codec.FrameType;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Sends a heartbeat twice an interval and ends a connection that was silent for two (AMQP 0-9-1, section 4.2.7). Owned
 * by the connection's loop.
 */
final class Heartbeats {

    /** Sent through the pipeline when the client fell silent. */
    enum Missed { HEARTBEAT }

    private final ChannelHandlerContext context;
    private final long silenceNanos;
    private long heardAt = System.nanoTime();
    private Future<?> beat;

    private Heartbeats(ChannelHandlerContext context, int seconds) {
        this.context = context;
        this.silenceNanos = TimeUnit.SECONDS.toNanos(seconds) * 2;
    }

    /** @param seconds 0 for none */
    static Heartbeats start(ChannelHandlerContext context, int seconds) {
        Heartbeats heartbeats = new Heartbeats(context, seconds);
        if (seconds > 0) {
            long half = TimeUnit.SECONDS.toMillis(seconds) / 2;
            heartbeats.beat = context.executor().scheduleAtFixedRate(heartbeats::beat, half, half, TimeUnit.MILLISECONDS);
        }
        return heartbeats;
    }

    void heard() {
        heardAt = System.nanoTime();
    }

    void stop() {
        if (beat != null) {
            beat.cancel(false);
        }
    }

    private void beat() {
        if (System.nanoTime() - heardAt > silenceNanos && context.channel().config().isAutoRead()) {
            stop();
            context.pipeline().fireUserEventTriggered(Missed.HEARTBEAT);
            return;
        }
        ByteBuf out = context.alloc().buffer(8);
        out.writeByte(FrameType.HEARTBEAT).writeShort(0).writeInt(0).writeByte(FrameType.END);
        context.writeAndFlush(out);
    }
}
