package io.bindery.engine;

import io.bindery.model.Message;
import io.bindery.model.ReplyCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A connection's output that writes down what is said, one line each, and keeps the messages. */
final class RecordingOutput implements ConnectionOutput {

    private final List<String> lines = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private Object attachment;
    boolean writable = true;
    int toldItOutruns;
    int flushes;

    /** What was said since the last time, in order. */
    List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    /** The messages delivered, got and returned since the last time. */
    List<Message> takeMessages() {
        List<Message> taken = List.copyOf(messages);
        messages.clear();
        return taken;
    }

    static String body(Message message) {
        return new String(message.body(), StandardCharsets.UTF_8);
    }

    private void say(int channel, String line) {
        lines.add(channel + " " + line);
    }

    private String say(Message message) {
        messages.add(message);
        return body(message);
    }

    @Override public void reply(int channel, Reply reply) {
        say(channel, reply.toString());
    }

    @Override public void deliver(int channel, String consumerTag, long deliveryTag, boolean redelivered, Message message) {
        say(channel, "deliver " + consumerTag + " " + deliveryTag + " " + say(message) + (redelivered ? " again" : ""));
    }

    @Override public void getOk(int channel, long deliveryTag, boolean redelivered, long remaining, Message message) {
        say(channel, "got " + deliveryTag + " " + say(message) + (redelivered ? " again" : "") + " left " + remaining);
    }

    @Override public void returned(int channel, ReplyCode code, String text, Message message) {
        say(channel, "returned " + code.code() + " " + text + " " + say(message));
    }

    @Override public void confirm(int channel, long deliveryTag, boolean multiple) {
        say(channel, "confirm " + deliveryTag + (multiple ? " multiple" : ""));
    }

    @Override public void refuse(int channel, long deliveryTag, boolean multiple) {
        say(channel, "refuse " + deliveryTag + (multiple ? " multiple" : ""));
    }

    @Override public void cancelled(int channel, String consumerTag) {
        say(channel, "cancelled " + consumerTag);
    }

    @Override public void closeChannel(int channel, ReplyCode code, String text, int classId, int methodId) {
        say(channel, "close " + code.code() + " " + text + " " + classId + "." + methodId);
    }

    @Override public void closeConnection(ReplyCode code, String text, int classId, int methodId) {
        say(0, "close " + code.code() + " " + text + " " + classId + "." + methodId);
    }

    @Override public void outrunsConsumers() {
        toldItOutruns++;
    }

    @Override public boolean writable() {
        return writable;
    }

    @Override public void flush() {
        flushes++;
    }

    @Override public Object attachment() {
        return attachment;
    }

    @Override public void attach(Object engineState) {
        attachment = engineState;
    }
}
