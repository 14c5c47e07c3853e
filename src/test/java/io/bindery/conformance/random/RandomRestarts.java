package io.bindery.conformance.random;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Throws together what lasts and what does not, restarts the broker over it, and looks at what is left. */
final class RandomRestarts {

    private final StepList list;
    private final boolean quorum;
    private int delivered;
    private int published;

    private RandomRestarts(StepList list, boolean quorum) {
        this.list = list;
        this.quorum = quorum;
    }

    static void fill(StepList list) {
        fill(list, false);
    }

    /** All queues are quorum queues. */
    static void fillWithQuorumQueues(StepList list) {
        fill(list, true);
    }

    private static void fill(StepList list, boolean quorum) {
        RandomRestarts restarts = new RandomRestarts(list, quorum);
        restarts.topology();
        for (int life = 0; life < 2; life++) {
            restarts.live();
            list.step("wait").put("ms", 150);
            list.step("restart").put("polite", list.oneIn(2));
            restarts.look();
        }
        for (String queue : list.queues) {
            list.step("drain", "a9").put("q", queue);
        }
    }

    private void topology() {
        for (int i = 0; i < 3; i++) {
            list.exchanges.add("@x" + i);
            exchange("@x" + i);
        }
        for (int i = 0; i < 4; i++) {
            list.queues.add("@q" + i);
            queue("@q" + i);
        }
        for (int i = 0; i < 7; i++) {
            bind();
        }
    }

    private void exchange(String name) {
        ObjectNode step = list.step("exchange.declare").put("exchange", name).put("type", list.pick("direct", "fanout", "topic", "headers"))
                .put("durable", !list.oneIn(3)).put("auto_delete", list.oneIn(6)).put("internal", list.oneIn(10));
        if (list.oneIn(3)) {
            step.putObject("arguments").put("alternate-exchange", list.exchange());
        }
    }

    private void queue(String name) {
        if (quorum) {
            quorumQueue(name);
            return;
        }
        ObjectNode step = list.step("queue.declare").put("queue", name).put("durable", !list.oneIn(4)).put("auto_delete", list.oneIn(8));
        ObjectNode arguments = step.putObject("arguments");
        if (list.oneIn(3)) {
            arguments.put("x-dead-letter-exchange", list.oneIn(2) ? "" : list.exchange()).put("x-dead-letter-routing-key", "@q" + list.below(4));
        }
        if (list.oneIn(3)) {
            arguments.put("x-max-length", 1 + list.below(5));
        }
        if (list.oneIn(6)) {
            arguments.put("x-overflow", list.pick("reject-publish", "drop-head"));
        }
        if (list.oneIn(4)) {
            arguments.put("x-max-priority", 1 + list.below(5));
        }
        if (list.oneIn(5)) {
            arguments.put("x-message-ttl", 600_000);
        }
        if (list.oneIn(6)) {
            arguments.put("x-queue-mode", "lazy");
        }
    }

    /** Letters go to later queues: one that was rejected once circles for ever between full ones, and what is where is a matter of the instant. */
    private void quorumQueue(String name) {
        ObjectNode arguments = list.step("queue.declare").put("queue", name).put("durable", true).putObject("arguments").put("x-queue-type", "quorum");
        int later = 3 - Integer.parseInt(name.substring(2));
        if (later > 0 && list.oneIn(3)) {
            arguments.put("x-dead-letter-exchange", "").put("x-dead-letter-routing-key", "@q" + (3 - list.below(later)));
        }
        if (list.oneIn(4)) {
            arguments.put("x-max-length", 1 + list.below(5));
        }
        if (list.oneIn(3)) {
            arguments.put("x-delivery-limit", list.below(3));
        }
    }

    private void bind() {
        ObjectNode step = list.oneIn(4)
                ? list.step("exchange.bind").put("destination", list.exchange()).put("source", list.exchange())
                : list.step("queue.bind").put("queue", list.queue()).put("exchange", list.exchange());
        step.put("routing_key", list.pick("a", "#", "*.b", "a.b", ""));
        if (list.oneIn(3)) {
            step.putObject("arguments").put("x-match", list.pick("all", "any")).put("h", list.below(2));
        }
    }

    /** Ends with everything confirmed. */
    private void live() {
        list.step("confirm.select");
        delivered = 0;
        for (int i = 0; i < 22; i++) {
            act();
            list.step("wait").put("ms", 20);
        }
    }

    private void act() {
        switch (list.below(14)) {
            case 0, 1, 2, 3, 4, 5, 6 -> publish();
            case 7, 8 -> get();
            case 9 -> settle();
            case 10 -> list.step("queue.purge", "z1").put("queue", list.queue());
            case 11 -> change();
            case 12 -> consume();
            default -> list.step("drain", "z1").put("q", list.queue()).put("max", 2);
        }
    }

    private void publish() {
        ObjectNode step = list.step("publish").put("x", list.oneIn(3) ? "" : list.exchange());
        step.put("k", step.get("x").asText().isEmpty() ? list.queue() : list.key()).put("body", "m" + published++).put("mandatory", list.oneIn(4));
        ObjectNode properties = step.putObject("props").put("delivery_mode", list.oneIn(3) ? 1 : 2);
        if (list.oneIn(3)) {
            properties.put("priority", list.below(7));
        }
        if (list.oneIn(6)) {
            properties.put("expiration", "600000").put("message_id", "id");
        }
        if (list.oneIn(3)) {
            step.putObject("headers").put("h", list.below(2));
        }
    }

    private void get() {
        list.step("get").put("q", list.queue()).put("no_ack", list.oneIn(4));
        delivered++;
    }

    private void settle() {
        if (delivered > 0) {
            String op = list.pick("ack", "nack", "reject");
            ObjectNode step = list.step(op).put("tag", 1 + list.below(delivered)).put("requeue", list.oneIn(2));
            if (!op.equals("reject")) {
                step.put("multiple", list.oneIn(3));
            }
        }
    }

    /** Of a quorum queue by the channel that gets, too: which of two connections ends first, and gives back first, is nobody's to say. */
    private void consume() {
        String channel = quorum ? "a1" : "b1";
        list.step("consume", channel).put("q", list.queue()).put("tag", "t").put("no_ack", list.oneIn(2));
        list.step("collect", channel).putNull("n").put("quiet", 60).put("ms", 300);
        list.step("cancel", channel).put("tag", "t");
    }

    private void change() {
        switch (list.below(6)) {
            case 0 -> list.step("queue.delete", "z1").put("queue", list.queue());
            case 1 -> list.step("exchange.delete", "z1").put("exchange", list.exchange());
            case 2 -> list.step("queue.unbind", "z1").put("queue", list.queue()).put("exchange", list.exchange()).put("routing_key", list.pick("a", "#"));
            case 3 -> queue(list.queue());
            case 4 -> exchange(list.exchange());
            default -> bind();
        }
    }

    private void look() {
        for (String exchange : list.exchanges) {
            list.step("exists").put("x", exchange);
        }
        for (String queue : list.queues) {
            list.step("depth", "z1").put("q", queue);
        }
        for (int i = 0; i < 3; i++) {
            publish();
            get();
        }
    }
}
