package io.bindery.management;

import io.bindery.LoggedFaults;
import io.bindery.broker.PaperBroker;
import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** The HTTP interface of a broker whose clients' sockets, workers and engine all are this thread: what it is told has been answered when the call returns. */
public final class HttpInOneThread implements AutoCloseable {

    private static final InetSocketAddress HERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 15672);

    private final PaperBroker broker = new PaperBroker();
    private final Router router = ManagementServer.router(broker, new Rates());
    private final LoggedFaults faults = new LoggedFaults(HttpHandler.class.getName());

    /** A client's socket. */
    public final class Client implements AutoCloseable {

        private final EmbeddedChannel socket = new EmbeddedChannel(ManagementServer.handlers(broker, router, Runnable::run)) {
            @Override protected SocketAddress remoteAddress0() {
                return HERE;
            }
        };

        /** What is heard when these bytes have been written, in pieces of this size. */
        public byte[] told(byte[] bytes, int piece) {
            for (int at = 0; at < bytes.length && socket.isOpen(); at += piece) {
                socket.writeInbound(socket.alloc().buffer().writeBytes(bytes, at, Math.min(piece, bytes.length - at)));
            }
            ByteArrayOutputStream heard = new ByteArrayOutputStream();
            for (ByteBuf part = socket.readOutbound(); part != null; part = socket.readOutbound()) {
                byte[] some = new byte[part.readableBytes()];
                part.readBytes(some).release();
                heard.writeBytes(some);
            }
            return heard.toByteArray();
        }

        public boolean isOpen() {
            return socket.isOpen();
        }

        @Override public void close() {
            socket.finishAndReleaseAll();
        }
    }

    public Client connect() {
        return new Client();
    }

    public PaperBroker broker() {
        return broker;
    }

    public void requireNoFault() {
        faults.requireNone();
    }

    @Override public void close() {
        faults.close();
    }
}
