package io.bindery.conformance.random;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.conformance.random.StepList.Theme;

/** Throws exchanges, queues and bindings together: every exchange type that decides, every queue argument. */
final class RandomTopology {

    private static final String[] PATTERNS = {"a", "b", "a.b", "#", "*", "a.#", "#.b", "*.b", "a.*.c", "#.a.#", ""};

    /** Longer than any waiting time here, or over before the next wait is. */
    static final int SHORT_TIME = 20;
    static final int LONG_TIME = 60_000;
    static final int PAST_SHORT_TIME = 120;

    private final StepList list;

    RandomTopology(StepList list) {
        this.list = list;
    }

    void build() {
        int exchangeCount = 2 + list.below(3);
        for (int i = 0; i < exchangeCount; i++) {
            list.exchanges.add("@x" + i);
            declareExchange("@x" + i);
        }
        int queueCount = 2 + list.below(4);
        for (int i = 0; i < queueCount; i++) {
            list.queues.add("@q" + i);
            declareQueue("@q" + i);
        }
        for (int i = 0; i < 8; i++) {
            bind("a1");
        }
    }

    void declareExchange(String name) {
        ObjectNode step = list.step("exchange.declare").put("exchange", name)
                .put("type", list.oneIn(12) ? "x-consistent-hash" : list.pick("direct", "fanout", "topic", "headers"))
                .put("durable", list.oneIn(2)).put("auto_delete", list.oneIn(6)).put("internal", list.oneIn(10));
        if (list.oneIn(3)) {
            step.putObject("arguments").put("alternate-exchange", "@x" + list.below(4));
        }
    }

    void declareQueue(String name) {
        boolean quorum = list.is(Theme.QUORUM) && !list.oneIn(3);
        ObjectNode step = list.step("queue.declare").put("queue", name).put("durable", quorum || list.oneIn(2));
        if (!quorum && list.is(Theme.LIFECYCLE, Theme.CONSUMERS)) {
            step.put("auto_delete", list.oneIn(3)).put("exclusive", list.oneIn(6));
        }
        ObjectNode arguments = step.putObject("arguments");
        if (quorum) {
            arguments.put("x-queue-type", "quorum");
            if (list.oneIn(2)) {
                arguments.put("x-delivery-limit", list.below(3));
            }
        }
        deadLetters(arguments);
        limits(arguments, quorum);
        if (!quorum && list.oneIn(5)) {
            arguments.put("x-max-priority", 1 + list.below(5));
        }
        if (list.is(Theme.CONSUMERS, Theme.QUORUM) && list.oneIn(3)) {
            arguments.put("x-single-active-consumer", true);
        }
        times(arguments);
    }

    private void deadLetters(ObjectNode arguments) {
        if (list.oneIn(list.is(Theme.ROUTING, Theme.LIFECYCLE) ? 4 : 2)) {
            arguments.put("x-dead-letter-exchange", list.oneIn(3) ? "" : "@x" + list.below(4));
            if (list.oneIn(2)) {
                arguments.put("x-dead-letter-routing-key", list.oneIn(2) ? list.key() : "@q" + list.below(4));
            }
        }
    }

    private void limits(ObjectNode arguments, boolean quorum) {
        if (list.oneIn(list.is(Theme.OVERFLOW) ? 2 : 5)) {
            arguments.put("x-max-length", list.below(4));
        }
        if (list.oneIn(list.is(Theme.OVERFLOW) ? 3 : 12)) {
            arguments.put("x-max-length-bytes", list.below(12));
        }
        if (arguments.has("x-max-length") && !list.oneIn(3)) {
            arguments.put("x-overflow", quorum ? list.pick("drop-head", "reject-publish")
                    : list.pick("drop-head", "reject-publish", "reject-publish-dlx"));
        }
    }

    private void times(ObjectNode arguments) {
        if (list.oneIn(list.is(Theme.EXPIRIES) ? 2 : 8)) {
            int time = list.is(Theme.EXPIRIES) && list.oneIn(2) ? list.pick(0, SHORT_TIME) : LONG_TIME;
            arguments.put("x-message-ttl", time);
        }
        if (list.oneIn(list.is(Theme.EXPIRIES) ? 4 : 12)) {
            arguments.put("x-expires", list.is(Theme.EXPIRIES) && list.oneIn(3) ? 5 * PAST_SHORT_TIME : LONG_TIME);
        }
    }

    void bind(String channel) {
        ObjectNode step = list.oneIn(4)
                ? list.step("exchange.bind", channel).put("destination", list.exchange()).put("source", list.exchange())
                : list.step("queue.bind", channel).put("queue", list.queue()).put("exchange", list.exchange());
        step.put("routing_key", list.oneIn(6) ? list.pick("1", "2") : pattern()); // a weight, for an exchange that hashes
        bindingArguments(step.putObject("arguments"));
    }

    String pattern() {
        return list.pick(PATTERNS);
    }

    private void bindingArguments(ObjectNode arguments) {
        if (list.oneIn(3)) {
            arguments.put("x-match", list.pick("all", "any", "all-with-x", "any-with-x"));
            arguments.put("h", list.below(2));
            if (list.oneIn(2)) {
                arguments.put("x-h", "v");
            }
        }
    }
}
