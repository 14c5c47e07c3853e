package io.bindery.amqp.server;

import io.bindery.engine.EngineCommand;
import io.netty.channel.embedded.EmbeddedChannel;

/** Parts of the server for tests of what stands behind it. */
public final class AmqpServerFixture {

    private AmqpServerFixture() { }

    /** A socket that was read once and then has to wait until there is room. */
    public static EmbeddedChannel crowdedOut(CommandSink roomLater, PublisherGate gate) {
        CommandSink crowded = new CommandSink() {
            @Override public void post(EngineCommand[] commands, int count) {
                roomLater.post(commands, count);
            }

            @Override public boolean crowded() {
                return true;
            }

            @Override public Waiting whenRoomy(Runnable resume) {
                return roomLater.whenRoomy(resume);
            }
        };
        EmbeddedChannel socket = new EmbeddedChannel(new ConnectionHandler(1, crowded, gate, null, new InboundBudget(1 << 20)));
        socket.writeInbound(socket.alloc().buffer().writeByte('A'));
        return socket;
    }
}
