package io.bindery.amqp.server;

import io.netty.channel.ChannelConfig;
import java.util.EnumSet;
import java.util.Set;

/** Whether a socket is read: not while there is one reason against it. Its loop's own. */
final class Reading {

    /** Why a socket is not read. */
    enum Halt {
        /** The engine has enough to do. */
        CROWDED,
        /** It publishes, and memory or disk is short. */
        BLOCKED,
        /** What it publishes piles up before consumers that have to come to their turn. */
        OUTRUNNING
    }

    private final ChannelConfig socket;
    private final Set<Halt> halts = EnumSet.noneOf(Halt.class);

    Reading(ChannelConfig socket) {
        this.socket = socket;
    }

    boolean goesOnFor(Halt reason) {
        return !halts.contains(reason);
    }

    void halt(Halt reason) {
        halts.add(reason);
        socket.setAutoRead(false);
    }

    void goOn(Halt over) {
        halts.remove(over);
        if (halts.isEmpty()) {
            socket.setAutoRead(true);
        }
    }
}
