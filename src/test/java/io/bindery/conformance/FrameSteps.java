package io.bindery.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Steps that send frames as no client would. A frame is written {@code {"t": 1, "ch": 1, "m": "basic.qos", "a": {…}}}, or with
 * {@code "hex"} for a payload; then {@code "cut"} bytes are missing, {@code "add"}ed, one is {@code "set"}, and so is its {@code "end"}.
 */
final class FrameSteps {

    private static final int FRAME_END = 0xCE;
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
            write(frame, channel.number, bytes);
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

    private void write(JsonNode frame, int ownNumber, ByteArrayOutputStream bytes) throws IOException {
        byte[] payload = altered(payload(frame), frame);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(frame.path("t").asInt(1));
        out.writeShort(frame.path("ch").asInt(ownNumber));
        out.writeInt(payload.length);
        out.write(payload);
        out.writeByte(frame.path("end").asInt(FRAME_END));
    }

    private byte[] payload(JsonNode frame) {
        if (frame.has("m")) {
            return new WireMethod(frame.get("m").asText(), session.names.resolve(frame.path("a"))).encode();
        }
        return HexFormat.of().parseHex(frame.path("hex").asText(""));
    }

    private static byte[] altered(byte[] payload, JsonNode frame) {
        byte[] altered = Arrays.copyOf(payload, Math.max(0, payload.length - frame.path("cut").asInt(0)));
        if (frame.has("set") && altered.length > 0) {
            altered[frame.get("set").get(0).asInt() % altered.length] = (byte) frame.get("set").get(1).asInt();
        }
        byte[] more = HexFormat.of().parseHex(frame.path("add").asText(""));
        byte[] all = Arrays.copyOf(altered, altered.length + more.length);
        System.arraycopy(more, 0, all, altered.length, more.length);
        return all;
    }
}
