package io.bindery.sample;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.util.concurrent.ScheduledExecutorService;

/** One of the order shop's programs: a connection of its own under its own name. All its work runs on one scheduler. */
abstract class SampleProgram {

    final String name;
    final ScheduledExecutorService scheduler;
    private Connection connection;

    SampleProgram(String name, ScheduledExecutorService scheduler) {
        this.name = name;
        this.scheduler = scheduler;
    }

    final void connect(Connection opened) throws IOException {
        connection = opened;
        begin(connection.createChannel());
    }

    abstract void begin(Channel channel) throws IOException;

    /** Ends at once; what was unacked goes back to its queue. */
    final void end() {
        if (connection != null) {
            connection.abort(2000);
        }
    }
}
