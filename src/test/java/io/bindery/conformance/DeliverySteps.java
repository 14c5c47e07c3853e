package io.bindery.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Steps that collect deliveries and settle them. */
final class DeliverySteps {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Shorter than any time in the cases. */
    private static final int TICK = 10;

    private final Session session;
    private final Contents contents;

    DeliverySteps(Session session, Contents contents) {
        this.session = session;
        this.contents = contents;
    }

    /** Waits for deliveries (or the time), then a short quiet time; reports by consumer tag. */
    ObjectNode collect(JsonNode step) {
        List<WireChannel> channels = new ArrayList<>();
        if (step.has("cs")) {
            step.get("cs").forEach(ref -> channels.add(session.channelIfThere(ref.asText())));
        } else {
            channels.add(session.channelIfThere(Session.channelRef(step)));
        }
        channels.removeIf(java.util.Objects::isNull);
        Integer wanted = step.hasNonNull("n") ? step.get("n").asInt() : null;
        int cancels = step.path("cancels").asInt(0);
        if (session.steps()) {
            stepUntil(channels, wanted, cancels, step.path("ms").asInt(1500));
        } else {
            waitUntil(channels, wanted, cancels, step);
        }
        ObjectNode seen = JSON.objectNode();
        for (WireChannel channel : channels) {
            contents.report(channel, step.path("brief").asBoolean(), seen);
            if (channel.closed != null || channel.connection.closed != null) {
                seen.setAll(session.closeInfo(channel));
            }
        }
        return step.path("merge").asBoolean() ? Contents.merged(seen) : Contents.sortCancelled(seen);
    }

    /** Time goes on only as long as something is missing. */
    private void stepUntil(List<WireChannel> channels, Integer wanted, int cancels, int millis) {
        session.pass(0);
        for (int passed = 0; passed < millis && wanted != null && isMissing(channels, wanted, cancels); passed += TICK) {
            session.pass(TICK);
        }
    }

    private void waitUntil(List<WireChannel> channels, Integer wanted, int cancels, JsonNode step) {
        long end = System.nanoTime() + (long) (step.path("ms").asInt(1500) * session.slow * 1e6);
        while (System.nanoTime() < end && wanted != null && isMissing(channels, wanted, cancels)) {
            Session.pumpAll(channels, 20);
        }
        long quiet = (long) (step.path("quiet").asInt(120) * session.slow * 1e6);
        long since = System.nanoTime();
        int have = unreported(channels);
        while (System.nanoTime() - since < quiet) {
            Session.pumpAll(channels, 10);
            if (unreported(channels) != have && wanted == null) {
                since = System.nanoTime();
                have = unreported(channels);
            }
        }
    }

    private static boolean isMissing(List<WireChannel> channels, int wanted, int cancels) {
        return unreported(channels) < wanted || cancelled(channels) < cancels;
    }

    private static int unreported(List<WireChannel> channels) {
        return channels.stream().mapToInt(channel -> channel.deliveries.size() - channel.reported).sum();
    }

    private static int cancelled(List<WireChannel> channels) {
        return (int) channels.stream().flatMap(channel -> channel.events.stream())
                .filter(event -> event.method().name().equals("basic.cancel")).count();
    }

    ObjectNode settle(JsonNode step, String op) throws IOException, ClosedException {
        WireChannel channel = session.channel(Session.channelRef(step));
        Long tag = step.has("tag") ? Long.valueOf(step.get("tag").asLong()) : channel.tagOfBody.get(session.names.resolve(step.get("body").asText()));
        if (tag == null) {
            return JSON.objectNode().put("error", "no such delivery seen");
        }
        ObjectNode arguments = JSON.objectNode().put("delivery_tag", tag).put("multiple", step.path("multiple").asBoolean())
                .put("requeue", step.path("requeue").asBoolean(true));
        channel.send(new WireMethod("basic." + op, arguments));
        return step.path("sync").asBoolean(true) ? session.settled(channel) : JSON.objectNode().put("sent", 1);
    }

    /** Has no answer of its own. */
    ObjectNode recoverAsync(JsonNode step) throws IOException, ClosedException {
        WireChannel channel = session.channel(Session.channelRef(step));
        channel.send(new WireMethod("basic.recover-async", JSON.objectNode().put("requeue", step.path("requeue").asBoolean(true))));
        return session.settled(channel);
    }

    ObjectNode syncStep(JsonNode step) {
        WireChannel channel = session.channelIfThere(Session.channelRef(step));
        if (channel == null) {
            return JSON.objectNode().put("error", "no channel");
        }
        if (channel.closed != null || channel.connection.closed != null || channel.connection.ended || !channel.open) {
            ObjectNode seen = session.closeInfo(channel);
            return seen.isEmpty() ? seen.put("closed", true) : seen;
        }
        ObjectNode seen = session.settled(channel);
        contents.returns(channel, seen);
        return seen;
    }

    ObjectNode pause(JsonNode step) {
        session.pass(step.get("ms").asInt());
        return JSON.objectNode();
    }
}
