package io.bindery.conformance.random;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Throws the same names together in two virtual hosts, a connection each, which have limits and are deleted and made again. */
final class RandomVhosts {

    private static final String[] VHOSTS = {"@v", "@w"};
    private static final String[] QUEUES = {"@q0", "@q1", "$g"};
    private static final String[] EXCHANGES = {"@x0", "@x1", "", "amq.fanout", "amq.topic"};
    private static final String[] KEYS = {"@q0", "@q1", "a", "a.b", "#"};

    private final StepList list;

    private RandomVhosts(StepList list) {
        this.list = list;
    }

    static void fill(StepList list) {
        RandomVhosts vhosts = new RandomVhosts(list);
        list.home("@v", "acz");
        list.home("@w", "bd");
        for (int i = 0; i < 5; i++) {
            vhosts.declare();
        }
        for (int i = 0; i < 30; i++) {
            vhosts.act();
        }
        vhosts.look();
    }

    private String channel() {
        return list.pick("a1", "a1", "b1", "b1", "a2", "c1", "d1");
    }

    private void act() {
        switch (list.below(16)) {
            case 0, 1, 2 -> declare();
            case 3, 4 -> list.step("queue.bind", channel()).put("queue", list.pick(QUEUES)).put("exchange", list.pick(EXCHANGES)).put("routing_key", list.pick(KEYS));
            case 5, 6, 7, 8 -> publish();
            case 9 -> list.step("get", channel()).put("q", list.pick(QUEUES)).put("no_ack", list.oneIn(2));
            case 10 -> consume();
            case 11 -> remove();
            case 12 -> list.step(list.pick("confirm.select", "tx.select"), channel());
            case 13 -> limit();
            case 14 -> connections();
            default -> vhost();
        }
    }

    private void declare() {
        if (list.oneIn(3)) {
            list.step("exchange.declare", channel()).put("exchange", list.pick("@x0", "@x1")).put("type", list.pick("direct", "topic", "fanout"))
                    .put("durable", list.oneIn(2)).put("auto_delete", list.oneIn(4));
        } else {
            ObjectNode step = list.step("queue.declare", channel()).put("queue", list.pick("@q0", "@q1")).put("durable", list.oneIn(2))
                    .put("exclusive", list.oneIn(6)).put("auto_delete", list.oneIn(6));
            if (list.oneIn(3)) {
                step.putObject("arguments").put("x-dead-letter-exchange", list.pick(EXCHANGES)).put("x-max-length", list.below(3));
            }
        }
        if (list.oneIn(6)) {
            list.step("queue.declare", channel()).put("queue", "").put("save", "$g").put("exclusive", list.oneIn(2));
        }
    }

    private void publish() {
        ObjectNode step = list.step("publish", channel()).put("x", list.pick(EXCHANGES)).put("k", list.pick(KEYS)).put("body", "m" + list.steps.size())
                .put("mandatory", list.oneIn(2));
        step.putObject("props").put("delivery_mode", 1 + list.below(2));
        list.step("wait").put("ms", 30);
    }

    private void consume() {
        String channel = channel();
        list.step("consume", channel).put("q", list.pick("@q0", "@q1", "amq.rabbitmq.reply-to")).put("tag", "t").put("no_ack", true).put("exclusive", list.oneIn(4));
        if (list.oneIn(2)) {
            list.step("publish", channel).put("x", "").put("k", list.pick(KEYS)).put("body", "ask").putObject("props").put("reply_to", "amq.rabbitmq.reply-to");
            list.step("wait").put("ms", 30);
            list.step("reply", channel()).put("q", list.pick("@q0", "@q1")).put("body", "answer").put("mandatory", list.oneIn(2));
        }
        list.step("collect", channel).putNull("n").put("quiet", 50).put("ms", 300);
        list.step("cancel", channel).put("tag", "t");
    }

    private void remove() {
        switch (list.below(3)) {
            case 0 -> list.step("queue.purge", channel()).put("queue", list.pick(QUEUES));
            case 1 -> list.step("exchange.delete", channel()).put("exchange", list.pick("@x0", "@x1"));
            default -> list.step("queue.delete", channel()).put("queue", list.pick(QUEUES)).put("if_empty", list.oneIn(3));
        }
        list.step("wait").put("ms", 40);
    }

    /** Of queues and connections; -1 is none. */
    private void limit() {
        String vhost = list.pick(VHOSTS);
        if (list.oneIn(3)) {
            list.http("DELETE", "vhost-limits", vhost, list.pick("max-queues", "max-connections"));
        } else {
            list.http("PUT", "vhost-limits", vhost, list.pick("max-queues", "max-queues", "max-connections", "max-nothing"))
                    .putObject("body").set("value", RandomValues.one(list, RandomValues.json("[0, 1, 2, 3, -1, 'x', null]")));
        }
        list.http("GET", "vhost-limits", vhost).putArray("pick").add("vhost").add("value");
    }

    private void connections() {
        switch (list.below(3)) {
            case 0 -> list.step(list.pick("close", "kill"), list.pick("a1", "b1", "c1", "d1"));
            default -> list.step("connect", list.pick("a1", "c1", "d1", "e1")).put("vhost", list.pick("@v", "@w", "@none"));
        }
        list.step("wait").put("ms", 200);
    }

    private void vhost() {
        int which = list.below(2);
        String vhost = VHOSTS[which];
        switch (list.below(5)) {
            case 0 -> list.http("PUT", "vhosts", vhost).putObject("body").put("description", "of " + vhost).put("tags", list.pick("one", "one,two", ""));
            case 1 -> list.http("DELETE", "vhosts", "@none");
            default -> {
                list.step("sync", which == 0 ? "a1" : "b1");
                list.http("DELETE", "vhosts", vhost);
                list.step("wait").put("ms", 300);
                list.step("sync", which == 0 ? "a1" : "b1");
                if (list.oneIn(4)) {
                    list.step("queue.declare", which == 0 ? "a1" : "b1").put("queue", "@q0");
                }
                list.http("PUT", "vhosts", vhost).putObject("body").put("description", "again");
                if (list.oneIn(3)) {
                    list.http("DELETE", "permissions", vhost, "guest");
                    list.step("queue.declare", which == 0 ? "a1" : "b1").put("queue", "@q0");
                }
                list.http("PUT", "permissions", vhost, "guest").putObject("body").put("configure", ".*").put("write", ".*").put("read", ".*");
            }
        }
    }

    private void look() {
        for (String vhost : VHOSTS) {
            list.http("GET", "vhosts", vhost).putArray("pick").add("name").add("description").add("tags");
            list.http("GET", "exchanges", vhost).putArray("pick").add("name").add("type").add("durable").add("auto_delete");
            list.http("GET", "queues", vhost).put("query", "?disable_stats=true&enable_queue_totals=true")
                    .putArray("pick").add("name").add("durable").add("auto_delete").add("exclusive").add("messages_ready");
            list.http("GET", "bindings", vhost).putArray("pick").add("source").add("destination").add("routing_key");
        }
        for (String channel : new String[] {"a9", "b9"}) {
            for (String queue : QUEUES) {
                list.step("drain", channel).put("q", queue);
            }
        }
    }
}
