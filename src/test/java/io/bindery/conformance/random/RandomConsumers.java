package io.bindery.conformance.random;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Throws consumers together, on three channels of a connection of their own: prefetch, priorities, exclusive ones, their ends. */
final class RandomConsumers {

    private static final String[] CHANNELS = {"b1", "b2", "b3"};

    private record Living(String channel, String tag) { }

    private final StepList list;
    private final List<Living> living = new ArrayList<>();
    private int made;

    RandomConsumers(StepList list) {
        this.list = list;
    }

    void limits() {
        for (String channel : CHANNELS) {
            list.step("basic.qos", channel).put("prefetch_count", list.pick(0, 1, 1, 2, 3)).put("global_qos", list.oneIn(4));
        }
    }

    void act() {
        switch (list.below(8)) {
            case 0, 1, 2 -> consume();
            case 3 -> settle("ack");
            case 4 -> settle("nack");
            case 5 -> cancel();
            case 6 -> end();
            default -> list.step("depth", "z1").put("q", list.queue());
        }
        collect();
    }

    private void consume() {
        if (living.size() == 4) {
            return;
        }
        Living consumer = new Living(list.pick(CHANNELS), "c" + made++);
        living.add(consumer);
        ObjectNode step = list.step("consume", consumer.channel).put("q", list.queue()).put("tag", consumer.tag)
                .put("no_ack", list.oneIn(4)).put("exclusive", list.oneIn(8));
        if (list.oneIn(3)) {
            step.putObject("args").put("x-priority", list.pick(-1, 1, 5));
        }
    }

    private void settle(String op) {
        ObjectNode step = list.step(op, list.pick(CHANNELS)).put("tag", 0).put("multiple", true);
        if (op.equals("nack")) {
            step.put("requeue", list.oneIn(4));
        }
        list.letSettle();
    }

    private void cancel() {
        if (!living.isEmpty()) {
            Living consumer = living.remove(list.below(living.size()));
            list.step("cancel", consumer.channel).put("tag", consumer.tag);
        }
    }

    private void end() {
        String channel = list.pick(CHANNELS);
        list.step("channel.close", channel);
        living.removeIf(consumer -> consumer.channel.equals(channel));
        list.step("wait").put("ms", 80);
    }

    void collect() {
        ObjectNode step = list.step("collect", "b1").putNull("n").put("quiet", 90).put("ms", 500);
        ArrayNode channels = step.putArray("cs");
        for (String channel : CHANNELS) {
            channels.add(channel);
        }
    }

    /**
     * What they hold goes back: then the queues can be looked at. One channel after the other: when a connection ends,
     * RabbitMQ's channels end in no order, and what one held may still be given to another.
     */
    void endAll() {
        for (String channel : CHANNELS) {
            list.step("channel.close", channel);
            list.step("wait").put("ms", 80);
        }
        list.step("close", "b1");
        list.step("wait").put("ms", 60);
    }
}
