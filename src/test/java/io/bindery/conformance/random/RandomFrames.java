package io.bindery.conformance.random;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * Throws frames together that no client should send: cut, stretched, out of turn, on wrong channels, with numbers that mean nothing.
 * Names are the same in every playing, since RabbitMQ shows octets.
 */
final class RandomFrames {

    private static final String[] METHODS = {"queue.declare", "queue.bind", "queue.unbind", "queue.purge", "queue.delete", "exchange.declare", "exchange.bind",
        "exchange.unbind", "exchange.delete", "basic.qos", "basic.consume", "basic.cancel", "basic.publish", "basic.get", "basic.ack", "basic.nack",
        "basic.reject", "basic.recover", "basic.recover-async", "confirm.select", "tx.select", "tx.commit", "tx.rollback", "channel.open", "channel.flow",
        "channel.close", "channel.close-ok", "connection.close-ok", "connection.tune-ok", "connection.open", "connection.start-ok", "channel.flow-ok",
        "basic.deliver", "basic.get-ok", "basic.return", "queue.declare-ok", "connection.blocked"};
    /** That are not left at nothing. */
    private static final Map<String, List<String>> FIELDS = Map.ofEntries(
            Map.entry("queue.declare", List.of("queue", "passive", "nowait", "arguments")), Map.entry("queue.bind", List.of("queue", "exchange", "routing_key")),
            Map.entry("queue.unbind", List.of("queue", "exchange", "routing_key")), Map.entry("queue.purge", List.of("queue", "nowait")),
            Map.entry("queue.delete", List.of("queue")), Map.entry("exchange.declare", List.of("exchange", "type", "passive")),
            Map.entry("exchange.bind", List.of("destination", "source", "routing_key")), Map.entry("exchange.unbind", List.of("destination", "source", "routing_key")),
            Map.entry("exchange.delete", List.of("exchange", "nowait")), Map.entry("basic.qos", List.of("prefetch_count")),
            Map.entry("basic.consume", List.of("queue", "consumer_tag", "no_ack", "nowait")), Map.entry("basic.cancel", List.of("consumer_tag", "nowait")),
            Map.entry("basic.publish", List.of("exchange", "routing_key")), Map.entry("basic.get", List.of("queue", "no_ack")),
            Map.entry("basic.ack", List.of("delivery_tag", "multiple")), Map.entry("basic.nack", List.of("delivery_tag", "multiple", "requeue")),
            Map.entry("basic.reject", List.of("delivery_tag", "requeue")), Map.entry("basic.recover", List.of("requeue")),
            Map.entry("channel.flow", List.of("active")), Map.entry("channel.close", List.of("code", "text")),
            Map.entry("connection.tune-ok", List.of("channel_max", "frame_max")), Map.entry("connection.open", List.of("virtual_host")));
    private static final String[] PAYLOADS = {"", "00", "003c", "003c0028", "003c00280000000000", "000000000000", "ffffffff", "003c0063", "00630001", "0014000a00",
        "003c001e00", "00550000", "005a000a", "0032000a", "61626364", "003c000000000000000000000000", "003c0000000000000000000300008000", "003c000000000000000000020000"};

    private final StepList list;

    private RandomFrames(StepList list) {
        this.list = list;
    }

    static void fill(StepList list) {
        RandomFrames frames = new RandomFrames(list);
        list.home("@v", "abz");
        list.step("queue.declare", "z1").put("queue", "q");
        list.step("exchange.declare", "z1").put("exchange", "x").put("type", "fanout");
        list.step("queue.bind", "z1").put("queue", "q").put("exchange", "x").put("routing_key", "");
        for (int i = 0; i < 14; i++) {
            frames.act(list.pick("a1", "a1", "b1"));
        }
        list.step("wait").put("ms", 60);
        list.step("drain", "z1").put("q", "q");
    }

    private void act(String channel) {
        if (list.oneIn(6)) {
            list.step(list.pick("confirm.select", "tx.select"), channel);
        }
        ArrayNode frames = list.step("frames", channel).put("ends", list.oneIn(8)).putArray("frames");
        switch (list.below(6)) {
            case 0, 1 -> altered(method(frames));
            case 2 -> raw(frames);
            case 3 -> content(frames);
            case 4 -> {
                harmless(frames);
                altered(method(frames));
            }
            default -> {
                harmless(frames);
                content(frames);
            }
        }
        list.step("conn_state", channel);
    }

    /** Not more than one frame is wrong: whether RabbitMQ's connection or its channel is heard first when both complain is not said. */
    private void harmless(ArrayNode frames) {
        frames.addObject().put("m", list.pick("basic.qos", "basic.recover", "basic.recover-async")).putObject("a").put("requeue", true);
    }

    private ObjectNode method(ArrayNode frames) {
        String name = list.pick(METHODS);
        ObjectNode frame = frames.addObject().put("m", name);
        if (name.startsWith("connection.") ? !list.oneIn(3) : list.oneIn(20)) {
            frame.put("ch", 0);
        } else if (list.oneIn(10)) {
            frame.put("ch", list.pick(2, 7, 2047, 2048, 65535));
        }
        ObjectNode all = list.steps.objectNode();
        arguments(all);
        if (name.equals("basic.consume")) {
            all.put("nowait", true); // its answer comes from the queue's process: before or behind others
        }
        frame.set("a", all.retain(FIELDS.getOrDefault(name, List.of())));
        return frame;
    }

    /** Of any method: each takes what it knows. */
    private void arguments(ObjectNode arguments) {
        arguments.put("queue", list.pick("q", "q", "r", "")).put("exchange", list.pick("x", "", "none")).put("destination", "x").put("source", list.pick("x", "amq.fanout"));
        arguments.put("routing_key", list.pick("", "q", "a")).put("type", list.pick("fanout", "direct", "none")).put("consumer_tag", list.pick("t", ""));
        arguments.put("nowait", list.oneIn(3)).put("multiple", list.oneIn(3)).put("requeue", list.oneIn(2)).put("no_ack", list.oneIn(2));
        arguments.put("delivery_tag", list.pick(0, 1, 9)).put("prefetch_count", list.below(3)).put("active", false).put("passive", list.oneIn(4));
        arguments.put("code", list.pick(200, 404)).put("text", "t").put("class", 0).put("method", 0);
        arguments.put("channel_max", 10).put("frame_max", 8192).put("heartbeat", 0).put("virtual_host", "@v").put("mechanism", "PLAIN").put("response", "");
        arguments.putObject("arguments").put("x-message-ttl", 60_000).put("a", "b");
    }

    private void altered(ObjectNode frame) {
        switch (list.below(7)) {
            case 0 -> frame.put("cut", 1 + list.below(6));
            case 1 -> frame.put("add", list.pick("00", "ff", "0000", "61626300", "0000000000000000"));
            case 2 -> frame.putArray("set").add(list.below(4)).add(list.pick(0, 10, 20, 40, 50, 60, 85, 90, 99, 255)); // ids
            case 3, 4 -> frame.putArray("set").add(list.below(40)).add(list.pick(0, 1, 5, 65, 83, 127, 128, 195, 255));
            case 5 -> frame.put("t", list.pick(0, 2, 3, 4, 7, 8, 9, 65, 255));
            default -> frame.put("end", list.pick(0, 1, 205, 207, 255));
        }
    }

    private void raw(ArrayNode frames) {
        ObjectNode frame = frames.addObject().put("t", list.pick(1, 1, 2, 3, 8, 8, 4, 255)).put("hex", list.pick(PAYLOADS));
        if (list.oneIn(3)) {
            frame.put("ch", list.pick(0, 0, 2, 65535));
        }
    }

    /** A publish and what follows it, rightly or not. */
    private void content(ArrayNode frames) {
        ObjectNode publish = frames.addObject().put("m", "basic.publish");
        publish.putObject("a").put("exchange", list.pick("x", "", "none")).put("routing_key", list.pick("q", "")).put("mandatory", list.oneIn(3))
                .put("immediate", list.oneIn(12));
        int size = list.below(5);
        if (!list.oneIn(8)) {
            header(frames, size);
        }
        for (int left = size; left > 0;) {
            int part = list.oneIn(4) ? left + 1 - list.below(3) : 1 + list.below(left);
            ObjectNode body = frames.addObject().put("t", 3).put("hex", "6d".repeat(Math.max(0, part)));
            if (list.oneIn(20)) {
                body.put("t", list.pick(2, 8, 9));
            }
            left -= Math.max(1, part);
        }
    }

    private void header(ArrayNode frames, int size) {
        String id = list.oneIn(10) ? list.pick("0032", "0000", "ffff") : "003c";
        String weight = list.oneIn(10) ? list.pick("0001", "ffff") : "0000";
        String length = list.oneIn(12) ? list.pick("7fffffffffffffff", "8000000000000000", "ffffffffffffffff") : "%016x".formatted(size);
        ObjectNode header = frames.addObject().put("t", 2).put("hex", id + weight + length + properties());
        if (list.oneIn(10)) {
            altered(header);
        }
    }

    private String properties() {
        return list.oneIn(3)
                ? list.pick("", "00", "8000", "800001", "80000161", "8000ff61", "0001", "00010000", "0002", "ffff", "2000", "200000000000", "20000000000361ff",
                        "2000000000040161", "20000000000401615a", "2000000000060161740161", "1000", "100002", "10000a", "0800ff", "000461", "0008", "00080161", "0040", "0010016d")
                : list.pick("0000", "0000", "100002", "8000046a736f6e", "20000000000301615600", "200000000003016156", "0100023130");
    }
}
