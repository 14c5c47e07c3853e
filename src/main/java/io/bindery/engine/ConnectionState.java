package io.bindery.engine;

import io.bindery.model.BrokerSnapshot.ConnectionSnapshot;
import io.bindery.model.BrokerSnapshot.Publishing;
import io.bindery.model.ConnectionTerms;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.User;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One client connection as the engine knows it; hangs on its {@link ConnectionOutput}. */
final class ConnectionState {

    final ConnectionOutput output;
    final long id;
    final String name;
    final String user;
    final VirtualHost vhost;
    /** May publish in the name of others. */
    final boolean impersonator;
    final boolean cancelNotify;
    Rights rights;
    final ConnectionTerms terms;
    final FieldTable clientProperties;
    private final EngineContext context;
    private final String peer;
    private final String product;
    private final long connectedAtMillis;
    private final List<MessageQueue> exclusiveQueues = new ArrayList<>(1);
    private final Map<String, Publications> publications = new LinkedHashMap<>();
    private ChannelState[] channels = new ChannelState[4];
    private boolean touched;
    /** It was told to close; what it still sends is not heard. */
    boolean failed;
    /** It is about to be closed with an internal error: no delivery reaches it any more. */
    boolean crashing;
    private boolean stalled;
    private ConnectionSnapshot snapshot;

    ConnectionState(EngineContext context, ClientCommand.Connected connected, VirtualHost vhost) {
        this.context = context;
        this.output = connected.connection();
        this.id = connected.id();
        this.name = connected.name();
        this.user = connected.user();
        this.vhost = vhost;
        this.rights = Rights.of(context.settings, user, vhost.name);
        this.impersonator = context.settings.user(user).filter(known -> known.is(User.IMPERSONATOR)).isPresent();
        this.peer = connected.peer();
        this.terms = connected.terms();
        this.clientProperties = connected.clientProperties();
        this.product = clientProperties.text("product").orElse("");
        this.cancelNotify = clientProperties.get("capabilities").orElse(null) instanceof FieldValue.Table capabilities
                && capabilities.value().get("consumer_cancel_notify").filter(new FieldValue.Bool(true)::equals).isPresent();
        this.connectedAtMillis = context.now;
    }

    /** How much it has published to one exchange. */
    static final class Publications {
        private long messages;
    }

    ChannelState channel(int number) {
        return number < channels.length ? channels[number] : null;
    }

    ChannelState open(int number) {
        if (number >= channels.length) {
            channels = Arrays.copyOf(channels, Math.max(number + 1, channels.length * 2));
        }
        channels[number] = new ChannelState(context, this, number);
        changed();
        return channels[number];
    }

    void forget(int number) {
        channels[number] = null;
        changed();
    }

    /** In the order of their numbers. */
    List<ChannelState> openChannels() {
        List<ChannelState> open = new ArrayList<>();
        for (ChannelState channel : channels) {
            if (channel != null) {
                open.add(channel);
            }
        }
        return open;
    }

    List<MessageQueue> exclusiveQueues() {
        return exclusiveQueues;
    }

    /** Something was said to it: flush at the end of the batch. */
    void touch() {
        if (!touched) {
            touched = true;
            context.touched.add(this);
        }
    }

    void flush() {
        touched = false;
        output.flush();
    }

    /** Whether consumers on it may be sent more; once not, {@link #takesAgain} says when. */
    boolean writable() {
        if (stalled) {
            return false;
        }
        stalled = !output.writable();
        return !stalled;
    }

    /** Whether it took no more when it was last to be sent something. */
    boolean stalled() {
        return stalled;
    }

    void takesAgain() {
        stalled = false;
    }

    Publications publicationsTo(String exchange) {
        return publications.computeIfAbsent(exchange, each -> new Publications());
    }

    void published(Publications to) {
        to.messages++;
        snapshot = null;
    }

    void changed() {
        snapshot = null;
        context.dirty = true;
    }

    boolean isChanged() {
        return snapshot == null;
    }

    ConnectionSnapshot snapshot() {
        if (snapshot == null) {
            List<Publishing> publishes = new ArrayList<>(publications.size());
            publications.forEach((exchange, to) -> publishes.add(new Publishing(exchange, to.messages)));
            snapshot = new ConnectionSnapshot(id, name, user, vhost.name, peer, connectedAtMillis, product,
                    openChannels().size(), List.copyOf(publishes));
        }
        return snapshot;
    }
}
