package io.bindery.conformance.random;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Puts one queue under everything at once: priorities, times, limits and dead letters, several messages in one step, settled in ranges
 * by two channels that get, three that consume, plainly, in transactions, with limits that change under way.
 */
final class RandomMixtures {

    private static final String[] GETTERS = {"a1", "a2"};
    private static final String[] CONSUMERS = {"b1", "b2", "c1"};
    private static final String[] CHANNELS = {"a1", "a1", "a2", "b1", "b2", "c1"};
    private static final int LENGTH = 26;

    private final StepList list;
    private final boolean quorum;
    private int published;
    private int consumers;

    private RandomMixtures(StepList list) {
        this.list = list;
        quorum = list.oneIn(4);
    }

    static void fill(StepList list) {
        RandomMixtures mixtures = new RandomMixtures(list);
        mixtures.topology();
        for (int i = 0; i < 2; i++) {
            mixtures.publish();
        }
        for (int i = 0; i < LENGTH; i++) {
            mixtures.act();
        }
        mixtures.look();
    }

    private void topology() {
        list.step("exchange.declare").put("exchange", "@f").put("type", list.pick("fanout", "fanout", "topic", "headers"));
        list.step("queue.declare").put("queue", "@dl");
        ObjectNode second = list.step("queue.declare").put("queue", "@q2").putObject("arguments");
        if (list.oneIn(2)) {
            second.put("x-dead-letter-exchange", "").put("x-dead-letter-routing-key", list.pick("@dl", "@q"));
        }
        if (list.oneIn(3)) {
            second.put(list.pick("x-max-length", "x-max-priority"), 1 + list.below(3));
        }
        bind("@dl");
        if (list.oneIn(2)) {
            bind("@q2");
        }
        arguments(list.step("queue.declare").put("queue", "@q").put("durable", quorum).putObject("arguments"));
        for (String channel : CONSUMERS) {
            list.step("basic.qos", channel).put("prefetch_count", list.pick(0, 1, 1, 2, 3)).put("global_qos", !quorum && list.oneIn(4));
        }
        if (list.oneIn(3)) {
            list.step("tx.select", "a2");
        }
        list.step("confirm.select", "p1");
    }

    private void bind(String queue) {
        ObjectNode step = list.step("queue.bind").put("queue", queue).put("exchange", "@f").put("routing_key", "#");
        if (list.oneIn(4)) {
            step.putObject("arguments").put("x-match", list.pick("any", "all")).put("x-first-death-queue", "@q").put("h", 1);
        }
    }

    private void arguments(ObjectNode arguments) {
        if (quorum) {
            arguments.put("x-queue-type", "quorum");
            if (list.oneIn(2)) {
                arguments.put("x-delivery-limit", list.below(3));
            }
        } else if (list.oneIn(2)) {
            arguments.put("x-max-priority", list.pick(1, 3, 5, 255));
        }
        if (!list.oneIn(4)) {
            arguments.put("x-dead-letter-exchange", list.pick("@f", "@f", "", "@none"));
            if (arguments.get("x-dead-letter-exchange").asText().isEmpty() || list.oneIn(4)) {
                arguments.put("x-dead-letter-routing-key", list.pick("@dl", "@dl", "@q2", "k"));
            }
        }
        if (list.oneIn(3)) {
            arguments.put("x-max-length", list.below(5));
        }
        if (list.oneIn(6)) {
            arguments.put("x-max-length-bytes", 3 + list.below(12));
        }
        if (list.oneIn(2) && arguments.has("x-max-length")) {
            arguments.put("x-overflow", list.pick("drop-head", "reject-publish", quorum ? "reject-publish" : "reject-publish-dlx"));
        }
        if (list.oneIn(4)) {
            arguments.put("x-message-ttl", list.pick(quorum ? 150 : 0, 150, 60_000));
        }
        if (list.oneIn(8)) {
            arguments.put("x-single-active-consumer", true);
        }
        if (!quorum && list.oneIn(6)) {
            arguments.put("x-queue-mode", "lazy");
        }
    }

    private void act() {
        switch (list.below(22)) {
            case 0, 1, 2, 3, 4, 5 -> publish();
            case 6, 7, 8, 9 -> get();
            case 10, 11, 12, 13 -> settle();
            case 14, 15 -> consume();
            case 16 -> end();
            case 17 -> limit();
            case 18 -> recover();
            case 19 -> list.step("wait").put("ms", 250);
            case 20 -> odd();
            default -> list.step("depth", "z1").put("q", list.pick("@q", "@q", "@q2", "@dl"));
        }
        list.step("wait").put("ms", 45);
        collect();
    }

    private void publish() {
        ObjectNode step = list.step("publish", list.pick("p1", "p1", "p1", "a2", "a1")).put("x", list.oneIn(6) ? "@f" : "").put("k", list.pick("@q", "@q", "@q", "@q", "@q2"));
        ArrayNode bodies = step.putArray("bodies");
        boolean alone = !quorum && step.get("x").asText().isEmpty() && step.get("k").asText().equals("@q"); // queues tell each other at their own pace
        for (int i = alone ? list.pick(1, 1, 2, 3, 4) : 1; i > 0; i--) {
            bodies.add("m" + published++ + "x".repeat(list.oneIn(4) ? list.below(6) : 0));
        }
        step.put("mandatory", list.oneIn(3));
        ObjectNode properties = step.putObject("props");
        if (list.oneIn(2)) {
            properties.put("priority", list.pick(0, 1, 2, 3, 5, 9));
        }
        if (list.oneIn(5)) {
            properties.put("expiration", list.pick(quorum ? "150" : "0", "150", "60000", "60000"));
        }
        if (list.oneIn(5) && bodies.size() == 1) {
            ObjectNode headers = step.putObject("headers").put("h", 1);
            if (list.oneIn(2)) {
                headers.putArray(list.pick("CC", "BCC")).add(list.pick("@q", "@dl", "@q2")).add("k");
            }
        }
    }

    private void get() {
        String channel = list.pick(GETTERS);
        for (int i = list.below(3); i >= 0; i--) {
            list.step("get", channel).put("q", list.pick("@q", "@q", "@q", "@q2", "@dl")).put("no_ack", list.oneIn(8)).put("left", true);
        }
    }

    private void settle() {
        ObjectNode step = list.step(list.pick("ack", "nack", "nack", "reject"), list.pick(CHANNELS));
        boolean reject = step.get("op").asText().equals("reject");
        boolean all = !reject && list.oneIn(2);
        step.put("tag", all ? 0 : 1 + list.below(5));
        if (!reject) {
            step.put("multiple", all || list.oneIn(2));
        }
        step.put("requeue", list.oneIn(2));
    }

    private void consume() {
        if (consumers == 5) {
            return;
        }
        ObjectNode step = list.step("consume", list.pick(CONSUMERS)).put("q", list.pick("@q", "@q", "@q", "@q2")).put("tag", "t" + consumers++)
                .put("no_ack", list.oneIn(5)).put("exclusive", list.oneIn(10));
        if (list.oneIn(3)) {
            step.putObject("args").put("x-priority", list.pick(-1, 1, 5));
        }
    }

    private void end() {
        switch (list.below(3)) {
            case 0 -> {
                String channel = list.pick(CONSUMERS);
                list.step("cancel", channel).put("tag", "t" + list.below(Math.max(1, consumers)));
            }
            case 1 -> list.step("channel.close", list.pick(CHANNELS));
            default -> list.step(list.pick("close", "kill"), "c1");
        }
    }

    private void limit() {
        list.step("basic.qos", list.pick(CONSUMERS)).put("prefetch_count", list.pick(0, 1, 2, 5)).put("global_qos", !quorum && list.oneIn(2));
    }

    private void recover() {
        list.step(list.pick("basic.recover", "recover-async"), list.pick(CHANNELS)).put("requeue", true);
    }

    private void odd() {
        switch (list.below(7)) {
            case 0 -> list.step("queue.purge", "z2").put("queue", list.pick("@q", "@dl"));
            case 1 -> list.step("queue.delete", "z2").put("queue", list.pick("@q", "@q2")).put("if_empty", list.oneIn(2)).put("if_unused", list.oneIn(2));
            case 2, 3, 4 -> list.step(list.pick("tx.commit", "tx.commit", "tx.rollback"), "a2");
            case 5 -> list.step("tx.select", list.pick("a2", "b2"));
            default -> list.step("queue.unbind", "z2").put("queue", "@dl").put("exchange", "@f").put("routing_key", "#");
        }
    }

    private void collect() {
        if (consumers > 0) {
            ArrayNode channels = list.step("collect", "b1").putNull("n").put("quiet", 50).put("ms", 300).putArray("cs");
            for (String channel : CONSUMERS) {
                channels.add(channel);
            }
        }
    }

    private void look() {
        for (String channel : CHANNELS) {
            list.step("channel.close", channel);
            list.step("wait").put("ms", 60);
        }
        list.step("close", "b1");
        list.step("close", "c1");
        list.step("wait").put("ms", 60);
        for (String queue : new String[] {"@q", "@q2", "@dl"}) {
            list.step("drain", "z3").put("q", queue).put("left", true);
        }
    }
}
