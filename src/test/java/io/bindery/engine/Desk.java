package io.bindery.engine;

import io.bindery.engine.ClientCommand.ConsumeFlag;
import io.bindery.model.Binding;
import io.bindery.model.BrokerCommand;
import io.bindery.model.CommandResult;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.StoreSnapshot;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.ExchangeFlag;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.Message;
import io.bindery.model.Properties;
import io.bindery.model.PropertiesCodec;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An engine with one client on it and a clock that is turned by hand: what the engine's tests play on. */
final class Desk {

    static final long START = 1_700_000_000_000L;

    final RecordingLog log;
    final BrokerEngine engine;
    final RecordingActivity activity = new RecordingActivity();
    long now;
    private long lastConnection;
    final Client client;

    Desk() {
        this(new RecordingLog(), RecoveredState.EMPTY, START);
    }

    Desk(RecordingLog log, RecoveredState recovered, long now) {
        this(EngineSettings.withSeed(7), log, recovered, now);
    }

    Desk(EngineSettings settings, RecordingLog log, RecoveredState recovered, long now) {
        this.log = log;
        this.now = now;
        engine = new BrokerEngine(settings, log, activity, recovered, now);
        endBatch();
        log.records.removeIf(record -> record.startsWith("set "));
        client = connect();
    }

    /** What a person is answered; null while it waits for the log. */
    CommandResult execute(BrokerCommand command) {
        CommandResult[] answer = new CommandResult[1];
        engine.apply(new EngineCommand.Execute(command, result -> answer[0] = result), now);
        endBatch();
        return answer[0];
    }

    Client connect() {
        return new Client(++lastConnection);
    }

    void later(long millis) {
        now += millis;
        engine.advance(now);
        endBatch();
    }

    /** Ends the batch and brings it to disk. */
    void endBatch() {
        engine.endBatch();
        if (log.autoCommit) {
            commit();
        }
        while (log.autoFetch && fetched()) {
            endBatch();
        }
    }

    /** Brings the contents that were asked for first; false when none are. */
    boolean fetched() {
        EngineCommand.Fetched next = log.nextFetched();
        if (next != null) {
            engine.apply(next, now);
        }
        return next != null;
    }

    void commit() {
        engine.apply(new EngineCommand.Committed(log.lastPosition()), now);
        engine.endBatch();
    }

    BrokerSnapshot snapshot() {
        return engine.snapshot(now, StoreSnapshot.NONE);
    }

    BrokerSnapshot.QueueSnapshot queue(String name) {
        return snapshot().vhost("/").orElseThrow().queue(name).orElseThrow();
    }

    static FieldTable args(Object... namesAndValues) {
        FieldTable table = FieldTable.EMPTY;
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            FieldValue field = value instanceof String s ? FieldValue.of(s)
                    : value instanceof Boolean b ? FieldValue.of(b)
                    : value instanceof FieldValue v ? v : FieldValue.of(((Number) value).longValue());
            table = table.with((String) namesAndValues[i], field);
        }
        return table;
    }

    /** One connection. Channel 1 is open. */
    final class Client {
        final RecordingOutput output = new RecordingOutput();

        Client(long id) {
            FieldTable capabilities = args("consumer_cancel_notify", true);
            send(new ClientCommand.Connected(output, id, "client-" + id, "guest", "/", "127.0.0.1:1",
                    FieldTable.of(Map.of("product", FieldValue.of("test"), "capabilities", new FieldValue.Table(capabilities)))));
            open(1);
        }

        /** What the client heard of this command, its batch ended. */
        List<String> send(ClientCommand command) {
            engine.apply(command, now);
            endBatch();
            return output.take();
        }

        List<String> open(int channel) {
            return send(new ClientCommand.OpenChannel(output, channel));
        }

        List<String> disconnect() {
            return send(new ClientCommand.Disconnected(output));
        }

        List<String> queue(String name, Object... arguments) {
            return queue(name, Set.of(), arguments);
        }

        List<String> queue(String name, Set<QueueFlag> flags, Object... arguments) {
            return send(new ClientCommand.DeclareQueue(output, 1, new QueueDefinition("/", name, flags, args(arguments)), false, false));
        }

        List<String> durableQueue(String name, Object... arguments) {
            return queue(name, EnumSet.of(QueueFlag.DURABLE), arguments);
        }

        List<String> exchange(String name, String type, Set<ExchangeFlag> flags, Object... arguments) {
            return send(new ClientCommand.DeclareExchange(output, 1,
                    new ExchangeDefinition("/", name, type, flags, args(arguments)), false, false));
        }

        List<String> exchange(String name, String type) {
            return exchange(name, type, Set.of());
        }

        List<String> bind(String queue, String exchange, String key, Object... arguments) {
            return send(new ClientCommand.BindQueue(output, 1, queue, exchange, key, false, args(arguments)));
        }

        List<String> bindExchange(String destination, String source, String key) {
            return send(new ClientCommand.BindExchange(output, 1, destination, source, key, false, FieldTable.EMPTY));
        }

        List<String> publish(String queue, String body) {
            return publish("", queue, Properties.NONE, body);
        }

        List<String> publishPersistent(String queue, String body) {
            return publish("", queue, Properties.NONE.withDeliveryMode(2), body);
        }

        List<String> publish(String exchange, String key, Properties properties, String body) {
            return publish(1, exchange, key, properties, body, false);
        }

        List<String> publish(int channel, String exchange, String key, Properties properties, String body, boolean mandatory) {
            return send(publication(channel, exchange, key, properties, body, mandatory));
        }

        ClientCommand publication(int channel, String exchange, String key, Properties properties, String body, boolean mandatory) {
            return new ClientCommand.Publish(output, channel, exchange, key, mandatory, false, PropertiesCodec.encode(properties),
                    body.getBytes(StandardCharsets.UTF_8));
        }

        List<String> get(String queue) {
            return send(new ClientCommand.Get(output, 1, queue, false));
        }

        List<String> take(String queue) {
            return send(new ClientCommand.Get(output, 1, queue, true));
        }

        /** Takes the next message and shows all of it. */
        Message message(String queue) {
            output.takeMessages();
            take(queue);
            return output.takeMessages().get(0);
        }

        List<String> consume(int channel, String queue, String tag, Set<ConsumeFlag> flags, Object... arguments) {
            return send(new ClientCommand.Consume(output, channel, queue, tag, flags, false, args(arguments)));
        }

        List<String> consume(String queue, String tag) {
            return consume(1, queue, tag, Set.of());
        }

        List<String> prefetch(int channel, int count, boolean global) {
            return send(new ClientCommand.Qos(output, channel, 0, count, global));
        }

        List<String> cancel(int channel, String tag) {
            return send(new ClientCommand.Cancel(output, channel, tag, false));
        }

        List<String> ack(int channel, long tag, boolean multiple) {
            return send(new ClientCommand.Ack(output, channel, tag, multiple));
        }

        List<String> ack(long tag) {
            return ack(1, tag, false);
        }

        List<String> nack(int channel, long tag, boolean multiple, boolean requeue) {
            return send(new ClientCommand.Nack(output, channel, tag, multiple, requeue, false));
        }

        List<String> closeChannel(int channel) {
            return send(new ClientCommand.CloseChannel(output, channel, true));
        }

        List<String> confirms(int channel) {
            return send(new ClientCommand.SelectConfirms(output, channel, false));
        }

        List<String> heard() {
            return output.take();
        }

        List<String> bind(Binding binding) {
            return send(new ClientCommand.BindQueue(output, 1, binding.destination(), binding.exchange(), binding.key(), false,
                    binding.arguments()));
        }
    }
}
