package io.bindery.conformance.random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Throws together bindings with arguments of every type, unbound with the same and with others, and messages that should match them. */
final class RandomBindings {

    private static final String[] HEADERS = {"a", "b", "x-c", "ü", "", "x-match"};
    private static final JsonNode MATCH = RandomValues.json("['all', 'any', 'all', 'any', 'all-with-x', 'any-with-x', 'ANY', '', 'none', 5, null, true]");
    private static final String[] KEYS = {"", "k", "a.b", "a.*", "#", "*.b", "#.b.#", "a..b", ".", "a.b.c", "*", "**", "a#"};

    private final StepList list;
    private final List<ObjectNode> made = new ArrayList<>();

    private RandomBindings(StepList list) {
        this.list = list;
    }

    static void fill(StepList list) {
        RandomBindings bindings = new RandomBindings(list);
        bindings.topology();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 8; i++) {
                bindings.bind();
            }
            for (int i = 0; i < 10; i++) {
                bindings.publish("m" + round + i);
            }
            for (int i = 0; i < 4; i++) {
                bindings.unbind();
            }
        }
        for (int i = 0; i < 8; i++) {
            bindings.publish("n" + i);
        }
        list.queues.forEach(queue -> list.step("drain", "z1").put("q", queue).put("brief", true));
    }

    private void topology() {
        for (String type : new String[] {"headers", "headers", "topic", "direct", "fanout"}) {
            String name = "@x" + list.exchanges.size();
            list.exchanges.add(name);
            ObjectNode step = list.step("exchange.declare").put("exchange", name).put("type", type);
            if (list.oneIn(4)) {
                step.putObject("arguments").put("alternate-exchange", "@x" + list.below(5));
            }
        }
        for (int i = 0; i < 4; i++) {
            list.queues.add("@q" + i);
            list.step("queue.declare").put("queue", "@q" + i);
        }
    }

    private void bind() {
        ObjectNode step = list.oneIn(4)
                ? list.step("exchange.bind", "m1").put("destination", list.exchange()).put("source", list.exchange())
                : list.step("queue.bind", "m1").put("queue", list.queue()).put("exchange", list.exchange());
        step.put("routing_key", list.pick(KEYS));
        if (!list.oneIn(4)) {
            ObjectNode arguments = RandomValues.fill(list, step.putObject("arguments"), 3, HEADERS);
            if (!list.oneIn(3)) {
                arguments.set("x-match", RandomValues.one(list, MATCH));
            }
        }
        made.add(step);
    }

    private void unbind() {
        ObjectNode bound = list.pick(made.toArray(ObjectNode[]::new)).deepCopy();
        String op = bound.get("op").asText().replace("bind", "unbind");
        ObjectNode step = list.step(op, "m1").setAll((ObjectNode) bound.without("op"));
        if (list.oneIn(4)) {
            step.put("routing_key", list.pick(KEYS));
        } else if (step.has("arguments") && list.oneIn(4)) {
            RandomValues.fill(list, (ObjectNode) step.get("arguments"), 1, HEADERS);
        }
    }

    private void publish(String body) {
        ObjectNode step = list.step("publish").put("x", list.exchange()).put("k", list.pick(KEYS)).put("body", body).put("mandatory", list.oneIn(3));
        if (!list.oneIn(4)) {
            ObjectNode headers = RandomValues.fill(list, step.putObject("headers"), 2, HEADERS);
            JsonNode arguments = list.pick(made.toArray(ObjectNode[]::new)).path("arguments");
            arguments.properties().stream().filter(one -> !one.getKey().equals("x-match")).forEach(one -> headers.set(one.getKey(), one.getValue()));
        }
    }
}
