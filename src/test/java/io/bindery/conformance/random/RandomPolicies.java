package io.bindery.conformance.random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.conformance.random.StepList.Theme;

/** Throws policies and operators' policies over a topology with traffic: set, changed, cleared, for names that match and for such as do not. */
final class RandomPolicies {

    private static final String VHOST = "@v";
    private static final int LENGTH = 30;
    private static final String[] PATTERNS = {".*", ".*", "", "^{@}", "q", "^{@}q[01]$", "q[123]", "^{@}x", "x0$", "^{@}q0$", "^none"};

    /** What of each is taken, more of the values that show soon. */
    private static final JsonNode GOOD = RandomValues.json("""
            {'max-length': [0, 1, 2, 3, 5], 'max-length-bytes': [0, 4, 8, 20], 'overflow': ['drop-head', 'reject-publish', 'reject-publish-dlx'],
             'dead-letter-exchange': ['', '@x0', '@x1', '@none'], 'dead-letter-routing-key': ['@q0', '@q1', 'a', 'a.b', ''],
             'message-ttl': [0, 20, 60000, 315360000000], 'expires': [60000, 600], 'delivery-limit': [0, 1, 2], 'alternate-exchange': ['@x0', '@x1', '@x2', ''],
             'queue-mode': ['lazy', 'default'], 'queue-version': [1, 2], 'dead-letter-strategy': ['at-most-once', 'at-least-once'],
             'max-in-memory-length': [0, 5], 'max-in-memory-bytes': [0, 50], 'max-age': ['1h'], 'queue-leader-locator': ['balanced'], 'initial-cluster-size': [1],
             'stream-max-segment-size-bytes': [1000]}""");
    private static final String[] ROUTING = {"alternate-exchange", "alternate-exchange", "max-length", "dead-letter-exchange"};
    private static final String[] OFTEN = {"max-length", "max-length", "max-length-bytes", "overflow", "overflow", "dead-letter-exchange",
        "dead-letter-exchange", "dead-letter-routing-key", "message-ttl", "delivery-limit", "delivery-limit", "alternate-exchange"};
    private static final String[] SELDOM = {"expires", "queue-mode", "queue-version", "dead-letter-strategy", "max-in-memory-length",
        "max-in-memory-bytes", "max-age", "queue-leader-locator", "initial-cluster-size", "stream-max-segment-size-bytes"};
    private static final String[] OPERATORS = {"max-length", "max-length-bytes", "message-ttl", "expires", "delivery-limit", "max-in-memory-length"};

    private final StepList list;
    private final RandomWork work;

    private RandomPolicies(StepList list) {
        this.list = list;
        work = new RandomWork(list);
    }

    static void fill(StepList list) {
        RandomPolicies policies = new RandomPolicies(list);
        list.home(VHOST, "abmz");
        policies.early();
        policies.work.begin();
        for (int i = 0; i < LENGTH; i++) {
            policies.act();
        }
        policies.look();
    }

    /** Some stand before what they are for. */
    private void early() {
        for (int i = list.below(3); i > 0; i--) {
            set();
        }
    }

    private void act() {
        switch (list.below(16)) {
            case 0, 1, 2, 3, 4, 5 -> work.traffic.publish();
            case 6 -> work.traffic.get();
            case 7 -> work.traffic.settle();
            case 8, 9, 10 -> set();
            case 11 -> clear();
            case 12 -> work.changes.change();
            case 13 -> work.consumers.act();
            case 14 -> list.step("depth", "z1").put("q", list.queue());
            default -> work.traffic.publish();
        }
    }

    private void set() {
        boolean operators = list.oneIn(3);
        int which = list.below(4);
        ObjectNode body = policy("PUT", operators, which).putObject("body");
        boolean careless = list.oneIn(16); // who may get several things wrong at once
        body.put("pattern", careless && list.oneIn(2) ? list.pick("(", "[a", "*", "a{2,1}", "\\", ")", "a**", "[b-a]") : list.pick(PATTERNS));
        double priority = 10 * list.below(3) + which + (operators ? 4 : 0) + list.pick(0., 0., 0.5, 1e12, -1e12); // none twice: which of two alike counts is not said
        if (list.oneIn(2)) {
            body.put("priority", priority);
        } else {
            body.put("priority", (long) priority);
        }
        if (operators || list.oneIn(2)) {
            body.put("apply-to", careless && list.oneIn(2) ? "everything" : list.pick("all", "queues", "queues", "exchanges"));
        }
        if (careless && list.oneIn(3)) {
            body.set("priority", RandomValues.one(list, RandomValues.json("['x', '5', true, null, '', [], {}, [1, 'a']]")));
        }
        ObjectNode definition = body.putObject("definition");
        for (int i = list.pick(1, 1, 2, 2, 3); i > 0; i--) {
            String key = operators && !careless ? list.pick(OPERATORS) : list.is(Theme.ROUTING) && list.oneIn(2) ? list.pick(ROUTING)
                    : list.oneIn(6) ? list.pick(SELDOM) : list.pick(OFTEN);
            if (key.equals("expires") && list.is(Theme.QUORUM)) {
                definition.put(key, 60_000); // RabbitMQ looks every five seconds only
                continue;
            }
            definition.set(key, (careless && list.oneIn(2) || list.oneIn(40)) && !key.equals("max-age") ? odd() : RandomValues.one(list, GOOD.get(key)));
        }
        settle();
    }

    /** What JSON can say. */
    private JsonNode odd() {
        return RandomValues.one(list, RandomValues.json("[-1, 'x', true, null, 1.5, [], {}, ['a'], '5', {'a': 1}, 9223372036854775807]"));
    }

    private void clear() {
        policy("DELETE", list.oneIn(3), list.below(4));
        settle();
    }

    private ObjectNode policy(String method, boolean operators, int which) {
        return list.http(method, operators ? "operator-policies" : "policies", VHOST, "p" + which);
    }

    /** In which each queue has come to know. */
    private void settle() {
        list.step("wait").put("ms", 60);
        if (list.oneIn(3)) {
            shown();
        }
    }

    private void shown() {
        list.http("GET", "queues", VHOST).put("query", "?disable_stats=true&enable_queue_totals=true").putArray("pick").add("name").add("policy");
        list.http("GET", "exchanges", VHOST).putArray("pick").add("name").add("policy");
    }

    private void look() {
        work.end(60);
        shown();
        for (String kind : new String[] {"policies", "operator-policies"}) {
            list.http("GET", kind, VHOST).putArray("pick").add("name").add("pattern").add("apply-to").add("priority").add("definition");
        }
        work.drainAll();
    }
}
