package io.bindery.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Plays the steps of a case against a broker and writes down one observation per step, as the recorder did with a real
 * RabbitMQ. Names that begin with {@code @} get a prefix of this player, so cases do not meet.
 */
final class CasePlayer implements AutoCloseable {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> NOT_ARGUMENTS = Set.of("op", "c", "save", "note");

    private final Session session;
    private final Contents contents;
    private final PublishSteps publishing;
    private final QueueSteps queues;
    private final DeliverySteps deliveries;
    private final ConnectionSteps sockets;
    private final FrameSteps frames;
    private final OpeningSteps openings;
    private final AdministrationSteps administration;
    private final List<String[]> declared = new ArrayList<>();
    private Runnable restart = () -> {
        throw new IllegalArgumentException("nobody restarts this broker");
    };

    CasePlayer(BrokerAddress broker, String prefix, Pace pace, double slow) {
        Names names = new Names(prefix);
        session = new Session(broker, names, pace, slow);
        contents = new Contents(names);
        publishing = new PublishSteps(session, contents);
        queues = new QueueSteps(session, contents);
        deliveries = new DeliverySteps(session, contents);
        sockets = new ConnectionSteps(session, contents);
        frames = new FrameSteps(session);
        openings = new OpeningSteps(session, broker);
        administration = new AdministrationSteps(broker, names);
    }

    /** @param how stops the broker and starts it again on the same port with its data kept */
    CasePlayer restarting(Runnable how) {
        restart = how;
        return this;
    }

    /** Against a broker of ours, that owes an answer however busy the machine is; a RabbitMQ leaves some questions without. */
    CasePlayer patient() {
        session.timeoutMillis = 45_000;
        return this;
    }

    List<ObjectNode> play(JsonNode steps) {
        List<ObjectNode> observations = new ArrayList<>();
        int strikes = 0;
        for (JsonNode step : steps) {
            if (strikes >= 3) {
                observations.add(JSON.objectNode().put("given up", true));
                continue;
            }
            ObjectNode seen = observe(step);
            if (seen.has("timeout") || seen.path("confirms").toString().contains("none")) {
                strikes++;
                session.timeoutMillis = 1000;
            }
            observations.add(seen);
        }
        return observations;
    }

    private ObjectNode observe(JsonNode step) {
        try {
            return step(step);
        } catch (ClosedException closed) {
            return closed.observation();
        } catch (IOException | IllegalArgumentException e) {
            return JSON.objectNode().put("error", e.toString());
        }
    }

    private ObjectNode step(JsonNode step) throws IOException, ClosedException {
        String op = step.get("op").asText();
        return switch (op) {
            case "publish" -> publishing.publish(step);
            case "get" -> queues.get(step);
            case "drain" -> queues.drain(step);
            case "depth" -> queues.depth(step);
            case "exists" -> queues.exists(step);
            case "consume" -> consume(step);
            case "cancel" -> generic("basic.cancel", Session.channelRef(step), JSON.objectNode().put("consumer_tag", step.get("tag").asText()), null);
            case "collect" -> deliveries.collect(step);
            case "ack", "nack", "reject" -> deliveries.settle(step, op);
            case "recover-async" -> deliveries.recoverAsync(step);
            case "sync" -> deliveries.syncStep(step);
            case "wait" -> deliveries.pause(step);
            case "connect" -> sockets.connectStep(step);
            case "close", "kill" -> sockets.drop(step, op.equals("kill"));
            case "channel.open" -> sockets.openChannel(step);
            case "channel.close" -> sockets.closeChannel(step);
            case "unopened" -> sockets.unopened(step);
            case "login" -> sockets.login(step);
            case "frames" -> frames.frames(step);
            case "opening" -> openings.opening(step);
            case "endings" -> openings.endings();
            case "http" -> administration.http(step);
            case "conn_state" -> sockets.connectionState(step);
            case "spread" -> publishing.spread(step);
            case "reply" -> publishing.reply(step);
            case "restart" -> restart(step);
            default -> generic(op, Session.channelRef(step), arguments(step), step.path("save").asText(null));
        };
    }

    private ObjectNode restart(JsonNode step) {
        session.leaveAll(step.path("polite").asBoolean(true));
        restart.run();
        return JSON.objectNode().put("ok", true);
    }

    private static ObjectNode arguments(JsonNode step) {
        ObjectNode arguments = JSON.objectNode();
        step.properties().stream().filter(field -> !NOT_ARGUMENTS.contains(field.getKey()))
                .forEach(field -> arguments.set(field.getKey(), field.getValue()));
        return arguments;
    }

    private ObjectNode generic(String op, String ref, ObjectNode raw, String save) throws IOException, ClosedException {
        WireChannel channel = session.channel(ref);
        ObjectNode arguments = (ObjectNode) session.names.resolve(raw);
        remember(op, arguments);
        WireMethod method = new WireMethod(op, arguments);
        if (op.equals("queue.declare")) {
            session.calm();
        }
        if (method.flag("nowait")) {
            channel.send(method);
            ObjectNode otherwise = session.sync(channel);
            return otherwise.isEmpty() ? JSON.objectNode().put("ok", "nowait") : otherwise;
        }
        Session.Answer answer = session.call(channel, method);
        if (answer.reply() == null) {
            return answer.otherwise();
        }
        if (op.equals("confirm.select") && !channel.confirms) {
            channel.confirms = true;
            channel.published = 0;
            channel.confirmed.clear();
        }
        return told(op, channel, answer.reply().method(), save);
    }

    private ObjectNode told(String op, WireChannel channel, WireMethod reply, String save) {
        ObjectNode seen = JSON.objectNode().put("ok", true);
        switch (reply.name()) {
            case "queue.declare-ok" -> {
                String queue = reply.text("queue");
                if (save != null) {
                    session.names.save(save, queue);
                    seen.put("prefix", queue.startsWith("amq.gen-") ? queue.substring(0, 8) : "other");
                }
                seen.put("queue", session.names.normal(queue)).put("messages", reply.number("messages")).put("consumers", reply.number("consumers"));
            }
            case "queue.purge-ok", "queue.delete-ok" -> seen.put("messages", reply.number("messages"));
            case "basic.consume-ok", "basic.cancel-ok" -> {
                String tag = reply.text("consumer_tag");
                if (save != null) {
                    session.names.save(save, tag);
                    seen.put("prefix", tag.startsWith("amq.ctag-") ? tag.substring(0, 9) : "other");
                }
                seen.put("tag", session.names.normal(tag));
            }
            case "channel.flow-ok" -> seen.put("active", reply.flag("active"));
            default -> { }
        }
        if (op.equals("tx.commit")) {
            contents.returns(channel, seen);
        }
        return seen;
    }

    private void remember(String op, ObjectNode arguments) {
        if (op.equals("exchange.declare") || op.equals("queue.declare")) {
            String kind = op.substring(0, op.indexOf('.'));
            String name = arguments.path(kind).asText();
            if (session.names.isOurs(name)) {
                declared.add(new String[] {kind, name});
            }
        }
    }

    private ObjectNode consume(JsonNode step) throws IOException, ClosedException {
        ObjectNode arguments = JSON.objectNode().put("queue", step.get("q").asText())
                .put("consumer_tag", step.path("tag").asText("")).put("no_ack", step.path("no_ack").asBoolean())
                .put("exclusive", step.path("exclusive").asBoolean()).put("no_local", step.path("no_local").asBoolean());
        arguments.set("arguments", step.has("args") ? step.get("args") : JSON.objectNode());
        return generic("basic.consume", Session.channelRef(step), arguments, step.path("save").asText(null));
    }

    /** Deletes what the case declared and closes its session.connections. */
    @Override public void close() {
        openings.close();
        session.connections.values().forEach(WireConnection::close);
        session.connections.clear();
        deleteDeclared();
        session.connections.values().forEach(WireConnection::close);
        administration.takeAway();
    }

    private void deleteDeclared() {
        Set<String> done = new LinkedHashSet<>();
        try {
            for (int i = declared.size() - 1; i >= 0; i--) {
                String[] thing = declared.get(i);
                if (done.add(thing[0] + " " + thing[1])) {
                    session.call(session.channel("z1"), new WireMethod(thing[0] + ".delete", JSON.objectNode().put(thing[0], thing[1])));
                }
            }
        } catch (IOException | ClosedException gone) {
            // nothing left to delete on a broker that is gone, or nobody let in any more
        }
    }
}
