package io.bindery.conformance.random;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Throws requests and answers by direct reply-to together: who asks, who answers late, whose channel is gone. */
final class RandomReplies {

    private static final String PSEUDO = "amq.rabbitmq.reply-to";
    private static final String[] ASKERS = {"a1", "a2", "b1"};

    private final StepList list;
    private int asked;

    private RandomReplies(StepList list) {
        this.list = list;
    }

    static void fill(StepList list) {
        RandomReplies replies = new RandomReplies(list);
        list.step("queue.declare", "s1").put("queue", "@srv");
        list.step("exchange.declare", "s1").put("exchange", "@x").put("type", "fanout");
        list.step("queue.bind", "s1").put("queue", "@srv").put("exchange", "@x").put("routing_key", "");
        for (String asker : ASKERS) {
            replies.listen(asker);
        }
        for (int i = 0; i < 26; i++) {
            replies.act();
        }
        replies.collect();
        list.step("drain", "s2").put("q", "@srv");
    }

    private void act() {
        String asker = list.pick(ASKERS);
        switch (list.below(14)) {
            case 0, 1, 2, 3 -> ask(asker);
            case 4, 5, 6 -> answer();
            case 7 -> listen(asker);
            case 8 -> list.step("cancel", asker).put("tag", "r");
            case 9 -> list.step("channel.close", asker);
            case 10 -> odd(asker);
            case 11 -> list.step("publish", asker).put("x", "").put("k", PSEUDO + list.pick("", ".", ".none", ".g2dkAA")).put("body", "stray").put("mandatory", true);
            default -> collect();
        }
    }

    private void listen(String asker) {
        list.step("consume", asker).put("q", PSEUDO).put("tag", "r").put("no_ack", !list.oneIn(8)).put("exclusive", list.oneIn(6));
    }

    private void ask(String asker) {
        list.step("publish", asker).put("x", list.pick("", "@x")).put("k", "@srv").put("body", "ask" + asked++).put("mandatory", list.oneIn(2))
                .putObject("props").put("reply_to", list.oneIn(6) ? "elsewhere" : PSEUDO).put("correlation_id", "c" + asked);
    }

    private void answer() {
        list.step("wait").put("ms", 30);
        list.step("reply", "s1").put("q", "@srv").put("body", "answer" + asked).put("mandatory", list.oneIn(2));
        collect();
    }

    private void odd(String asker) {
        switch (list.below(5)) {
            case 0 -> list.step("queue.declare", asker).put("queue", PSEUDO).put("passive", list.oneIn(2));
            case 1 -> list.step("get", asker).put("q", PSEUDO).put("no_ack", list.oneIn(2));
            case 2 -> list.step(list.pick("queue.purge", "queue.delete"), asker).put("queue", PSEUDO);
            case 3 -> list.step("queue.bind", asker).put("queue", PSEUDO).put("exchange", "@x").put("routing_key", "");
            default -> list.step("close", asker);
        }
    }

    private void collect() {
        ObjectNode step = list.step("collect", "a1").putNull("n").put("quiet", 60).put("ms", 300);
        for (String asker : ASKERS) {
            step.withArray("/cs").add(asker);
        }
    }
}
