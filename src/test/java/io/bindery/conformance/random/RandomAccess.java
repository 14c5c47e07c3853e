package io.bindery.conformance.random;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Throws together users, their permissions and topic permissions, and what they try: what is refused, in which words, and what is lost by it. */
final class RandomAccess {

    private static final String VHOST = "@v";
    private static final String[] USERS = {"@anna", "@ben"};
    /** Of a name's first letter, of everything, of nothing; the default exchange has a name of its own here. */
    private static final String[] PATTERNS = {".*", ".*", "", "^{@}a", "^{@}[ab]", "{@}b$|amq", "^({@}a|amq\\.default)", "^$", "q", "x$", "^amq\\.gen", "."};
    private static final String[] TOPICS = {".*", "", "^a", "^{username}\\.", "^{vhost}$", "b$", "^$", "a|b", "[", "^(a|b)\\."};
    private static final String[] QUEUES = {"@aq", "@aq", "@bq", "@cq", "", "@none", "amq.mine"};
    private static final String[] EXCHANGES = {"@ax", "@ax", "@bx", "@cx", "", "amq.topic", "amq.direct", "@none"};
    private static final String[] KEYS = {"a", "b", "a.b", "@anna.a", "@v", "@aq", "@bq", ""};

    private final StepList list;

    private RandomAccess(StepList list) {
        this.list = list;
    }

    static void fill(StepList list) {
        RandomAccess access = new RandomAccess(list);
        list.home(VHOST, "amz");
        access.topology();
        access.users();
        for (int i = 0; i < 26; i++) {
            access.act();
        }
        for (String queue : new String[] {"@aq", "@bq", "@cq"}) {
            list.step("drain", "a1").put("q", queue).put("brief", true);
        }
        list.http("GET", "vhosts", VHOST, "permissions").putArray("pick").add("user").add("configure").add("write").add("read");
        list.http("GET", "vhosts", VHOST, "topic-permissions").putArray("pick").add("user").add("exchange").add("write").add("read");
    }

    private void topology() {
        for (String letter : new String[] {"a", "b", "c"}) {
            list.step("queue.declare").put("queue", "@" + letter + "q");
            ObjectNode exchange = list.step("exchange.declare").put("exchange", "@" + letter + "x").put("type", list.pick("topic", "topic", "direct", "fanout"));
            if (list.oneIn(4)) {
                exchange.putObject("arguments").put("alternate-exchange", list.pick(EXCHANGES));
            }
            list.step("queue.bind").put("queue", "@" + letter + "q").put("exchange", "@" + letter + "x").put("routing_key", list.pick("a", "#", "b"));
        }
    }

    private void users() {
        for (String user : USERS) {
            list.http("PUT", "users", user).putObject("body").put("password", "secret").put("tags", list.pick("", "", "impersonator", "management", "administrator"));
            if (!list.oneIn(6)) {
                permit(user);
            }
            if (list.oneIn(2)) {
                topics(user);
            }
        }
        list.step("login").put("as", "b").put("vhost", VHOST).put("user", USERS[0]).put("password", "secret");
        list.step("login").put("as", "c").put("vhost", VHOST).put("user", USERS[1]).put("password", "secret");
    }

    private void permit(String user) {
        list.http("PUT", "permissions", VHOST, user).putObject("body").put("configure", list.oneIn(15) ? "(" : list.pick(PATTERNS))
                .put("write", list.pick(PATTERNS)).put("read", list.pick(PATTERNS));
    }

    private void topics(String user) {
        list.http("PUT", "topic-permissions", VHOST, user).putObject("body").put("exchange", list.pick(EXCHANGES))
                .put("write", list.pick(TOPICS)).put("read", list.pick(TOPICS));
    }

    private void act() {
        String channel = list.pick("b1", "b1", "b2", "c1");
        switch (list.below(16)) {
            case 0, 1 -> declareQueue(channel);
            case 2 -> declareExchange(channel);
            case 3 -> remove(channel);
            case 4, 5 -> bind(channel);
            case 6, 7, 8, 9 -> publish(channel);
            case 10 -> list.step("get", channel).put("q", list.pick(QUEUES)).put("no_ack", true);
            case 11 -> consume(channel);
            case 12 -> mode(channel);
            case 13 -> connect();
            default -> change();
        }
    }

    private void declareQueue(String channel) {
        ObjectNode step = list.step("queue.declare", channel).put("queue", list.pick(QUEUES)).put("passive", list.oneIn(4))
                .put("exclusive", list.oneIn(6)).put("auto_delete", list.oneIn(6));
        if (list.oneIn(3)) {
            step.putObject("arguments").put("x-dead-letter-exchange", list.pick(EXCHANGES));
        }
    }

    private void declareExchange(String channel) {
        ObjectNode step = list.step("exchange.declare", channel).put("exchange", list.pick(EXCHANGES)).put("type", list.pick("topic", "direct", "fanout"))
                .put("passive", list.oneIn(4)).put("internal", list.oneIn(8));
        if (list.oneIn(3)) {
            step.putObject("arguments").put("alternate-exchange", list.pick(EXCHANGES));
        }
    }

    private void remove(String channel) {
        switch (list.below(3)) {
            case 0 -> list.step("queue.delete", channel).put("queue", list.pick(QUEUES));
            case 1 -> list.step("exchange.delete", channel).put("exchange", list.pick(EXCHANGES));
            default -> list.step("queue.purge", channel).put("queue", list.pick(QUEUES));
        }
        list.step("wait").put("ms", 30);
    }

    private void bind(String channel) {
        String op = list.oneIn(3) ? "unbind" : "bind";
        if (list.oneIn(3)) {
            list.step("exchange." + op, channel).put("destination", list.pick(EXCHANGES)).put("source", list.pick(EXCHANGES)).put("routing_key", list.pick(KEYS));
        } else {
            list.step("queue." + op, channel).put("queue", list.pick(QUEUES)).put("exchange", list.pick(EXCHANGES)).put("routing_key", list.pick(KEYS));
        }
    }

    private void publish(String channel) {
        ObjectNode step = list.step("publish", channel).put("x", list.pick(EXCHANGES)).put("k", list.pick(KEYS)).put("body", "m" + list.steps.size())
                .put("mandatory", list.oneIn(3));
        if (list.oneIn(4)) {
            step.putObject("props").put("user_id", list.pick(USERS[0], USERS[1], "guest", "nobody"));
        }
        if (list.oneIn(5)) {
            step.putObject("headers").putArray(list.pick("CC", "BCC")).add(list.pick(KEYS));
        }
        list.step("wait").put("ms", 20);
    }

    private void consume(String channel) {
        list.step("consume", channel).put("q", list.pick(QUEUES)).put("tag", "t").put("no_ack", true).put("exclusive", list.oneIn(5));
        list.step("collect", channel).putNull("n").put("quiet", 40).put("ms", 200).put("brief", true);
        list.step("cancel", channel).put("tag", "t");
    }

    private void mode(String channel) {
        list.step(list.pick("confirm.select", "tx.select", "tx.commit", "tx.rollback"), channel);
    }

    private void connect() {
        list.step("connect", list.pick("b1", "c1", "d1")).put("user", list.pick("@anna", "@ben", "guest", "@none", "")).put("password", list.pick("secret", "secret", "wrong", ""))
                .put("vhost", list.pick(VHOST, VHOST, "/", "@none", "")).put("mechanism", list.pick("PLAIN", "PLAIN", "AMQPLAIN")).put("capabilities", true);
    }

    /** A channel of RabbitMQ's remembers for a while what it was granted: whoever's permissions change opens his channels anew. */
    private void change() {
        String user = list.pick(USERS);
        switch (list.below(9)) {
            case 0, 1, 2 -> permit(user);
            case 3, 4 -> topics(user);
            case 5 -> list.http("DELETE", "permissions", VHOST, user);
            case 6 -> list.http("DELETE", "topic-permissions", VHOST, user);
            case 7 -> list.http("PUT", "users", user).putObject("body").put("password", "secret").put("tags", list.pick("", "impersonator"));
            default -> deleteUser(user);
        }
        for (String channel : new String[] {"b1", "b2", "c1"}) {
            list.step("channel.close", channel);
        }
        list.step("wait").put("ms", 30);
    }

    private void deleteUser(String user) {
        String name = user.equals(USERS[0]) ? "b1" : "c1";
        list.step("sync", name);
        list.http("DELETE", "users", user);
        list.step("wait").put("ms", 250);
        list.step("sync", name);
        if (list.oneIn(2)) {
            list.http("PUT", "users", user).putObject("body").put("password", "secret").put("tags", "");
            permit(user);
        }
    }
}
