package io.bindery.conformance.random;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Throws consumers of one queue together, of every kind: single active, exclusive, of quorum queues, with priorities and limits. */
final class RandomSingles {

    private static final String[] CHANNELS = {"a2", "a3", "a4"};

    private record Living(String channel, String tag) { }

    private final StepList list;
    private final List<Living> living = new ArrayList<>();
    private int most = 3;
    private int made;

    private RandomSingles(StepList list) {
        this.list = list;
    }

    static void fill(StepList list) {
        RandomSingles singles = new RandomSingles(list);
        singles.queue();
        for (int i = 0; i < 16; i++) {
            singles.act();
            singles.collect();
        }
        for (String channel : CHANNELS) {
            list.step("channel.close", channel);
            list.step("wait").put("ms", 60);
        }
        list.step("drain", "a9").put("q", "@q");
        list.step("drain", "a9").put("q", "@dl");
    }

    private void queue() {
        boolean quorum = list.oneIn(3);
        boolean single = list.oneIn(2);
        most = single && !quorum ? 1 : 3; // that may break down, and nobody knows what becomes of a publish until RabbitMQ has started it again
        ObjectNode arguments = list.step("queue.declare").put("queue", "@q").put("durable", quorum).putObject("arguments")
                .put("x-dead-letter-exchange", "").put("x-dead-letter-routing-key", "@dl");
        if (quorum) {
            arguments.put("x-queue-type", "quorum");
            if (list.oneIn(2)) {
                arguments.put("x-delivery-limit", list.below(3));
            }
        } else if (list.oneIn(3)) {
            arguments.put("x-max-priority", 5);
        }
        if (single) {
            arguments.put("x-single-active-consumer", true);
        }
        if (list.oneIn(4)) {
            arguments.put("x-max-length", 1 + list.below(3));
        }
        list.step("queue.declare").put("queue", "@dl");
        list.step("confirm.select", "a9");
        for (String channel : CHANNELS) {
            list.step("basic.qos", channel).put("prefetch_count", list.pick(1, 1, 2, 3, 0)).put("global_qos", !quorum && list.oneIn(5));
        }
    }

    private void act() {
        switch (list.below(12)) {
            case 0, 1, 2 -> consume();
            case 3, 4, 5 -> publish();
            case 6 -> list.step("ack", list.pick(CHANNELS)).put("tag", 0).put("multiple", true);
            case 7 -> list.step("nack", list.pick(CHANNELS)).put("tag", 0).put("multiple", true).put("requeue", list.oneIn(2));
            case 8 -> cancel();
            case 9 -> close();
            case 10 -> list.step("get", "a9").put("q", "@q").put("no_ack", true);
            default -> list.step("depth", "a9").put("q", "@q");
        }
        list.step("wait").put("ms", 40);
    }

    private void consume() {
        if (living.size() == 4) {
            return;
        }
        Living consumer = new Living(list.pick(CHANNELS), "t" + made++);
        living.add(consumer);
        ObjectNode step = list.step("consume", consumer.channel).put("q", "@q").put("tag", consumer.tag)
                .put("no_ack", list.oneIn(4)).put("exclusive", list.oneIn(7));
        if (list.oneIn(2)) {
            step.putObject("args").put("x-priority", list.pick(-1, 1, 5));
        }
    }

    private void publish() {
        for (int i = list.below(most); i >= 0; i--) {
            ObjectNode step = list.step("publish", "a9").put("x", "").put("k", "@q").put("body", "m" + list.steps.size());
            if (list.oneIn(2)) {
                step.putObject("props").put("priority", list.below(7));
            }
        }
    }

    private void cancel() {
        if (!living.isEmpty()) {
            Living consumer = living.remove(list.below(living.size()));
            list.step("cancel", consumer.channel).put("tag", consumer.tag);
        }
    }

    private void close() {
        String channel = list.pick(CHANNELS);
        list.step("channel.close", channel);
        living.removeIf(consumer -> consumer.channel.equals(channel));
        list.step("wait").put("ms", 60);
        list.step("basic.qos", channel).put("prefetch_count", list.pick(1, 2));
    }

    private void collect() {
        ArrayNode channels = list.step("collect", "a2").putNull("n").put("quiet", 70).put("ms", 400).putArray("cs");
        for (String channel : CHANNELS) {
            channels.add(channel);
        }
    }
}
