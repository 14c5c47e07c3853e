package io.bindery.conformance.random;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A list of steps that is being thrown together, and the dice of its seed. */
final class StepList {

    /** What a list is mostly about. */
    enum Theme { ROUTING, DEAD_LETTERS, EXPIRIES, OVERFLOW, CONSUMERS, QUORUM, TRANSACTIONS, LIFECYCLE }

    /** In which RabbitMQ's processes have told each other what they have to. */
    private static final int SETTLING = 40;

    final Theme theme;
    final List<String> exchanges = new ArrayList<>();
    final List<String> queues = new ArrayList<>();
    final ArrayNode steps = JsonNodeFactory.instance.arrayNode();
    final long seed;
    private final Random random;

    StepList(long seed) {
        this.seed = seed;
        random = new Random(seed * 7919);
        random.nextInt(); // the first of seeds that are near each other are alike
        theme = pick(Theme.values());
    }

    ObjectNode step(String op) {
        return steps.addObject().put("op", op);
    }

    ObjectNode step(String op, String channel) {
        return step(op).put("c", channel);
    }

    /** Over the management interface. */
    ObjectNode http(String method, String... path) {
        ObjectNode step = step("http").put("method", method);
        ArrayNode parts = step.putArray("path");
        for (String part : path) {
            parts.add(part);
        }
        return step;
    }

    /** Makes a virtual host of the list's own, in which these connections are from now on. */
    void home(String vhost, String connections) {
        http("PUT", "vhosts", vhost).putObject("body");
        http("PUT", "permissions", vhost, "guest").putObject("body").put("configure", ".*").put("write", ".*").put("read", ".*");
        step("login").put("as", connections).put("vhost", vhost);
    }

    /** Where a queue's process has something to tell another's, so that both brokers are asked when that is done. */
    void letSettle() {
        if (theme != Theme.ROUTING && theme != Theme.LIFECYCLE) {
            step("wait").put("ms", SETTLING);
        }
    }

    boolean is(Theme... themes) {
        return List.of(themes).contains(theme);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    int below(int n) {
        return random.nextInt(n);
    }

    @SafeVarargs final <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    String exchange() {
        return exchanges.get(random.nextInt(exchanges.size()));
    }

    String queue() {
        return queues.get(random.nextInt(queues.size()));
    }

    String key() {
        List<String> words = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            words.add(pick("a", "b", "c"));
        }
        return String.join(".", words);
    }
}
