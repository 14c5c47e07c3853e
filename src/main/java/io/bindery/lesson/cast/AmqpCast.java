package io.bindery.lesson.cast;

import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.impl.ForgivingExceptionHandler;
import io.bindery.lesson.Cast;
import io.bindery.lesson.Player;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;

/** Programs that connect to a broker on this machine, as any client would. */
public final class AmqpCast implements Cast {

    private final IntSupplier port;

    /** @param port asked each time: a restart may bring another */
    public AmqpCast(IntSupplier port) {
        this.port = port;
    }

    @Override public Player enter(String vhost, String name) throws IOException {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("localhost");
        factory.setPort(port.getAsInt());
        factory.setVirtualHost(vhost);
        factory.setAutomaticRecoveryEnabled(false);
        factory.setExceptionHandler(new ForgivingExceptionHandler());
        factory.setThreadFactory(task -> {
            Thread thread = new Thread(task, "lesson-" + name);
            thread.setDaemon(true);
            return thread;
        });
        try {
            return new AmqpPlayer(factory.newConnection(name));
        } catch (TimeoutException tired) {
            throw new IOException("the broker does not answer", tired);
        }
    }
}
