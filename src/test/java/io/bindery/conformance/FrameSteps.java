package io.bindery.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Steps that send frames as no client would ({@link WireFrame}) on channels that are open, or were. */
final class FrameSteps {

    /** RabbitMQ gives who is told of a broken frame three seconds to read it. */
    private static final int UNTIL_IT_ENDS = 6000;

    private final Session session;

    FrameSteps(Session session) {
        this.session = session;
    }

    /** Sends the frames at once, then asks for something on the same channel: what is answered, and whether the connection ends. */
    ObjectNode frames(JsonNode step) throws IOException, ClosedException {
        WireChannel channel = session.channel(Session.channelRef(step));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (JsonNode frame : step.get("frames")) {
            WireFrame.write(frame, channel.number, session.names, bytes);
        }
        channel.replies.clear();
        try {
            channel.connection.sendRaw(bytes.toByteArray());
        } catch (IOException gone) {
            // told by what comes next
        }
        ObjectNode seen = answers(lastOf(step, channel));
        if (step.path("ends").asBoolean() && channel.connection.ended) {
            seen.put("end", channel.connection.isEndedWithin(UNTIL_IT_ENDS));
        }
        return seen;
    }

    /** Whose answer comes behind what the last frame sets off. */
    private static WireChannel lastOf(JsonNode step, WireChannel channel) {
        int number = step.get("frames").get(step.get("frames").size() - 1).path("ch").asInt(channel.number);
        if (number == 0 || number == channel.number) {
            return channel;
        }
        WireChannel other = channel.connection.channels.computeIfAbsent(number, n -> new WireChannel(channel.connection, n));
        other.open = !channel.connection.ended;
        return other;
    }

    /** All that comes before the answer to a question which no frame of ours is. */
    private ObjectNode answers(WireChannel channel) {
        List<String> names = new ArrayList<>();
        Session.Answer answer = session.call(channel, new WireMethod("channel.flow", JsonNodeFactory.instance.objectNode().put("active", true)));
        while (answer.reply() != null && !answer.reply().method().name().equals("channel.flow-ok")) {
            names.add(answer.reply().method().name());
            answer = session.await(channel);
        }
        ObjectNode seen = answer.reply() == null ? answer.otherwise() : JsonNodeFactory.instance.objectNode().put("ok", true);
        if (!names.isEmpty()) {
            names.forEach(seen.putArray("answers")::add);
        }
        return seen;
    }
}
