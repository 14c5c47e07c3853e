package io.bindery.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The connections and channels of one playing, and how a step talks on them. */
final class Session {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final WireMethod PASSIVE = new WireMethod("exchange.declare",
            JSON.objectNode().put("exchange", "amq.direct").put("type", "direct").put("passive", true));

    private final BrokerAddress broker;
    private final Pace pace;
    final double slow;
    final Names names;
    final Map<String, WireConnection> connections = new LinkedHashMap<>();
    /** Of connections that are not guest's in the virtual host /. */
    final Map<String, WireLogin> logins = new HashMap<>();
    long timeoutMillis = 6000;
    boolean dirty;

    Session(BrokerAddress broker, Names names, Pace pace, double slow) {
        this.broker = broker;
        this.pace = pace;
        this.names = names;
        this.slow = slow;
    }

    /** What came of a synchronous method: a reply, or what happened otherwise. */
    record Answer(WireChannel.Content reply, ObjectNode otherwise) { }

    ObjectNode connect(String name, WireLogin login) throws IOException {
        WireConnection connection = new WireConnection(broker.host(), broker.amqpPort());
        ObjectNode refusal = connection.handshake(login);
        if (refusal != null) {
            connection.kill();
            return refusal;
        }
        connections.put(name, connection);
        return null;
    }

    WireConnection connection(String name) throws IOException, ClosedException {
        WireConnection known = connections.get(name);
        if (known == null || known.ended) {
            ObjectNode refusal = connect(name, logins.getOrDefault(name, WireLogin.GUEST));
            if (refusal != null) {
                throw new ClosedException(JSON.objectNode().put("error", "cannot connect: " + names.normal(refusal.toString())));
            }
            known = connections.get(name);
        }
        return known;
    }

    WireChannel channel(String ref) throws IOException, ClosedException {
        WireConnection connection = connection(ref.substring(0, 1));
        int number = Integer.parseInt(ref.substring(1));
        WireChannel channel = connection.channels.get(number);
        if (channel == null || !channel.open) {
            channel = new WireChannel(connection, number);
            connection.channels.put(number, channel);
            channel.open = true;
            Answer answer = call(channel, WireMethod.of("channel.open"));
            if (answer.reply() == null) {
                channel.open = false;
                throw new ClosedException(answer.otherwise());
            }
        }
        return channel;
    }

    WireChannel channelIfThere(String ref) {
        WireConnection connection = connections.get(ref.substring(0, 1));
        return connection == null ? null : connection.channels.get(Integer.parseInt(ref.substring(1)));
    }

    Answer call(WireChannel channel, WireMethod method) {
        try {
            channel.send(method);
        } catch (IOException gone) {
            ObjectNode seen = closeInfo(channel);
            return new Answer(null, seen.isEmpty() ? JSON.objectNode().put("socket", "closed") : seen);
        }
        return await(channel);
    }

    /** The next reply. */
    Answer await(WireChannel channel) {
        long end = System.nanoTime() + (long) (timeoutMillis * Math.max(1, slow)) * 1_000_000;
        while (true) {
            if (!channel.replies.isEmpty()) {
                return new Answer(channel.replies.poll(), JSON.objectNode());
            }
            if (!channel.open || channel.connection.ended) {
                return new Answer(null, closeInfo(channel));
            }
            if (System.nanoTime() > end) {
                return new Answer(null, JSON.objectNode().put("timeout", true));
            }
            channel.connection.pump(100);
        }
    }

    ObjectNode closeInfo(WireChannel channel) {
        ObjectNode seen = JSON.objectNode();
        if (channel.closed != null) {
            seen.set("channel_close", normalClose(channel.closed));
            channel.closed = null;
        }
        WireConnection connection = channel.connection;
        if (connection.closed != null) {
            seen.set("connection_close", normalClose(connection.closed));
            connection.closed = null;
        } else if (connection.ended) {
            seen.put("socket", "closed");
        }
        return seen;
    }

    /** Whose virtual host is deleted hears from RabbitMQ that it is, or that it is down, whichever is first. */
    ObjectNode normalClose(ObjectNode close) {
        if (close.has("text")) {
            close.put("text", names.normal(close.get("text").asText()).replace("vhost '/'", "vhost '{vhost}'").replaceAll("(vhost '.*') is down$", "$1 is deleted"));
        }
        return close;
    }

    /** A round trip, so that everything sent before has been handled; empty when the channel lives. */
    ObjectNode sync(WireChannel channel) {
        Answer answer = call(channel, PASSIVE);
        return answer.reply() == null ? answer.otherwise() : JSON.objectNode();
    }

    /** Counts are not ordered after publishes (RabbitMQ answers them out of turn): wait a little. */
    void calm() {
        if (dirty) {
            letSettle(50);
            dirty = false;
        }
    }

    /** A time in which only what was already sent happens: a broker that answers in order is only asked whether it has. */
    void letSettle(long millis) {
        if (pace.steps()) {
            barrier();
        } else {
            pumpFor((long) (millis * slow));
        }
    }

    /** The case's own waiting. */
    void pass(long millis) {
        if (pace.steps()) {
            barrier();
            pace.step(millis);
            barrier();
        } else {
            pumpFor((long) (millis * slow));
        }
    }

    boolean steps() {
        return pace.steps();
    }

    /** All that was sent has been handled and all that was answered is here; what closed meanwhile is left for the next step to tell. */
    private void barrier() {
        for (WireConnection connection : connections.values()) {
            connection.channels.values().stream().filter(channel -> channel.open && channel.number != 0).findFirst().ifPresent(this::roundTrip);
        }
    }

    private void roundTrip(WireChannel channel) {
        try {
            channel.send(PASSIVE);
        } catch (IOException gone) {
            return;
        }
        long end = System.nanoTime() + timeoutMillis * 1_000_000;
        while (channel.replies.poll() == null && channel.open && !channel.connection.ended && System.nanoTime() < end) {
            channel.connection.pump(100);
        }
    }

    void pumpFor(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < end) {
            List<WireConnection> alive = connections.values().stream().filter(connection -> !connection.ended).toList();
            if (alive.isEmpty()) {
                java.util.concurrent.locks.LockSupport.parkNanos(Math.max(1, end - System.nanoTime()));
            }
            alive.forEach(connection -> connection.pump(Math.max(1, Math.min(10, (end - System.nanoTime()) / 1_000_000))));
        }
    }

    static void pumpAll(List<WireChannel> channels, long millis) {
        Set<WireConnection> all = new LinkedHashSet<>();
        channels.forEach(channel -> all.add(channel.connection));
        all.forEach(connection -> connection.pump(Math.max(1, millis / all.size())));
    }

    ObjectNode settled(WireChannel channel) {
        dirty = true;
        ObjectNode otherwise = sync(channel);
        return otherwise.isEmpty() ? otherwise.put("ok", true) : otherwise;
    }

    Answer getOne(WireChannel channel, JsonNode step) {
        ObjectNode arguments = JSON.objectNode().put("queue", names.resolve(step.get("q").asText()))
                .put("no_ack", step.path("no_ack").asBoolean(true));
        return call(channel, new WireMethod("basic.get", arguments));
    }

    Answer passive(WireChannel channel, String queue) {
        return call(channel, new WireMethod("queue.declare", JSON.objectNode().put("queue", queue).put("passive", true)));
    }

    void leaveAll(boolean politely) {
        connections.values().forEach(politely ? WireConnection::close : WireConnection::kill);
        connections.clear();
    }

    static String channelRef(JsonNode step) {
        return step.path("c").asText("a1");
    }
}
