package io.bindery.conformance.random;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Throws together changes of the topology, things declared again rightly and wrongly, and what RabbitMQ refuses. */
final class RandomChanges {

    private final StepList list;
    private final RandomTopology topology;

    RandomChanges(StepList list, RandomTopology topology) {
        this.list = list;
        this.topology = topology;
    }

    void change() {
        switch (list.below(8)) {
            case 0 -> list.step("queue.purge", "z2").put("queue", list.queue());
            case 1 -> list.step("queue.unbind", "z2").put("queue", list.queue()).put("exchange", list.exchange()).put("routing_key", topology.pattern());
            case 2 -> list.step("exchange.unbind", "z2").put("destination", list.exchange()).put("source", list.exchange())
                    .put("routing_key", topology.pattern());
            case 3 -> list.step("exchange.delete", "z2").put("exchange", list.exchange()).put("if_unused", list.oneIn(2));
            case 4 -> list.step("queue.delete", "z2").put("queue", list.queue()).put("if_empty", list.oneIn(2)).put("if_unused", list.oneIn(2));
            case 5 -> topology.declareQueue(list.queue());
            case 6 -> topology.declareExchange(list.exchange());
            default -> topology.bind("z2");
        }
        list.letSettle();
    }

    /** On a channel and a connection of its own, which it may lose. */
    void mistake() {
        switch (list.below(16)) {
            case 0 -> publish("@none", "k");
            case 1 -> publish(list.exchange(), "k").put("mandatory", true).putObject("props").put("expiration", list.pick("", "x", "-1", "1.5", " 1"));
            case 2 -> publish("", list.queue()).putObject("props").put("user_id", "somebody");
            case 3 -> publish("", list.queue()).put("immediate", true);
            case 4 -> publish("", list.queue()).putObject("headers").put("CC", "no list");
            case 5 -> list.step("queue.bind", "m1").put("queue", "@none").put("exchange", list.exchange()).put("routing_key", "");
            case 6 -> list.step("exchange.bind", "m1").put("destination", list.exchange()).put("source", "@none").put("routing_key", "");
            case 7 -> list.step("consume", "m1").put("q", list.pick("@none", list.queue())).put("tag", "m").put("exclusive", true).put("no_ack", true);
            case 8 -> list.step("basic.qos", "m1").put("prefetch_size", 1);
            case 9 -> list.step(list.pick("ack", "reject", "nack"), "m1").put("tag", 1 + list.below(3));
            case 10 -> list.step("exchange.delete", "m1").put("exchange", list.pick("amq.topic", "", "amq.none", "@none"));
            case 11 -> list.step("queue.declare", "m1").put("queue", list.pick("amq.mine", "@none", list.queue())).put("passive", list.oneIn(2));
            case 12 -> list.step("exchange.declare", "m1").put("exchange", list.pick("amq.mine", "", list.exchange())).put("type", list.pick("topic", "x-none"));
            case 13 -> list.step(list.pick("tx.commit", "tx.rollback"), "m1");
            case 14 -> list.step("basic.recover", "m1").put("requeue", false);
            default -> argument(list.step("queue.declare", "m1").put("queue", "@wrong").putObject("arguments"));
        }
        list.step("sync", "m1");
    }

    private ObjectNode publish(String exchange, String key) {
        return list.step("publish", "m1").put("x", exchange).put("k", key).put("body", "mistaken");
    }

    private void argument(ObjectNode arguments) {
        String name = list.pick("x-message-ttl", "x-expires", "x-max-length", "x-max-length-bytes", "x-max-priority", "x-overflow",
                "x-dead-letter-exchange", "x-dead-letter-routing-key", "x-queue-type", "x-single-active-consumer", "x-delivery-limit", "x-queue-mode");
        switch (list.below(4)) {
            case 0 -> arguments.put(name, -1);
            case 1 -> arguments.put(name, "wrong");
            case 2 -> arguments.put(name, 256);
            default -> arguments.put(name, true);
        }
    }
}
