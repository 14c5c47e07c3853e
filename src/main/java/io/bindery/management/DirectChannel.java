package io.bindery.management;

import io.bindery.engine.ClientCommand;
import io.bindery.engine.ConnectionOutput;
import io.bindery.engine.Reply;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.Message;
import io.bindery.model.ReplyCode;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * A connection with one channel inside the process, for one request: what it asks is checked and answered as for any
 * client of that user. RabbitMQ's HTTP interface works the same way. A worker asks and waits; the engine thread answers.
 */
final class DirectChannel implements ConnectionOutput, AutoCloseable {

    static final int NUMBER = 1;
    private static final int ANSWER_SECONDS = 30;
    /** Below zero, where no socket's connection is. */
    private static final AtomicLong IDS = new AtomicLong();

    record Got(long deliveryTag, boolean redelivered, long remaining, Message message) { }

    record Returned(ReplyCode code) { }

    record Closed(ReplyCode code, String text) { }

    record Confirmed(boolean taken) { }

    private final ManagementPort broker;
    private final BlockingQueue<Object> answers = new LinkedBlockingQueue<>();
    private Object attachment;

    private DirectChannel(ManagementPort broker) {
        this.broker = broker;
    }

    static DirectChannel open(ManagementPort broker, String user, String vhost) {
        if (broker.settings().permission(user, vhost).isEmpty()) {
            throw HttpRefusal.notAuthorised("Access refused.");
        }
        DirectChannel channel = new DirectChannel(broker);
        long id = IDS.decrementAndGet();
        broker.post(new ClientCommand.Connected(channel, id, "HTTP API", user, vhost, "direct:" + -id, FieldTable.of("product", FieldValue.of("HTTP API"))));
        channel.ask(self -> new ClientCommand.OpenChannel(self, NUMBER));
        return channel;
    }

    /** Waits for what the command is answered; throws what RabbitMQ's interface answers to a close. */
    Object ask(Function<DirectChannel, ClientCommand> command) {
        broker.post(command.apply(this));
        return next();
    }

    /** Likewise; what is refused is told with its code's name and all. */
    Object askInFull(Function<DirectChannel, ClientCommand> command) {
        broker.post(command.apply(this));
        Object answer = take();
        if (answer instanceof Closed closed) {
            throw HttpRefusal.inFull(closed.code(), closed.text());
        }
        return answer;
    }

    /** For commands that answer nothing. */
    void say(Function<DirectChannel, ClientCommand> command) {
        broker.post(command.apply(this));
    }

    Object next() {
        Object answer = take();
        if (answer instanceof Closed closed) {
            throw HttpRefusal.of(closed.code(), closed.text());
        }
        return answer;
    }

    /** Likewise, a close among the answers. */
    Object take() {
        try {
            Object answer = answers.poll(ANSWER_SECONDS, TimeUnit.SECONDS);
            if (answer == null) {
                throw new HttpRefusal(Answer.error(500, "timeout", "the broker did not answer in time"));
            }
            return answer;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new HttpRefusal(Answer.error(503, "ending", "the broker ends"));
        }
    }

    @Override public void close() {
        broker.post(new ClientCommand.Disconnected(this));
    }

    // the engine thread

    @Override public void reply(int channel, Reply reply) {
        answers.add(reply);
    }

    @Override public void deliver(int channel, String consumerTag, long deliveryTag, boolean redelivered, Message message) { }

    @Override public void getOk(int channel, long deliveryTag, boolean redelivered, long remaining, Message message) {
        answers.add(new Got(deliveryTag, redelivered, remaining, message));
    }

    @Override public void returned(int channel, ReplyCode code, String text, Message message) {
        answers.add(new Returned(code));
    }

    @Override public void confirm(int channel, long deliveryTag, boolean multiple) {
        answers.add(new Confirmed(true));
    }

    @Override public void refuse(int channel, long deliveryTag, boolean multiple) {
        answers.add(new Confirmed(false));
    }

    @Override public void cancelled(int channel, String consumerTag) { }

    @Override public void closeChannel(int channel, ReplyCode code, String text, int classId, int methodId) {
        answers.add(new Closed(code, text));
    }

    @Override public void closeConnection(ReplyCode code, String text, int classId, int methodId) {
        answers.add(new Closed(code, text));
    }

    @Override public boolean writable() {
        return true;
    }

    @Override public void flush() { }

    @Override public Object attachment() {
        return attachment;
    }

    @Override public void attach(Object engineState) {
        attachment = engineState;
    }
}
