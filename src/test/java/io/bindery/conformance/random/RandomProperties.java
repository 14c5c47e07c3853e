package io.bindery.conformance.random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Throws together messages with every property and header type: routed, returned, refused and dead-lettered. */
final class RandomProperties {

    private static final String[] HEADERS = {"a", "b", "x-c", "ü", "", "CC", "BCC", "x-first-death-queue", "x-first-death-reason", "x-delivery-count",
        "x-stream-offset", "name".repeat(40)};
    private static final JsonNode EXPIRATIONS = RandomValues.json(
            "['60000', '315360000000', '315360000001', '', 'x', '-1', '+5', '1.5', ' 1', '1 ', '0x10', '007000000', '4294967296', '1e5', '٣']");
    private static final JsonNode COPIES = RandomValues.json("[['@q1'], ['@q0', '@q1'], [], ['@none'], ['@q1', 5], [null], 'no list', 5, {}, [['@q1']]]");
    private static final JsonNode DEATHS = RandomValues.json("""
            [[], 'x', 5, [{}], [{'queue': '@q0', 'reason': 'rejected', 'count': 3}], [{'queue': '@q0', 'reason': 'rejected'}],
             [{'queue': '@q0', 'reason': 'expired', 'count': {'!': 'l', 'v': 7}, 'exchange': '', 'routing-keys': ['k'], 'time': {'!': 'T', 'v': 5}}],
             [{'queue': 'other', 'reason': 'maxlen', 'count': {'!': 'l', 'v': 1}}, {'queue': '@q0', 'reason': 'rejected', 'count': {'!': 'l', 'v': 2}}],
             [{'reason': 'rejected'}, {'queue': 'other'}]]""");
    private static final String[] TEXTS = {"content_type", "content_encoding", "correlation_id", "reply_to", "message_id", "type", "app_id", "cluster_id"};

    private final StepList list;
    private int published;

    private RandomProperties(StepList list) {
        this.list = list;
    }

    static void fill(StepList list) {
        RandomProperties properties = new RandomProperties(list);
        properties.topology();
        for (int i = 0; i < 22; i++) {
            properties.publish();
            if (list.oneIn(4)) {
                properties.refuse();
            }
        }
        list.step("wait").put("ms", 60);
        for (int i = 0; i < 4; i++) {
            list.step("drain", "z1").put("q", "@q" + i);
        }
    }

    private void topology() {
        list.step("exchange.declare").put("exchange", "@d").put("type", list.pick("direct", "fanout", "topic"));
        list.step("queue.declare").put("queue", "@q3");
        int limited = list.below(6); // one at most: whose letters are first when two drop at once is RabbitMQ's processes' affair
        for (int i = 0; i < 3; i++) {
            ObjectNode arguments = list.step("queue.declare").put("queue", "@q" + i).putObject("arguments");
            if (i < 2) {
                arguments.put("x-dead-letter-exchange", list.pick("", "@d")).put("x-dead-letter-routing-key", list.pick("@q3", "@q2"));
            }
            if (list.oneIn(2)) {
                arguments.put("x-max-priority", 3);
            }
            if (i == limited) {
                arguments.put("x-max-length-bytes", 20);
            }
            list.step("queue.bind").put("queue", "@q" + i).put("exchange", "@d").put("routing_key", list.pick("k", "@q3", "#"));
        }
        if (list.oneIn(2)) {
            list.step("confirm.select", "m1");
        }
    }

    private void publish() {
        ObjectNode step = list.step("publish", "m1").put("x", list.pick("", "", "@d")).put("k", list.pick("@q0", "@q0", "@q1", "k", "@none"))
                .put("mandatory", list.oneIn(3));
        step.put("body", "m" + published++ + "ü".repeat(list.below(4)));
        ObjectNode properties = step.putObject("props");
        for (String text : TEXTS) {
            if (list.oneIn(5)) {
                properties.put(text, list.pick("", "text", "ключ", "x".repeat(255)));
            }
        }
        numbers(properties);
        if (list.oneIn(4)) {
            properties.set("expiration", RandomValues.one(list, EXPIRATIONS));
        }
        if (list.oneIn(6)) {
            properties.put("user_id", list.pick("guest", "guest", "", "other"));
        }
        if (list.oneIn(2)) {
            headers(step.putObject("headers"));
        }
        list.step("wait").put("ms", 30);
    }

    private void numbers(ObjectNode properties) {
        if (list.oneIn(3)) {
            properties.put("delivery_mode", list.pick(1, 2, 2, 0, 3, 255));
        }
        if (list.oneIn(3)) {
            properties.put("priority", list.pick(0, 1, 3, 4, 255));
        }
        if (list.oneIn(4)) {
            properties.put("timestamp", list.pick(0L, 1_700_000_000L, Long.MAX_VALUE, 4_294_967_296L));
        }
    }

    private void headers(ObjectNode headers) {
        RandomValues.fill(list, headers, 3, HEADERS);
        if (list.oneIn(3)) {
            headers.set(list.pick("CC", "BCC"), RandomValues.one(list, COPIES));
        }
        if (list.oneIn(4)) {
            headers.set("x-death", RandomValues.one(list, DEATHS));
        }
    }

    private void refuse() {
        String queue = list.pick("@q0", "@q1");
        list.step("get", "a2").put("q", queue).put("no_ack", false);
        list.step("nack", "a2").put("tag", 0).put("multiple", true).put("requeue", list.oneIn(4));
        list.step("wait").put("ms", 40);
    }
}
