package io.bindery.conformance.random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Throws together declarations and subscriptions with arguments of every name and type, made again with what differs and what does not. */
final class RandomArguments {

    /** Values that some kind of queue takes. */
    private static final JsonNode GOOD = RandomValues.json("""
            {'x-message-ttl': [1000, 60000, 2147483648, 315360000000, 315360000001, {'!': 's', 'v': 1000}],
             'x-expires': [60000, 120000, 315360000001, {'!': 'l', 'v': 60000}],
             'x-max-length': [0, 5, 9, {'!': 'B', 'v': 5}], 'x-max-length-bytes': [0, 50, 99, 4294967296],
             'x-max-priority': [0, 1, 10, 255, 256, {'!': 'b', 'v': 10}],
             'x-overflow': ['drop-head', 'reject-publish', 'reject-publish-dlx'],
             'x-dead-letter-exchange': ['', '@x0', 'amq.fanout', '@none'], 'x-dead-letter-routing-key': ['', 'k', '@q0'],
             'x-dead-letter-strategy': ['at-most-once', 'at-least-once'], 'x-queue-mode': ['lazy', 'default'], 'x-queue-version': [1, 2, 3],
             'x-single-active-consumer': [true, false], 'x-queue-type': ['classic', 'quorum'], 'x-queue-master-locator': ['client-local', 'min-masters', 'random', 'nobody'],
             'x-quorum-initial-group-size': [1, 3, 0], 'x-delivery-limit': [0, 5, -1], 'x-max-in-memory-length': [0, 5], 'x-max-in-memory-bytes': [0, 5],
             'x-queue-leader-locator': ['client-local', 'balanced'], 'x-max-age': ['1h'], 'x-stream-max-segment-size-bytes': [1000],
             'x-initial-cluster-size': [1], 'x-unknown': [1, 'z']}""");
    /** Whose wrong values we refuse with a sentence of our own. */
    private static final List<String> ONLY_GOOD = List.of("x-queue-type");

    private final StepList list;
    private final List<String> names = new ArrayList<>();
    private final List<ObjectNode> declared = new ArrayList<>();

    private RandomArguments(StepList list) {
        this.list = list;
        GOOD.fieldNames().forEachRemaining(names::add);
    }

    static void fill(StepList list) {
        RandomArguments arguments = new RandomArguments(list);
        for (int i = 0; i < 16; i++) {
            if (!arguments.declared.isEmpty() && list.oneIn(3)) {
                arguments.again();
            } else {
                arguments.queue();
            }
            if (list.oneIn(3)) {
                arguments.exchange();
            }
            if (list.oneIn(3)) {
                arguments.consumer();
            }
        }
        for (int i = 0; i < 4; i++) {
            list.step("publish").put("x", "").put("k", "@q" + i).put("body", "m").put("mandatory", true);
            list.step("wait").put("ms", 30);
            list.step("drain").put("q", "@q" + i).put("no_ack", true);
        }
    }

    private void queue() {
        ObjectNode step = list.step("queue.declare", "m1").put("queue", "@q" + list.below(4));
        step.put("durable", !list.oneIn(3)).put("auto_delete", list.oneIn(12)).put("exclusive", list.oneIn(12));
        ObjectNode arguments = step.putObject("arguments");
        if (list.oneIn(4)) {
            arguments.put("x-queue-type", "quorum");
        }
        for (int i = list.pick(0, 1, 1, 2, 2, 3); i > 0; i--) {
            String name = list.pick(names.toArray(String[]::new));
            boolean good = ONLY_GOOD.contains(name) || !list.oneIn(4);
            arguments.set(name, value(name, good));
        }
        declared.add(step);
    }

    /** A channel of RabbitMQ's that is given a float for a locator never answers, nor lets its processor core go. */
    private JsonNode value(String name, boolean good) {
        JsonNode value = good ? RandomValues.one(list, GOOD.get(name)) : RandomValues.any(list);
        boolean isFloat = value.isDouble() || value.path("!").asText().equals("f");
        return isFloat && name.equals("x-queue-master-locator") ? GOOD.get(name).get(0) : value;
    }

    /** One thing may be otherwise. */
    private void again() {
        ObjectNode earlier = list.pick(declared.toArray(ObjectNode[]::new));
        ObjectNode step = list.step("queue.declare", "m1").setAll(earlier.deepCopy());
        ObjectNode arguments = (ObjectNode) step.get("arguments");
        if (!arguments.isEmpty() && !list.oneIn(3)) {
            List<String> present = new ArrayList<>();
            arguments.fieldNames().forEachRemaining(present::add);
            String name = list.pick(present.toArray(String[]::new));
            switch (list.below(3)) {
                case 0 -> arguments.remove(name);
                case 1 -> arguments.set(name, RandomValues.one(list, GOOD.get(name)));
                default -> arguments.set(name, value(name, ONLY_GOOD.contains(name)));
            }
        } else if (list.oneIn(2)) {
            String flag = list.pick("durable", "auto_delete", "exclusive", "passive");
            step.put(flag, !step.path(flag).asBoolean());
        }
    }

    private void exchange() {
        ObjectNode step = list.step("exchange.declare", "m1").put("exchange", "@x" + list.below(2))
                .put("type", list.pick("direct", "topic", "headers", "fanout", "x-consistent-hash"))
                .put("durable", list.oneIn(4)).put("auto_delete", list.oneIn(8)).put("internal", list.oneIn(8));
        ObjectNode arguments = step.putObject("arguments");
        switch (list.below(5)) {
            case 0 -> arguments.put("alternate-exchange", list.pick("@x0", "@x1", "@none", ""));
            case 1 -> arguments.set("alternate-exchange", RandomValues.any(list));
            case 2 -> arguments.set("hash-header", RandomValues.one(list, RandomValues.json("['h', '', 'h', 5, true, null, [], {}, {'!': 'l', 'v': 5}]")));
            case 3 -> arguments.put("hash-property", list.pick("message_id", "correlation_id", "timestamp", "nonsense", ""));
            default -> arguments.set("unknown", RandomValues.any(list));
        }
    }

    private void consumer() {
        ObjectNode step = list.step("consume", "m2").put("q", "@q" + list.below(4)).put("tag", "t").put("no_ack", true);
        ObjectNode arguments = step.putObject("args");
        String name = list.pick("x-priority", "x-priority", "x-cancel-on-ha-failover", "x-stream-offset", "unknown");
        arguments.set(name, name.equals("x-priority") && list.oneIn(2) ? RandomValues.one(list, RandomValues.json("[-5, 0, 5]")) : RandomValues.any(list));
        list.step("cancel", "m2").put("tag", "t");
    }
}
