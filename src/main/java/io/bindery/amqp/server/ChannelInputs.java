package io.bindery.amqp.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The channels of one connection, by number. The connection's loop adds; the engine thread ends them. */
final class ChannelInputs {

    private final Map<Integer, ChannelInput> inputs = new ConcurrentHashMap<>();
    /** Frames of one channel follow each other: three in four need not be looked up. */
    private ChannelInput latest;

    /** Null when there is none. On the connection's loop. */
    ChannelInput find(int channel) {
        ChannelInput known = latest;
        if (known != null && known.isOf(channel)) {
            return known;
        }
        known = inputs.get(channel);
        if (known != null) {
            latest = known;
        }
        return known;
    }

    /** On the connection's loop. */
    void add(int channel, ChannelInput fresh) {
        inputs.put(channel, fresh);
        latest = fresh;
    }

    int count() {
        return inputs.size();
    }

    void forget(int channel) {
        ChannelInput gone = inputs.remove(channel);
        if (gone != null) {
            gone.forgotten();
        }
    }

    /** The engine fails a channel: its input doesn't count until close-ok. Called on the engine thread. */
    void fail(int channel) {
        ChannelInput input = inputs.get(channel);
        if (input != null) {
            input.fail();
        }
    }

    /** A client's channel.close is answered; a channel that had failed by then waits for the close-ok, too. Called on the engine thread. */
    void closed(int channel) {
        ChannelInput input = inputs.get(channel);
        if (input != null && !input.isFailed()) {
            forget(channel);
        }
    }
}
