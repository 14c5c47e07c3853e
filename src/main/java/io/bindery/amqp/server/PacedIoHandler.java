package io.bindery.amqp.server;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoRegistration;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.concurrent.locks.LockSupport;

/** Another handler whose loop waits, before it looks at its sockets, as long as its {@link LoopPace} says. */
final class PacedIoHandler implements IoHandler {

    private static final FastThreadLocal<LoopPace> PACE = new FastThreadLocal<>() {
        @Override protected LoopPace initialValue() {
            return new LoopPace();
        }
    };

    private final IoHandler sockets;
    private LoopPace pace;

    private PacedIoHandler(IoHandler sockets) {
        this.sockets = sockets;
    }

    static IoHandlerFactory over(IoHandlerFactory sockets) {
        return executor -> new PacedIoHandler(sockets.newHandler(executor));
    }

    /** A connection of the calling thread's loop. */
    static LoopPace.Flow newFlow() {
        return PACE.get().newFlow();
    }

    @Override public void initialize() {
        pace = PACE.get();
        sockets.initialize();
    }

    @Override public int run(IoHandlerContext context) {
        long wait = pace.nanosToWait(System.nanoTime());
        if (wait > 0 && context.canBlock()) {
            LockSupport.parkNanos(this, wait);
        }
        return sockets.run(context);
    }

    @Override public void prepareToDestroy() {
        sockets.prepareToDestroy();
    }

    @Override public void destroy() {
        sockets.destroy();
    }

    @Override public IoRegistration register(IoHandle handle) throws Exception {
        return sockets.register(handle);
    }

    @Override public void wakeup() {
        sockets.wakeup();
    }

    @Override public boolean isCompatible(Class<? extends IoHandle> type) {
        return sockets.isCompatible(type);
    }
}
