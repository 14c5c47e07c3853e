package io.bindery.conformance.random;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Throws all methods together, with all flags, on the channels of two connections: whose queue it is, what is used, what was named last. */
final class RandomMethods {

    private static final String[] QUEUES = {"@q0", "@q1", "@q2", "", "$g", "amq.odd", "@none"};
    private static final String[] EXCHANGES = {"@x0", "@x1", "", "amq.direct", "amq.topic", "amq.odd", "@none"};
    private static final String[] KEYS = {"@q0", "@q1", "@k"}; // of this list alone: amq.direct is everybody's

    private final StepList list;

    private RandomMethods(StepList list) {
        this.list = list;
    }

    static void fill(StepList list) {
        RandomMethods methods = new RandomMethods(list);
        list.step("queue.declare").put("queue", "").put("exclusive", list.oneIn(2)).put("save", "$g");
        for (int i = 0; i < 4; i++) {
            methods.declare();
        }
        for (int i = 0; i < 40; i++) {
            methods.act();
        }
        list.step("close", "a1");
        list.step("wait").put("ms", 100);
        list.step("close", "b1");
        list.step("wait").put("ms", 100);
        for (int i = 0; i < 3; i++) {
            list.step("exists").put("q", "@q" + i);
        }
        list.step("exists").put("x", "@x0");
        list.step("exists").put("x", "@x1");
    }

    private String channel() {
        return list.pick("a1", "a1", "a2", "b1");
    }

    private void act() {
        switch (list.below(12)) {
            case 0, 1, 2 -> declare();
            case 3 -> remove();
            case 4, 5 -> bind();
            case 6, 7 -> publish();
            case 8 -> consume();
            case 9 -> take();
            case 10 -> settle();
            default -> odd();
        }
    }

    private void declare() {
        if (list.oneIn(3)) {
            list.step("exchange.declare", channel()).put("exchange", list.pick(EXCHANGES)).put("type", list.pick("direct", "fanout", "topic", "odd"))
                    .put("durable", list.oneIn(5)).put("auto_delete", list.oneIn(3)).put("internal", list.oneIn(8))
                    .put("passive", list.oneIn(8)).put("nowait", list.oneIn(6));
        } else {
            list.step("queue.declare", channel()).put("queue", list.pick(QUEUES)).put("durable", list.oneIn(5)).put("auto_delete", list.oneIn(3))
                    .put("exclusive", list.oneIn(4)).put("passive", list.oneIn(6)).put("nowait", list.oneIn(8));
        }
    }

    private void remove() {
        switch (list.below(4)) {
            case 0 -> list.step("exchange.delete", channel()).put("exchange", list.pick(EXCHANGES)).put("if_unused", list.oneIn(2)).put("nowait", list.oneIn(5));
            case 1 -> list.step("queue.purge", channel()).put("queue", list.pick(QUEUES)).put("nowait", list.oneIn(5));
            default -> list.step("queue.delete", channel()).put("queue", list.pick(QUEUES)).put("if_unused", list.oneIn(2))
                    .put("if_empty", list.oneIn(2)).put("nowait", list.oneIn(5));
        }
        list.step("wait").put("ms", 40);
    }

    private void bind() {
        String op = list.oneIn(4) ? "unbind" : "bind";
        if (list.oneIn(3)) {
            list.step("exchange." + op, channel()).put("destination", list.pick(EXCHANGES)).put("source", list.pick(EXCHANGES))
                    .put("routing_key", list.pick(KEYS));
        } else {
            list.step("queue." + op, channel()).put("queue", list.pick(QUEUES)).put("exchange", list.pick(EXCHANGES)).put("routing_key", list.pick(KEYS));
        }
    }

    private void publish() {
        String exchange = list.pick(EXCHANGES);
        list.step("publish", channel()).put("x", exchange).put("k", exchange.isEmpty() ? list.pick(QUEUES) : list.pick(KEYS))
                .put("body", "m" + list.steps.size()).put("mandatory", list.oneIn(2));
        list.step("wait").put("ms", 30);
    }

    private void consume() {
        String channel = channel();
        ObjectNode step = list.step("consume", channel).put("q", list.pick(QUEUES)).put("tag", list.pick("t", "u", "v" + list.steps.size()));
        step.put("no_ack", list.oneIn(2)).put("exclusive", list.oneIn(3)).put("no_local", list.oneIn(4));
        if (list.oneIn(2)) {
            list.step("cancel", list.oneIn(4) ? channel() : channel).put("tag", step.get("tag").asText());
        }
        collect();
    }

    private void take() {
        list.step("get", channel()).put("q", list.pick(QUEUES)).put("no_ack", list.oneIn(2));
    }

    private void settle() {
        ObjectNode step = list.step(list.pick("ack", "nack", "reject"), channel()).put("tag", list.pick(0, 1, 1, 2));
        if (!step.get("op").asText().equals("reject")) {
            step.put("multiple", list.oneIn(2));
        }
        step.put("requeue", list.oneIn(2));
        list.step("wait").put("ms", 40);
    }

    private void odd() {
        String channel = channel();
        switch (list.below(11)) {
            case 0 -> list.step("basic.qos", channel).put("prefetch_count", list.below(3)).put("global_qos", list.oneIn(2));
            case 1 -> list.step("basic.recover", channel).put("requeue", !list.oneIn(4));
            case 2 -> list.step("recover-async", channel).put("requeue", !list.oneIn(4));
            case 3 -> list.step("confirm.select", channel);
            case 4 -> list.step("tx.select", channel);
            case 5, 6 -> list.step(list.pick("tx.commit", "tx.rollback"), channel);
            case 7 -> list.step("channel.flow", channel).put("active", !list.oneIn(4));
            case 8 -> list.step("channel.close", channel);
            case 9 -> list.step("channel.open", channel);
            default -> list.step(list.pick("close", "kill"), "b1");
        }
        list.step("wait").put("ms", 60);
    }

    private void collect() {
        list.step("collect", "a1").putNull("n").put("quiet", 50).put("ms", 300).putArray("cs").add("a1").add("a2").add("b1");
    }
}
