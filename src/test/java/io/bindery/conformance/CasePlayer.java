package io.bindery.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Plays the steps of a case against a broker and writes down one observation per step, as the recorder did with a real
 * RabbitMQ. Names that begin with {@code @} get a prefix of this player, so cases do not meet.
 */
final class CasePlayer implements AutoCloseable {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> NOT_ARGUMENTS = Set.of("op", "c", "save", "note");

    private final String host;
    private final int port;
    private final Names names;
    private final Map<String, WireConnection> connections = new LinkedHashMap<>();
    private final List<String[]> declared = new ArrayList<>();
    private final Contents contents;
    private final double slow;
    private long timeoutMillis = 6000;
    private boolean dirty;

    CasePlayer(String host, int port, String prefix, double slow) {
        this.host = host;
        this.port = port;
        this.slow = slow;
        this.names = new Names(prefix);
        this.contents = new Contents(names);
    }

    /** The broker closed something while a step needed it. */
    private static final class ClosedException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient ObjectNode observation;

        ClosedException(ObjectNode observation) {
            this.observation = observation;
        }
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
                timeoutMillis = 1000;
            }
            observations.add(seen);
        }
        return observations;
    }

    private ObjectNode observe(JsonNode step) {
        try {
            return step(step);
        } catch (ClosedException closed) {
            return closed.observation;
        } catch (IOException | IllegalArgumentException e) {
            return JSON.objectNode().put("error", e.toString());
        }
    }

    private ObjectNode step(JsonNode step) throws IOException, ClosedException {
        String op = step.get("op").asText();
        return switch (op) {
            case "publish" -> publish(step);
            case "get" -> get(step);
            case "drain" -> drain(step);
            case "depth" -> depth(step);
            case "exists" -> exists(step);
            case "consume" -> consume(step);
            case "cancel" -> generic("basic.cancel", channelRef(step), JSON.objectNode().put("consumer_tag", step.get("tag").asText()), null);
            case "collect" -> collect(step);
            case "ack", "nack", "reject" -> settle(step, op);
            case "sync" -> syncStep(step);
            case "wait" -> pause(step);
            case "connect" -> connectStep(step);
            case "close", "kill" -> drop(step, op.equals("kill"));
            case "channel.open" -> openChannel(step);
            case "channel.close" -> closeChannel(step);
            case "unopened" -> unopened(step);
            case "conn_state" -> connectionState(step);
            case "spread" -> spread(step);
            case "reply" -> reply(step);
            default -> generic(op, channelRef(step), arguments(step), step.path("save").asText(null));
        };
    }

    private static String channelRef(JsonNode step) {
        return step.path("c").asText("a1");
    }

    private static ObjectNode arguments(JsonNode step) {
        ObjectNode arguments = JSON.objectNode();
        step.properties().stream().filter(field -> !NOT_ARGUMENTS.contains(field.getKey()))
                .forEach(field -> arguments.set(field.getKey(), field.getValue()));
        return arguments;
    }

    // connections and channels

    private ObjectNode connect(String name, WireConnection.Login login) throws IOException {
        WireConnection connection = new WireConnection(host, port);
        ObjectNode refusal = connection.handshake(login);
        if (refusal != null) {
            connection.kill();
            return refusal;
        }
        connections.put(name, connection);
        return null;
    }

    private WireConnection connection(String name) throws IOException, ClosedException {
        WireConnection known = connections.get(name);
        if (known == null || known.ended) {
            ObjectNode refusal = connect(name, WireConnection.Login.GUEST);
            if (refusal != null) {
                throw new ClosedException(JSON.objectNode().put("error", "cannot connect: " + refusal));
            }
            known = connections.get(name);
        }
        return known;
    }

    private WireChannel channel(String ref) throws IOException, ClosedException {
        WireConnection connection = connection(ref.substring(0, 1));
        int number = Integer.parseInt(ref.substring(1));
        WireChannel channel = connection.channels.get(number);
        if (channel == null || !channel.open) {
            channel = new WireChannel(connection, number);
            connection.channels.put(number, channel);
            channel.open = true;
            Answer answer = call(channel, WireMethod.of("channel.open"));
            if (answer.reply == null) {
                channel.open = false;
                throw new ClosedException(answer.otherwise);
            }
        }
        return channel;
    }

    private WireChannel channelIfThere(String ref) {
        WireConnection connection = connections.get(ref.substring(0, 1));
        return connection == null ? null : connection.channels.get(Integer.parseInt(ref.substring(1)));
    }

    /** What came of a synchronous method: a reply, or what happened otherwise. */
    private record Answer(WireChannel.Content reply, ObjectNode otherwise) { }

    private Answer call(WireChannel channel, WireMethod method) {
        try {
            channel.send(method);
        } catch (IOException gone) {
            ObjectNode seen = closeInfo(channel);
            return new Answer(null, seen.isEmpty() ? JSON.objectNode().put("socket", "closed") : seen);
        }
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

    private ObjectNode closeInfo(WireChannel channel) {
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

    private ObjectNode normalClose(ObjectNode close) {
        if (close.has("text")) {
            close.put("text", names.normal(close.get("text").asText()).replace("vhost '/'", "vhost '{vhost}'"));
        }
        return close;
    }

    /** A round trip, so that everything sent before has been handled; empty when the channel lives. */
    private ObjectNode sync(WireChannel channel) {
        ObjectNode passive = JSON.objectNode().put("exchange", "amq.direct").put("type", "direct").put("passive", true);
        Answer answer = call(channel, new WireMethod("exchange.declare", passive));
        return answer.reply == null ? answer.otherwise : JSON.objectNode();
    }

    // steps

    private ObjectNode generic(String op, String ref, ObjectNode raw, String save) throws IOException, ClosedException {
        WireChannel channel = channel(ref);
        ObjectNode arguments = (ObjectNode) names.resolve(raw);
        remember(op, arguments);
        WireMethod method = new WireMethod(op, arguments);
        if (op.equals("queue.declare")) {
            calm();
        }
        if (method.flag("nowait")) {
            channel.send(method);
            ObjectNode otherwise = sync(channel);
            return otherwise.isEmpty() ? JSON.objectNode().put("ok", "nowait") : otherwise;
        }
        Answer answer = call(channel, method);
        if (answer.reply == null) {
            return answer.otherwise;
        }
        if (op.equals("confirm.select") && !channel.confirms) {
            channel.confirms = true;
            channel.published = 0;
            channel.confirmed.clear();
        }
        return told(op, channel, answer.reply.method(), save);
    }

    private ObjectNode told(String op, WireChannel channel, WireMethod reply, String save) {
        ObjectNode seen = JSON.objectNode().put("ok", true);
        switch (reply.name()) {
            case "queue.declare-ok" -> {
                String queue = reply.text("queue");
                if (save != null) {
                    names.save(save, queue);
                    seen.put("prefix", queue.startsWith("amq.gen-") ? queue.substring(0, 8) : "other");
                }
                seen.put("queue", names.normal(queue)).put("messages", reply.number("messages")).put("consumers", reply.number("consumers"));
            }
            case "queue.purge-ok", "queue.delete-ok" -> seen.put("messages", reply.number("messages"));
            case "basic.consume-ok", "basic.cancel-ok" -> {
                String tag = reply.text("consumer_tag");
                if (save != null) {
                    names.save(save, tag);
                    seen.put("prefix", tag.startsWith("amq.ctag-") ? tag.substring(0, 9) : "other");
                }
                seen.put("tag", names.normal(tag));
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
            if (names.isOurs(name)) {
                declared.add(new String[] {kind, name});
            }
        }
    }

    private void send(WireChannel channel, JsonNode step, JsonNode body) throws IOException {
        ObjectNode arguments = JSON.objectNode();
        arguments.put("exchange", names.resolve(step.path("x").asText("")));
        arguments.put("routing_key", names.resolve(step.path("k").asText("")));
        arguments.put("mandatory", step.path("mandatory").asBoolean()).put("immediate", step.path("immediate").asBoolean());
        ObjectNode properties = step.has("props") ? (ObjectNode) names.resolve(step.get("props")) : JSON.objectNode();
        if (step.has("headers")) {
            properties.set("headers", names.resolve(step.get("headers")));
        }
        channel.publish(new WireMethod("basic.publish", arguments), properties, Contents.bodyOf(body));
        dirty = true;
    }

    private ObjectNode publish(JsonNode step) throws IOException, ClosedException {
        WireChannel channel = channel(channelRef(step));
        List<JsonNode> bodies = new ArrayList<>();
        if (step.has("bodies")) {
            step.get("bodies").forEach(bodies::add);
        } else {
            bodies.add(step.path("body").isMissingNode() ? JSON.textNode("") : step.get("body"));
        }
        long first = channel.published;
        channel.events.removeIf(event -> !event.method().name().equals("basic.cancel"));
        try {
            for (JsonNode body : bodies) {
                send(channel, step, body);
            }
        } catch (IOException gone) {
            ObjectNode seen = closeInfo(channel);
            return seen.isEmpty() ? JSON.objectNode().put("socket", "closed") : seen;
        }
        if (!step.path("sync").asBoolean(true)) {
            return JSON.objectNode().put("sent", bodies.size());
        }
        ObjectNode seen = JSON.objectNode();
        if (channel.confirms) {
            ObjectNode closed = awaitConfirms(channel, first, bodies.size(), seen);
            if (closed != null) {
                return closed;
            }
        } else {
            ObjectNode otherwise = sync(channel);
            if (!otherwise.isEmpty()) {
                contents.returns(channel, otherwise);
                return otherwise;
            }
        }
        contents.returns(channel, seen);
        return seen.isEmpty() ? seen.put("ok", true) : seen;
    }

    private ObjectNode awaitConfirms(WireChannel channel, long first, int count, ObjectNode seen) {
        long end = System.nanoTime() + timeoutMillis * 1_000_000;
        while (missing(channel, first, count) && channel.open && !channel.connection.ended && System.nanoTime() < end) {
            channel.connection.pump(50);
        }
        ArrayNode kinds = seen.putArray("confirms");
        boolean none = true;
        for (long tag = first + 1; tag <= first + count; tag++) {
            String kind = channel.confirmed.getOrDefault(tag, "none");
            none &= kind.equals("none");
            kinds.add(kind);
        }
        if (count == 1) {
            List<String> order = channel.events.stream().map(event -> event.method().name().substring(6))
                    .filter(Set.of("return", "ack", "nack")::contains).toList();
            if (order.contains("return")) {
                ArrayNode array = seen.putArray("order");
                order.forEach(array::add);
            }
        }
        if (none) {
            ObjectNode closed = closeInfo(channel);
            return closed.isEmpty() ? null : closed;
        }
        return null;
    }

    private static boolean missing(WireChannel channel, long first, int count) {
        for (long tag = first + 1; tag <= first + count; tag++) {
            if (!channel.confirmed.containsKey(tag)) {
                return true;
            }
        }
        return false;
    }

    private Answer getOne(WireChannel channel, JsonNode step) {
        ObjectNode arguments = JSON.objectNode().put("queue", names.resolve(step.get("q").asText()))
                .put("no_ack", step.path("no_ack").asBoolean(true));
        return call(channel, new WireMethod("basic.get", arguments));
    }

    private ObjectNode get(JsonNode step) throws IOException, ClosedException {
        WireChannel channel = channel(channelRef(step));
        Answer answer = getOne(channel, step);
        if (answer.reply == null) {
            return answer.otherwise;
        }
        ObjectNode seen = JSON.objectNode();
        if (answer.reply.body() == null) {
            return seen.put("empty", true);
        }
        Contents.remember(channel, answer.reply);
        seen.set("msg", contents.message(answer.reply));
        return seen;
    }

    private ObjectNode drain(JsonNode step) throws IOException, ClosedException {
        WireChannel channel = channel(channelRef(step));
        ArrayNode messages = JSON.arrayNode();
        for (int i = 0; i < step.path("max").asInt(2000); i++) {
            Answer answer = getOne(channel, step);
            if (answer.reply == null) {
                answer.otherwise.set("msgs", messages);
                return answer.otherwise;
            }
            if (answer.reply.body() == null) {
                break;
            }
            Contents.remember(channel, answer.reply);
            messages.add(contents.message(answer.reply));
        }
        ObjectNode seen = JSON.objectNode();
        if (step.path("count").asBoolean()) {
            return seen.put("n", messages.size());
        }
        if (step.path("brief").asBoolean()) {
            ArrayNode bodies = seen.putArray("bodies");
            messages.forEach(message -> bodies.add(message.get("body")));
            return seen;
        }
        seen.set("msgs", messages);
        return seen;
    }

    private Answer passive(WireChannel channel, String queue) {
        return call(channel, new WireMethod("queue.declare", JSON.objectNode().put("queue", queue).put("passive", true)));
    }

    private ObjectNode depth(JsonNode step) throws IOException, ClosedException {
        WireChannel channel = channel(channelRef(step));
        calm();
        ObjectNode last = null;
        for (int i = 0; i < 20; i++) {
            Answer answer = passive(channel, names.resolve(step.get("q").asText()));
            if (answer.reply == null) {
                return answer.otherwise;
            }
            ObjectNode now = JSON.objectNode().put("messages", answer.reply.method().number("messages"))
                    .put("consumers", answer.reply.method().number("consumers"));
            if (now.equals(last)) {
                break;
            }
            last = now;
            channel.connection.pump(8);
        }
        return last;
    }

    private ObjectNode exists(JsonNode step) throws IOException, ClosedException {
        WireChannel channel = channel(step.path("c").asText("z1"));
        Answer answer = step.has("q") ? passive(channel, names.resolve(step.get("q").asText()))
                : call(channel, new WireMethod("exchange.declare", JSON.objectNode()
                        .put("exchange", names.resolve(step.get("x").asText())).put("type", "direct").put("passive", true)));
        if (answer.reply != null) {
            return JSON.objectNode().put("exists", true);
        }
        return answer.otherwise.has("channel_close")
                ? JSON.objectNode().put("exists", false).put("code", answer.otherwise.get("channel_close").get("code").asInt())
                : answer.otherwise;
    }

    private ObjectNode consume(JsonNode step) throws IOException, ClosedException {
        ObjectNode arguments = JSON.objectNode().put("queue", step.get("q").asText())
                .put("consumer_tag", step.path("tag").asText("")).put("no_ack", step.path("no_ack").asBoolean())
                .put("exclusive", step.path("exclusive").asBoolean()).put("no_local", step.path("no_local").asBoolean());
        arguments.set("arguments", step.has("args") ? step.get("args") : JSON.objectNode());
        return generic("basic.consume", channelRef(step), arguments, step.path("save").asText(null));
    }

    /** Waits for deliveries (or the time), then a short quiet time; reports by consumer tag. */
    private ObjectNode collect(JsonNode step) {
        List<WireChannel> channels = new ArrayList<>();
        if (step.has("cs")) {
            step.get("cs").forEach(ref -> channels.add(channelIfThere(ref.asText())));
        } else {
            channels.add(channelIfThere(channelRef(step)));
        }
        channels.removeIf(java.util.Objects::isNull);
        Integer wanted = step.hasNonNull("n") ? step.get("n").asInt() : null;
        int cancels = step.path("cancels").asInt(0);
        long end = System.nanoTime() + (long) (step.path("ms").asInt(1500) * slow * 1e6);
        while (System.nanoTime() < end && wanted != null && (unreported(channels) < wanted || cancelled(channels) < cancels)) {
            pumpAll(channels, 20);
        }
        long quiet = (long) (step.path("quiet").asInt(120) * slow * 1e6);
        long since = System.nanoTime();
        int have = unreported(channels);
        while (System.nanoTime() - since < quiet) {
            pumpAll(channels, 10);
            if (unreported(channels) != have && wanted == null) {
                since = System.nanoTime();
                have = unreported(channels);
            }
        }
        ObjectNode seen = JSON.objectNode();
        for (WireChannel channel : channels) {
            contents.report(channel, step.path("brief").asBoolean(), seen);
            if (channel.closed != null || channel.connection.closed != null) {
                seen.setAll(closeInfo(channel));
            }
        }
        return step.path("merge").asBoolean() ? Contents.merged(seen) : Contents.sortCancelled(seen);
    }

    private static int unreported(List<WireChannel> channels) {
        return channels.stream().mapToInt(channel -> channel.deliveries.size() - channel.reported).sum();
    }

    private static int cancelled(List<WireChannel> channels) {
        return (int) channels.stream().flatMap(channel -> channel.events.stream())
                .filter(event -> event.method().name().equals("basic.cancel")).count();
    }

    private static void pumpAll(List<WireChannel> channels, long millis) {
        Set<WireConnection> all = new LinkedHashSet<>();
        channels.forEach(channel -> all.add(channel.connection));
        all.forEach(connection -> connection.pump(Math.max(1, millis / all.size())));
    }

    private ObjectNode settle(JsonNode step, String op) throws IOException, ClosedException {
        WireChannel channel = channel(channelRef(step));
        Long tag = step.has("tag") ? Long.valueOf(step.get("tag").asLong()) : channel.tagOfBody.get(names.resolve(step.get("body").asText()));
        if (tag == null) {
            return JSON.objectNode().put("error", "no such delivery seen");
        }
        ObjectNode arguments = JSON.objectNode().put("delivery_tag", tag).put("multiple", step.path("multiple").asBoolean())
                .put("requeue", step.path("requeue").asBoolean(true));
        channel.send(new WireMethod("basic." + op, arguments));
        return step.path("sync").asBoolean(true) ? settled(channel) : JSON.objectNode().put("sent", 1);
    }

    private ObjectNode settled(WireChannel channel) {
        dirty = true;
        ObjectNode otherwise = sync(channel);
        return otherwise.isEmpty() ? otherwise.put("ok", true) : otherwise;
    }

    private ObjectNode syncStep(JsonNode step) {
        WireChannel channel = channelIfThere(channelRef(step));
        if (channel == null) {
            return JSON.objectNode().put("error", "no channel");
        }
        if (channel.closed != null || channel.connection.closed != null || channel.connection.ended || !channel.open) {
            ObjectNode seen = closeInfo(channel);
            return seen.isEmpty() ? seen.put("closed", true) : seen;
        }
        ObjectNode seen = settled(channel);
        contents.returns(channel, seen);
        return seen;
    }

    private ObjectNode pause(JsonNode step) {
        pumpFor((long) (step.get("ms").asInt() * slow));
        return JSON.objectNode();
    }

    /** Counts are not ordered after publishes (RabbitMQ answers them out of turn): wait a little. */
    private void calm() {
        if (dirty) {
            pumpFor((long) (50 * slow));
            dirty = false;
        }
    }

    private void pumpFor(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < end) {
            List<WireConnection> alive = connections.values().stream().filter(connection -> !connection.ended).toList();
            if (alive.isEmpty()) {
                java.util.concurrent.locks.LockSupport.parkNanos(Math.max(1, end - System.nanoTime()));
            }
            alive.forEach(connection -> connection.pump(Math.max(1, Math.min(10, (end - System.nanoTime()) / 1_000_000))));
        }
    }

    private ObjectNode connectStep(JsonNode step) throws IOException {
        WireConnection.Login login = new WireConnection.Login(
                step.path("user").asText("guest"), step.path("password").asText("guest"),
                names.resolve(step.path("vhost").asText("/")), step.path("mechanism").asText("PLAIN"),
                step.has("channel_max") ? Integer.valueOf(step.get("channel_max").asInt()) : null,
                step.has("frame_max") ? Integer.valueOf(step.get("frame_max").asInt()) : null,
                step.path("capabilities").asBoolean(true));
        String name = channelRef(step).substring(0, 1);
        ObjectNode refusal = connect(name, login);
        if (refusal != null) {
            if (refusal.get("connection_close") instanceof ObjectNode close) {
                normalClose(close);
            }
            return refusal;
        }
        ObjectNode seen = JSON.objectNode().put("ok", true);
        if (step.path("report").asBoolean()) {
            contents.describeServer(connections.get(name), seen);
        }
        return seen;
    }

    private ObjectNode drop(JsonNode step, boolean rudely) {
        WireConnection connection = connections.remove(channelRef(step).substring(0, 1));
        if (connection != null && rudely) {
            connection.kill();
        } else if (connection != null) {
            connection.close();
        }
        if (rudely) {
            pumpFor((long) (50 * slow));
        }
        return JSON.objectNode().put("ok", true);
    }

    private ObjectNode openChannel(JsonNode step) throws IOException, ClosedException {
        String ref = channelRef(step);
        WireChannel channel = connection(ref.substring(0, 1)).channels.get(Integer.parseInt(ref.substring(1)));
        if (channel == null || !channel.open) {
            channel(ref);
            return JSON.objectNode().put("ok", true);
        }
        Answer answer = call(channel, WireMethod.of("channel.open"));
        return answer.reply == null ? answer.otherwise : JSON.objectNode().put("ok", true);
    }

    private ObjectNode closeChannel(JsonNode step) throws IOException, ClosedException {
        WireChannel channel = channel(channelRef(step));
        Answer answer = call(channel, new WireMethod("channel.close", JSON.objectNode().put("code", 200).put("text", "bye")));
        channel.open = false;
        return answer.reply == null ? answer.otherwise : JSON.objectNode().put("ok", true);
    }

    private ObjectNode unopened(JsonNode step) throws IOException, ClosedException {
        String ref = channelRef(step);
        WireConnection connection = connection(ref.substring(0, 1));
        WireChannel channel = new WireChannel(connection, Integer.parseInt(ref.substring(1)));
        channel.open = true;
        connection.channels.put(channel.number, channel);
        Answer answer = call(channel, new WireMethod("queue.declare", JSON.objectNode().put("exclusive", true)));
        return answer.reply == null ? answer.otherwise : JSON.objectNode().put("ok", true);
    }

    private ObjectNode connectionState(JsonNode step) {
        WireConnection connection = connections.get(channelRef(step).substring(0, 1));
        if (connection == null) {
            return JSON.objectNode().put("open", false);
        }
        connection.pump(20);
        return JSON.objectNode().put("open", !connection.ended);
    }

    /** Publishes n messages with distinct routing keys, then the share each queue got. */
    private ObjectNode spread(JsonNode step) throws IOException, ClosedException {
        WireChannel channel = channel(channelRef(step));
        for (int round = 0; round < step.path("rounds").asInt(1); round++) {
            for (int i = 0; i < step.get("n").asInt(); i++) {
                ObjectNode one = step.deepCopy();
                one.put("k", "key-" + i);
                if (step.path("by").asText().equals("header")) {
                    one.set("headers", JSON.objectNode().put(step.get("name").asText(), "h-" + i));
                    one.put("k", "same");
                } else if (step.path("by").asText().equals("property")) {
                    one.set("props", JSON.objectNode().put(step.get("name").asText(), "p-" + i));
                    one.put("k", "same");
                }
                send(channel, one, JSON.textNode("key-" + i));
            }
        }
        ObjectNode otherwise = sync(channel);
        if (!otherwise.isEmpty()) {
            return otherwise;
        }
        pumpFor((long) (200 * slow));
        Map<String, Integer> got = new LinkedHashMap<>();
        Map<String, Set<String>> where = new HashMap<>();
        for (JsonNode queue : step.get("queues")) {
            int count = 0;
            for (Answer answer = getOne(channel, JSON.objectNode().set("q", queue)); answer.reply != null && answer.reply.body() != null;
                    answer = getOne(channel, JSON.objectNode().set("q", queue))) {
                count++;
                where.computeIfAbsent(new String(answer.reply.body(), StandardCharsets.UTF_8), b -> new LinkedHashSet<>()).add(queue.asText());
            }
            got.put(queue.asText(), count);
        }
        int total = got.values().stream().mapToInt(Integer::intValue).sum();
        ObjectNode seen = JSON.objectNode().put("total", total).put("sticky", where.values().stream().allMatch(set -> set.size() == 1));
        ObjectNode share = seen.putObject("share");
        got.forEach((queue, count) -> share.put(queue, Math.round(1000.0 * count / Math.max(1, total)) / 1000.0));
        return seen;
    }

    /** Gets a request and answers to its reply-to through the default exchange. */
    private ObjectNode reply(JsonNode step) throws IOException, ClosedException {
        WireChannel channel = channel(step.path("c").asText("a2"));
        Answer answer = getOne(channel, step);
        if (answer.reply == null || answer.reply.body() == null) {
            return answer.reply == null ? answer.otherwise : JSON.objectNode().put("empty", true);
        }
        ObjectNode properties = answer.reply.properties();
        ObjectNode publish = JSON.objectNode().put("x", "").put("k", properties.path("reply_to").asText(""))
                .put("mandatory", step.path("mandatory").asBoolean());
        publish.putObject("props").put("correlation_id", properties.path("correlation_id").asText(""));
        send(channel, publish, step.get("body"));
        ObjectNode seen = settled(channel);
        contents.returns(channel, seen);
        return seen;
    }

    /** Deletes what the case declared and closes its connections. */
    @Override public void close() {
        connections.values().forEach(WireConnection::close);
        connections.clear();
        Set<String> done = new LinkedHashSet<>();
        try {
            for (int i = declared.size() - 1; i >= 0; i--) {
                String[] thing = declared.get(i);
                if (done.add(thing[0] + " " + thing[1])) {
                    call(channel("z1"), new WireMethod(thing[0] + ".delete", JSON.objectNode().put(thing[0], thing[1])));
                }
            }
        } catch (IOException | ClosedException gone) {
            // nothing left to delete on a broker that is gone
        }
        connections.values().forEach(WireConnection::close);
    }
}
