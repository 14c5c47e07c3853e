package io.bindery.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A frame as a step writes it, {@code {"t": 1, "ch": 1, "m": "basic.qos", "a": {…}}}, or with {@code "hex"} for a payload, in the
 * bytes it stands for: then {@code "cut"} bytes are missing, {@code "add"}ed, one is {@code "set"}, and so is its {@code "end"}.
 * With {@code "raw"} it is no frame but these bytes.
 */
final class WireFrame {

    private static final int FRAME_END = 0xCE;

    private WireFrame() { }

    static void write(JsonNode frame, int ownNumber, Names names, ByteArrayOutputStream bytes) throws IOException {
        if (frame.has("raw")) {
            bytes.write(HexFormat.of().parseHex(frame.get("raw").asText()));
            return;
        }
        byte[] payload = altered(payload(frame, names), frame);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(frame.path("t").asInt(1));
        out.writeShort(frame.path("ch").asInt(ownNumber));
        out.writeInt(payload.length);
        out.write(payload);
        out.writeByte(frame.path("end").asInt(FRAME_END));
    }

    private static byte[] payload(JsonNode frame, Names names) {
        if (frame.has("m")) {
            return new WireMethod(frame.get("m").asText(), names.resolve(frame.path("a"))).encode();
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
