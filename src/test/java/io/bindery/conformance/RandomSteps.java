package io.bindery.conformance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random command lists by seed: a topology, then publishes, gets, consumers, settlements, expiries and changes of the
 * topology, then a look at everything. The same seed always makes the same list.
 */
final class RandomSteps {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String[] TYPES = {"direct", "fanout", "topic", "headers"};
    private static final String[] WORDS = {"a", "b", "c"};
    private static final String[] PATTERNS = {"a", "b", "a.b", "#", "*", "a.#", "#.b", "*.b", "a.*.c", "#.a.#", ""};
    /** Longer than any waiting time here, or over before the next step. */
    private static final int SHORT_TTL = 20;
    private static final int LONG_TTL = 60_000;
    private static final int PAST_SHORT_TTL = 200;

    private final Random random;
    private final ArrayNode steps = JSON.arrayNode();
    private final List<String> exchanges = new ArrayList<>();
    private final List<String> queues = new ArrayList<>();
    private boolean expiries;
    private boolean tx;
    private int published;
    private int delivered;
    private int consumers;

    private RandomSteps(long seed) {
        random = new Random(seed * 7919);
    }

    static ArrayNode of(long seed) {
        RandomSteps list = new RandomSteps(seed);
        list.topology();
        list.mode();
        for (int i = 0; i < 40; i++) {
            list.act();
        }
        list.look();
        return list.steps;
    }

    private void topology() {
        expiries = random.nextInt(3) == 0;
        int exchangeCount = 2 + random.nextInt(3);
        for (int i = 0; i < exchangeCount; i++) {
            declareExchange("@x" + i);
        }
        int queueCount = 2 + random.nextInt(4);
        for (int i = 0; i < queueCount; i++) {
            declareQueue("@q" + i);
        }
        for (int i = 0; i < 8; i++) {
            bind();
        }
    }

    private void declareExchange(String name) {
        ObjectNode step = step("exchange.declare").put("exchange", name).put("type", pick(TYPES))
                .put("durable", random.nextBoolean()).put("auto_delete", random.nextInt(6) == 0).put("internal", random.nextInt(10) == 0);
        if (random.nextInt(3) == 0) {
            step.putObject("arguments").put("alternate-exchange", "@x" + random.nextInt(4));
        }
        exchanges.add(name);
    }

    private void declareQueue(String name) {
        ObjectNode step = step("queue.declare").put("queue", name).put("durable", random.nextBoolean());
        ObjectNode arguments = step.putObject("arguments");
        if (random.nextInt(2) == 0) {
            arguments.put("x-dead-letter-exchange", random.nextInt(3) == 0 ? "" : "@x" + random.nextInt(4));
            if (random.nextBoolean()) {
                arguments.put("x-dead-letter-routing-key", random.nextBoolean() ? key() : "@q" + random.nextInt(4));
            }
        }
        if (random.nextInt(4) == 0) {
            arguments.put("x-max-length", random.nextInt(4));
            arguments.put("x-overflow", pick("drop-head", "reject-publish", "reject-publish-dlx"));
        }
        if (random.nextInt(5) == 0) {
            arguments.put("x-max-priority", 1 + random.nextInt(5));
        }
        if (random.nextInt(6) == 0) {
            arguments.put("x-message-ttl", expiries && random.nextBoolean() ? SHORT_TTL : LONG_TTL);
        }
        queues.add(name);
    }

    private void bind() {
        if (random.nextInt(4) == 0) {
            ObjectNode step = step("exchange.bind").put("destination", pick(exchanges)).put("source", pick(exchanges)).put("routing_key", pick(PATTERNS));
            step.set("arguments", bindingArguments());
        } else {
            ObjectNode step = step("queue.bind").put("queue", pick(queues)).put("exchange", pick(exchanges)).put("routing_key", pick(PATTERNS));
            step.set("arguments", bindingArguments());
        }
    }

    private ObjectNode bindingArguments() {
        ObjectNode arguments = JSON.objectNode();
        if (random.nextInt(3) == 0) {
            arguments.put("x-match", pick("all", "any", "all-with-x", "any-with-x"));
            arguments.put("h", random.nextInt(2));
            if (random.nextBoolean()) {
                arguments.put("x-h", "v");
            }
        }
        return arguments;
    }

    private void mode() {
        int mode = random.nextInt(4);
        if (mode == 0) {
            step("tx.select");
            tx = true;
        } else if (mode < 3) {
            step("confirm.select");
        }
    }

    private void act() {
        switch (random.nextInt(16)) {
            case 0, 1, 2, 3, 4, 5 -> publish();
            case 6, 7 -> {
                step("get").put("q", pick(queues)).put("no_ack", false);
                delivered++;
            }
            case 8 -> settle("ack");
            case 9, 10 -> settle("nack");
            case 11 -> settle("reject");
            case 12 -> {
                if (tx) {
                    step(random.nextInt(3) == 0 ? "tx.rollback" : "tx.commit");
                } else {
                    step("depth").put("q", pick(queues)).put("c", "z1");
                }
            }
            case 13 -> consumer();
            case 14 -> change();
            default -> step("drain").put("q", pick(queues)).put("c", "z1").put("max", 2);
        }
    }

    private void publish() {
        ObjectNode step = step("publish").put("x", random.nextInt(4) == 0 ? "" : pick(exchanges));
        step.put("k", step.get("x").asText().isEmpty() ? pick(queues) : key());
        step.put("body", "m" + published++).put("mandatory", random.nextInt(3) == 0);
        ObjectNode properties = step.putObject("props");
        properties.put("delivery_mode", 1 + random.nextInt(2));
        if (random.nextInt(4) == 0) {
            properties.put("priority", random.nextInt(8));
        }
        if (random.nextInt(8) == 0) {
            properties.put("expiration", expiries && random.nextBoolean() ? "" + SHORT_TTL : "" + LONG_TTL);
        }
        if (random.nextInt(3) == 0) {
            ObjectNode headers = step.putObject("headers").put("h", random.nextInt(2));
            if (random.nextInt(3) == 0) {
                headers.putArray(random.nextBoolean() ? "CC" : "BCC").add(key());
            }
        }
        if (expiries) {
            step("wait").put("ms", PAST_SHORT_TTL);
        }
    }

    private void settle(String op) {
        if (delivered == 0) {
            return;
        }
        ObjectNode step = step(op).put("tag", 1 + random.nextInt(delivered));
        if (!op.equals("reject")) {
            step.put("multiple", random.nextInt(4) == 0);
        }
        if (!op.equals("ack")) {
            step.put("requeue", random.nextBoolean());
        }
    }

    private void consumer() {
        String tag = "c" + consumers++;
        step("consume").put("c", "b1").put("q", pick(queues)).put("tag", tag).put("no_ack", true);
        step("collect").put("c", "b1").putNull("n").put("quiet", 150);
        step("cancel").put("c", "b1").put("tag", tag);
    }

    private void change() {
        switch (random.nextInt(5)) {
            case 0 -> step("queue.purge").put("c", "z2").put("queue", pick(queues));
            case 1 -> step("queue.unbind").put("c", "z2").put("queue", pick(queues)).put("exchange", pick(exchanges)).put("routing_key", pick(PATTERNS));
            case 2 -> step("exchange.delete").put("c", "z2").put("exchange", pick(exchanges)).put("if_unused", random.nextBoolean());
            case 3 -> step("queue.delete").put("c", "z2").put("queue", pick(queues)).put("if_empty", random.nextBoolean());
            default -> bind();
        }
    }

    private void look() {
        step("wait").put("ms", expiries ? PAST_SHORT_TTL : 60);
        for (String exchange : exchanges) {
            step("exists").put("x", exchange);
        }
        for (String queue : queues) {
            step("drain").put("q", queue).put("c", "z1");
        }
    }

    private String key() {
        List<String> words = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            words.add(pick(WORDS));
        }
        return String.join(".", words);
    }

    private ObjectNode step(String op) {
        return steps.addObject().put("op", op);
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
