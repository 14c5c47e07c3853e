package io.bindery.engine;

import io.bindery.engine.ClientCommand.ConsumeFlag;
import io.bindery.model.Properties;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A random life in which queues share nothing: each has channels of its own, and one method settles what one holder has. So
 * a queue that is slower for a while changes nothing of what anybody is told.
 */
final class ApartLife {

    private static final int GETS = 20;
    private static final int PUBLISHES = 40;

    final Desk desk;
    /** What was said on each channel of each client, in its order. */
    final Map<String, List<String>> heard = new TreeMap<>();
    private final Random chance;
    private final List<Desk.Client> clients = new ArrayList<>();
    private final Set<String> consuming = new HashSet<>();
    private final Map<String, List<Long>> got = new HashMap<>();

    ApartLife(long seed, Desk desk) {
        this.desk = desk;
        chance = new Random(seed);
        new RandomLife(seed, desk);
        for (int i = 0; i < 2; i++) {
            Desk.Client client = desk.connect();
            clients.add(client);
            client.open(PUBLISHES);
            for (int q = 0; q < RandomLife.QUEUES.length; q++) {
                client.open(2 + q);
                client.open(GETS + q);
            }
        }
    }

    void live(int steps) {
        for (int i = 0; i < steps; i++) {
            step(i);
            for (int c = 0; c < clients.size(); c++) {
                hear(c, clients.get(c).heard());
            }
        }
    }

    private void step(int number) {
        int which = chance.nextInt(clients.size());
        int q = chance.nextInt(RandomLife.QUEUES.length);
        Desk.Client client = clients.get(which);
        String queue = RandomLife.QUEUES[q];
        String key = which + " " + q;
        List<String> said = switch (chance.nextInt(14)) {
            case 0, 1, 2, 3 -> client.publish(PUBLISHES, "", queue, properties(), "m" + number, false);
            case 4 -> client.publish(PUBLISHES, "amq.topic", chance.nextBoolean() ? "a.b" : "a.c", properties(), "m" + number, false);
            case 5, 6 -> get(client, q, key);
            case 7 -> client.send(new ClientCommand.Get(client.output, GETS + q, queue, true));
            case 8 -> !consuming.add(key) ? List.of()
                    : client.consume(2 + q, queue, "t" + number, chance.nextBoolean() ? Set.of() : Set.of(ConsumeFlag.NO_ACK));
            case 9 -> chance.nextBoolean() ? client.ack(2 + q, 0, true) : settle(client, q, key, true);
            case 10 -> chance.nextBoolean() ? client.nack(2 + q, 0, true, chance.nextBoolean()) : settle(client, q, key, false);
            case 11 -> client.prefetch(2 + q, chance.nextInt(4), false);
            case 12 -> reopen(client, q, key);
            default -> {
                desk.later(chance.nextInt(30));
                yield List.of();
            }
        };
        hear(which, said);
    }

    private void hear(int client, List<String> said) {
        for (String line : said) {
            int channel = line.indexOf(' ');
            heard.computeIfAbsent(client + "." + line.substring(0, channel), each -> new ArrayList<>()).add(line.substring(channel + 1));
        }
    }

    private List<String> get(Desk.Client client, int q, String key) {
        List<String> said = client.send(new ClientCommand.Get(client.output, GETS + q, RandomLife.QUEUES[q], false));
        said.stream().filter(line -> line.contains(" got ")).forEach(line ->
                got.computeIfAbsent(key, each -> new ArrayList<>()).add(Long.parseLong(line.split(" ")[2])));
        return said;
    }

    private List<String> settle(Desk.Client client, int q, String key, boolean ack) {
        List<Long> tags = got.getOrDefault(key, List.of());
        if (tags.isEmpty()) {
            return List.of();
        }
        long tag = tags.remove(chance.nextInt(tags.size()));
        return ack ? client.ack(GETS + q, tag, false) : client.nack(GETS + q, tag, false, chance.nextBoolean());
    }

    private List<String> reopen(Desk.Client client, int q, String key) {
        consuming.remove(key);
        List<String> said = new ArrayList<>(client.closeChannel(2 + q));
        said.addAll(client.open(2 + q));
        return said;
    }

    private Properties properties() {
        Properties properties = chance.nextInt(4) == 0 ? Properties.NONE : Properties.NONE.withDeliveryMode(2);
        return chance.nextInt(5) == 0 ? properties.withExpiration(Integer.toString(chance.nextInt(60))) : properties;
    }
}
