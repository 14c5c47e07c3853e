package io.bindery.broker;

import io.bindery.amqp.server.Access;
import java.util.Set;

/** The desk's access: the user guest with password guest, from this machine only, as a fresh RabbitMQ has it. */
final class GuestAccess implements Access {

    private final Set<String> vhosts;

    GuestAccess(Set<String> vhosts) {
        this.vhosts = vhosts;
    }

    @Override public boolean login(String user, String password, boolean fromLoopback) {
        return fromLoopback && user.equals("guest") && password.equals("guest");
    }

    @Override public boolean hasVhost(String vhost) {
        return vhosts.contains(vhost);
    }
}
