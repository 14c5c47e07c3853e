package io.bindery.engine;

import io.bindery.engine.ClientCommand.ConsumeFlag;
import io.bindery.model.Properties;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A desk with clients that do this and that, decided by a seed alone; everything heard is written down. */
final class RandomLife {

    static final String[] QUEUES = {"plain", "durable", "timed", "short", "ranked", "lettered", "quorum"};

    final Desk desk;
    final List<String> heard = new ArrayList<>();
    private final Random chance;
    private final List<Desk.Client> clients = new ArrayList<>();

    RandomLife(long seed, Desk desk) {
        this.desk = desk;
        chance = new Random(seed);
        clients.add(desk.client);
        clients.add(desk.connect());
        declare();
    }

    private void declare() {
        Desk.Client client = desk.client;
        client.queue("plain");
        client.durableQueue("durable");
        client.durableQueue("timed", "x-message-ttl", 40, "x-dead-letter-exchange", "", "x-dead-letter-routing-key", "durable");
        client.durableQueue("short", "x-max-length", 3, "x-dead-letter-exchange", "amq.fanout");
        client.durableQueue("ranked", "x-max-priority", 4);
        client.durableQueue("lettered");
        client.durableQueue("quorum", "x-queue-type", "quorum", "x-delivery-limit", 2);
        client.bind("lettered", "amq.fanout", "");
        client.bind("durable", "amq.topic", "a.#");
        client.bind("timed", "amq.topic", "*.b");
    }

    void live(int steps) {
        for (int i = 0; i < steps; i++) {
            step(i);
            for (int c = 0; c < clients.size(); c++) {
                String name = "client " + c + ": ";
                clients.get(c).heard().forEach(line -> heard.add(name + line));
            }
        }
    }

    private void step(int number) {
        int which = chance.nextInt(clients.size());
        Desk.Client client = clients.get(which);
        String queue = QUEUES[chance.nextInt(QUEUES.length)];
        List<String> said = switch (chance.nextInt(14)) {
            case 0, 1, 2, 3 -> client.publish("", queue, properties(), "m" + number);
            case 4 -> client.publish("amq.topic", chance.nextBoolean() ? "a.b" : "a.c", properties(), "m" + number);
            case 5, 6 -> client.get(queue);
            case 7 -> client.take(queue);
            case 8 -> client.consume(1, queue, "t" + number, chance.nextBoolean() ? Set.of() : Set.of(ConsumeFlag.NO_ACK));
            case 9 -> client.ack(1, 0, true);
            case 10 -> client.nack(1, 0, true, chance.nextBoolean());
            case 11 -> client.prefetch(1, chance.nextInt(4), chance.nextInt(4) == 0);
            case 12 -> reopen(which);
            default -> {
                desk.later(chance.nextInt(30));
                yield List.of();
            }
        };
        said.forEach(line -> heard.add("client " + which + ": " + line));
        if (said.stream().anyMatch(line -> line.contains(" close "))) {
            client.send(new ClientCommand.CloseChannel(client.output, 1, false));
            reopen(which);
        }
    }

    void disconnectAll() {
        clients.forEach(Desk.Client::disconnect);
    }

    private List<String> reopen(int which) {
        if (chance.nextInt(3) == 0) {
            clients.get(which).disconnect();
            clients.set(which, desk.connect());
            return List.of();
        }
        List<String> said = new ArrayList<>(clients.get(which).closeChannel(1));
        said.addAll(clients.get(which).open(1));
        return said;
    }

    private Properties properties() {
        Properties properties = chance.nextBoolean() ? Properties.NONE.withDeliveryMode(2) : Properties.NONE;
        return chance.nextInt(5) == 0 ? properties.withExpiration(Integer.toString(chance.nextInt(60))) : properties;
    }

}
