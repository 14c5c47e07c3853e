package io.bindery.amqp.server;

import java.util.Optional;

/** Who may come in. */
public interface Access {

    /** @param fromLoopback whether the client is on this machine; guest may come in only then */
    boolean login(String user, String password, boolean fromLoopback);

    /** Somebody whose certificate was verified, which is as good as a password. */
    boolean knows(String user, boolean fromLoopback);

    /**
     * Lets a connection into a virtual host, unless that is not there, the user has no permissions in it, or there are as many
     * connections as may be. Who was let in has to be told of by {@link #left}.
     *
     * @return why not, in RabbitMQ's words; empty for whoever is in
     */
    Optional<String> enter(String user, String vhost);

    void left(String user, String vhost);
}
