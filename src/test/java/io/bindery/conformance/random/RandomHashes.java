package io.bindery.conformance.random;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Throws x-consistent-hash exchanges together: weights, rebinding, what is hashed, and where each message falls. */
final class RandomHashes {

    private final StepList list;
    private int published;

    private RandomHashes(StepList list) {
        this.list = list;
    }

    static void fill(StepList list) {
        RandomHashes hashes = new RandomHashes(list);
        hashes.topology();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 10; i++) {
                hashes.publish();
            }
            hashes.change();
            hashes.change();
        }
        list.queues.forEach(queue -> list.step("drain", "z1").put("q", queue).put("brief", true));
    }

    private void topology() {
        for (int i = 0; i < 2; i++) {
            list.exchanges.add("@x" + i);
            ObjectNode step = list.step("exchange.declare").put("exchange", "@x" + i).put("type", "x-consistent-hash");
            switch (list.below(4)) {
                case 0 -> step.putObject("arguments").put("hash-header", "h");
                case 1 -> step.putObject("arguments").put("hash-property", list.pick("message_id", "correlation_id", "timestamp"));
                default -> { }
            }
        }
        list.step("exchange.declare").put("exchange", "@f").put("type", "fanout");
        for (int i = 0; i < 4; i++) {
            list.queues.add("@q" + i);
            list.step("queue.declare").put("queue", "@q" + i);
            bind();
        }
        list.step("queue.bind").put("queue", "@q3").put("exchange", "@f").put("routing_key", "");
        for (int i = 0; i < 3; i++) {
            bind();
        }
    }

    private void bind() {
        if (list.oneIn(6)) {
            list.step("exchange.bind", "m1").put("destination", "@f").put("source", list.exchange()).put("routing_key", weight());
        } else {
            list.step("queue.bind", "m1").put("queue", list.queue()).put("exchange", list.exchange()).put("routing_key", weight());
        }
    }

    private String weight() {
        return list.pick("1", "1", "1", "2", "3", "10", "0", "", "x", "-1", "1.5", "01", " 1");
    }

    private void publish() {
        ObjectNode step = list.step("publish").put("x", list.exchange()).put("k", list.pick("", "a", "b", "c", "key-" + published, "ключ"))
                .put("body", "m" + published++).put("mandatory", true);
        ObjectNode properties = step.putObject("props");
        if (!list.oneIn(3)) {
            properties.put("message_id", "id" + published).put("correlation_id", "c" + list.below(9)).put("timestamp", list.below(99));
        }
        if (!list.oneIn(3)) {
            step.putObject("headers").set("h", list.oneIn(2) ? RandomValues.any(list) : RandomValues.json("'h" + published + "'"));
        }
    }

    private void change() {
        switch (list.below(5)) {
            case 0 -> list.step("queue.unbind", "m1").put("queue", list.queue()).put("exchange", list.exchange()).put("routing_key", weight());
            case 1 -> {
                String queue = list.queue();
                list.step("queue.delete", "m1").put("queue", queue);
                list.step("queue.declare", "m1").put("queue", queue);
            }
            case 2 -> list.step("exchange.unbind", "m1").put("destination", "@f").put("source", list.exchange()).put("routing_key", weight());
            default -> bind();
        }
    }
}
