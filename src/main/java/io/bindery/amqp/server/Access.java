package io.bindery.amqp.server;

/** Who may come in. */
public interface Access {

    /** @param fromLoopback whether the client is on this machine; guest may come in only then */
    boolean login(String user, String password, boolean fromLoopback);

    /** Somebody whose certificate was verified, which is as good as a password. */
    boolean knows(String user, boolean fromLoopback);

    boolean hasVhost(String vhost);

    /** Whether the user has any permissions in the virtual host. */
    boolean mayEnter(String user, String vhost);
}
