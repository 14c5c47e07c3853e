package io.bindery.conformance.random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Throws openings together: the protocol header, start-ok, tune-ok and open as clients send them, with one thing otherwise: left out,
 * twice, out of turn, altered, with other values; then a little of what depends on what was agreed.
 */
final class RandomHandshakes {

    private static final int OPENINGS = 6;

    private static final String HEADER = "414d515000000901";
    private static final String[] HEADERS = {"414d515001010009", "414d515001010800", "414d515001010901", "414d515000010000", "414d515003010000", "414d515002010000",
        "414d515000000902", "414d515000000800", "414d515000000a00", "414d510000000901", "616d717000000901", "474554202f20485454502f312e310d0a0d0a", "0000000000000000",
        "414d515000000901414d515000000901", "414d5150000009", "414d5150", "16030100"};
    private static final List<String> OF_0_8 = List.of("414d515001010800", "414d515001010901");
    private static final String[] MECHANISMS = {"PLAIN", "AMQPLAIN", "PLAIN", "AMQPLAIN", "EXTERNAL", "RABBIT-CR-DEMO", "plain", "", "ANONYMOUS", "ключ", "PLAIN AMQPLAIN"};
    private static final JsonNode RESPONSES = RandomValues.json("""
            ['\\u0000guest\\u0000guest', '\\u0000guest\\u0000guest', '', '\\u0000', '\\u0000\\u0000', 'guest', 'guest\\u0000guest', 'guest\\u0000guest\\u0000guest',
             '\\u0000guest\\u0000', '\\u0000\\u0000guest', '\\u0000guest\\u0000wrong', '\\u0000nobody\\u0000guest', '\\u0000guest\\u0000guest\\u0000', '\\u0000Guest\\u0000guest',
             '\\u0000guest\\u0000guest\\u0000guest', '\\u0000ÿ\\u0000ÿ', '\\u0000guest\\u0000guest ',
             {'LOGIN': 'guest', 'PASSWORD': 'guest'}, {'LOGIN': 'guest', 'PASSWORD': 'guest'}, {'PASSWORD': 'guest', 'LOGIN': 'guest'}, {'LOGIN': 'guest'}, {'PASSWORD': 'guest'}, {},
             {'LOGIN': 'guest', 'PASSWORD': 'wrong'}, {'LOGIN': '', 'PASSWORD': ''}, {'LOGIN': 5, 'PASSWORD': 'guest'}, {'LOGIN': 'guest', 'PASSWORD': 5},
             {'LOGIN': 'guest', 'PASSWORD': null}, {'LOGIN': {'!': 'x', 'v': '6775657374'}, 'PASSWORD': 'guest'}, {'LOGIN': 'guest', 'PASSWORD': 'guest', 'x': [1]},
             {'LOGIN': 'guest', 'PASSWORD': {'!': 'x', 'v': '6775657374'}}, {'login': 'guest', 'password': 'guest'}, {'LOGIN': ['guest'], 'PASSWORD': 'guest'}]""");
    private static final String[] CAPABILITIES = {"publisher_confirms", "exchange_exchange_bindings", "basic.nack", "consumer_cancel_notify", "connection.blocked",
        "authentication_failure_close", "consumer_cancel_notify", "authentication_failure_close", "unknown"};
    /** Of tune-ok: none asks for heartbeats within the time of a list. */
    private static final Integer[] CHANNEL_MAXIMA = {2047, 0, 1, 2, 2048, 65535, 256};
    private static final Long[] FRAME_MAXIMA = {131_072L, 0L, 1L, 4095L, 4096L, 4097L, 8192L, 131_073L, 4_294_967_295L, 2_147_483_648L};
    private static final Integer[] HEARTBEATS = {0, 60, 600, 65535, 30};
    private static final String[] VHOSTS = {"/", "/", "", "@none", "//", "ключ", "x y'z", "x".repeat(255), "amq.direct"};
    private static final String[] TOO_EARLY = {"connection.start-ok", "connection.secure-ok", "connection.tune-ok", "connection.open", "connection.close", "connection.close-ok",
        "connection.update-secret", "connection.start", "connection.tune", "connection.blocked", "channel.open", "channel.close", "channel.close-ok", "queue.declare",
        "basic.publish", "tx.select", "basic.ack"};

    private final StepList list;
    private ArrayNode parts;

    private RandomHandshakes(StepList list) {
        this.list = list;
    }

    static void fill(StepList list) {
        RandomHandshakes handshakes = new RandomHandshakes(list);
        for (int i = 0; i < OPENINGS; i++) {
            handshakes.parts = list.step("opening", "o" + i).putArray("parts");
            handshakes.opening();
        }
        list.step("endings");
    }

    /** One stage of it is where things go otherwise. */
    private void opening() {
        int odd = list.below(7);
        boolean older = header(odd == 0);
        between(odd == 1);
        startOk(odd == 2);
        between(odd == 3);
        tune(odd == 4);
        if (list.oneIn(8)) {
            between(true);
        }
        open(odd == 5);
        if (!older) {
            afterwards();
        }
    }

    private ArrayNode part() {
        return parts.addArray();
    }

    /** Returns whether 0-8 is spoken from here on, of whose own methods we know no more than clients of it use. */
    private boolean header(boolean odd) {
        String first = odd ? list.pick(HEADERS) : HEADER;
        part().addObject().put("raw", first);
        if (odd && list.oneIn(3)) {
            part().addObject().put("raw", HEADER);
        }
        return OF_0_8.contains(first);
    }

    /** What doesn't belong here. */
    private void between(boolean odd) {
        if (!odd) {
            return;
        }
        ArrayNode frames = part();
        switch (list.below(8)) {
            case 0 -> frames.addObject().put("t", 8).put("ch", list.pick(0, 0, 1)).put("hex", list.pick("", "", "00"));
            case 1 -> frames.addObject().put("t", list.pick(2, 3, 4, 9, 65, 255)).put("ch", list.pick(0, 1)).put("hex", list.pick("", "00", "003c000000000000000000000000"));
            case 2 -> frames.addObject().put("t", 1).put("ch", list.pick(0, 0, 1)).put("hex", list.pick("", "00", "000a0063", "0063000a", "000a000b", "000a001f", "000a0028", "000a0032"));
            case 3 -> frames.addObject().put("raw", list.pick("00", HEADER, "01", "0100000000000100ce", "0100000000000100cd", "01000000001000", "0100000000ffff", "03000100001001"));
            case 4 -> frames.addObject().put("t", list.pick(1, 3, 8)).put("ch", list.pick(0, 1)).put("hex", "00".repeat(list.pick(4087, 4088, 4089, 4096, 5000)));
            default -> altered(method(frames, list.pick(TOO_EARLY)), list.oneIn(4));
        }
    }

    private ObjectNode method(ArrayNode frames, String name) {
        int channel = name.startsWith("connection.") ? list.pick(0, 0, 0, 0, 1) : list.pick(1, 1, 0, 5);
        ObjectNode frame = frames.addObject().put("m", name).put("ch", channel);
        ObjectNode arguments = frame.putObject("a");
        switch (name) {
            case "connection.start-ok" -> startOk(arguments);
            case "connection.tune-ok" -> tuneOk(arguments);
            case "connection.open" -> arguments.put("virtual_host", "/");
            case "connection.close", "channel.close" -> arguments.put("code", list.pick(200, 320, 404)).put("text", list.pick("", "bye")).put("class", 0).put("method", 0);
            case "connection.secure-ok" -> arguments.put("response", list.pick("", "\0guest\0guest"));
            case "connection.update-secret" -> arguments.put("new_secret", list.pick("", "guest")).put("reason", list.pick("", "why"));
            default -> { }
        }
        return frame;
    }

    private void altered(ObjectNode frame, boolean odd) {
        if (!odd) {
            return;
        }
        switch (list.below(6)) {
            case 0 -> frame.put("cut", 1 + list.below(8));
            case 1 -> frame.put("add", list.pick("00", "ff", "0000", "61626300"));
            case 2 -> frame.putArray("set").add(list.below(4)).add(list.pick(0, 10, 20, 40, 50, 60, 85, 90, 99, 255));
            case 3 -> frame.putArray("set").add(list.below(60)).add(list.pick(0, 1, 5, 65, 83, 127, 128, 195, 255));
            case 4 -> frame.put("t", list.pick(0, 2, 3, 4, 8, 65));
            default -> frame.put("end", list.pick(0, 1, 205, 255));
        }
    }

    private static void startOk(ObjectNode arguments) {
        arguments.putObject("client_properties").putObject("capabilities").put("authentication_failure_close", true);
        arguments.put("mechanism", "PLAIN").put("response", "\0guest\0guest").put("locale", "en_US");
    }

    private void startOk(boolean odd) {
        ObjectNode frame = part().addObject().put("m", "connection.start-ok");
        ObjectNode arguments = frame.putObject("a");
        startOk(arguments);
        clientProperties(arguments);
        if (!odd) {
            return;
        }
        if (list.oneIn(3)) {
            altered(frame, true);
            return;
        }
        String mechanism = list.pick(MECHANISMS);
        arguments.put("mechanism", mechanism).set("response", RandomValues.one(list, RESPONSES));
        arguments.put("locale", list.pick("en_US", "", "de_DE", "ключ"));
    }

    private void clientProperties(ObjectNode arguments) {
        if (list.oneIn(4)) {
            return;
        }
        ObjectNode properties = arguments.putObject("client_properties");
        RandomValues.fill(list, properties, 3, "product", "connection_name", "version", "x", "", "information", "platform", "channel_max", "user_who_performed_action");
        if (list.oneIn(6)) {
            properties.set("capabilities", RandomValues.any(list));
        } else if (!list.oneIn(4)) {
            ObjectNode capabilities = properties.putObject("capabilities");
            for (int i = list.below(4); i > 0; i--) {
                String name = list.pick(CAPABILITIES);
                if (list.oneIn(4)) {
                    capabilities.set(name, RandomValues.any(list));
                } else {
                    capabilities.put(name, !list.oneIn(4));
                }
            }
        }
    }

    private void tuneOk(ObjectNode arguments) {
        arguments.put("channel_max", 2047).put("frame_max", 131_072).put("heartbeat", 0);
    }

    private void tune(boolean odd) {
        if (odd && list.oneIn(4)) {
            return;
        }
        ObjectNode frame = part().addObject().put("m", "connection.tune-ok");
        ObjectNode arguments = frame.putObject("a");
        tuneOk(arguments);
        if (odd) {
            switch (list.below(5)) {
                case 0 -> altered(frame, true);
                case 1 -> arguments.put("heartbeat", list.pick(HEARTBEATS));
                case 2 -> arguments.put("frame_max", list.pick(FRAME_MAXIMA));
                case 3 -> arguments.put("channel_max", list.pick(CHANNEL_MAXIMA));
                default -> arguments.put("channel_max", list.pick(CHANNEL_MAXIMA)).put("frame_max", list.pick(FRAME_MAXIMA)).put("heartbeat", list.pick(HEARTBEATS));
            }
        }
    }

    private void open(boolean odd) {
        ObjectNode frame = part().addObject().put("m", "connection.open");
        ObjectNode arguments = frame.putObject("a").put("virtual_host", "/");
        if (odd) {
            arguments.put("virtual_host", list.pick(VHOSTS)).put("reserved1", list.pick("", "", "x")).put("reserved2", list.oneIn(4));
            altered(frame, list.oneIn(3));
        }
    }

    /** What depends on what was agreed, and ends of all kinds. */
    private void afterwards() {
        if (list.oneIn(2)) {
            between(true);
        }
        switch (list.below(6)) {
            case 0 -> channel(1);
            case 1 -> channel(list.pick(2, 256, 257, 2047, 2048, 65535));
            case 2 -> cancelled();
            case 3 -> large();
            default -> { }
        }
        if (list.oneIn(2)) {
            part().addObject().put("m", list.pick("connection.close", "connection.close", "connection.close-ok")).putObject("a").put("code", 200).put("text", "bye");
        }
        if (list.oneIn(4)) {
            part().addObject().put("m", list.pick("connection.close", "connection.close-ok", "connection.open", "connection.start-ok"));
        }
    }

    private void channel(int number) {
        ArrayNode frames = part();
        frames.addObject().put("m", "channel.open").put("ch", number);
        if (list.oneIn(2)) {
            frames.addObject().put("m", "channel.open").put("ch", number == 1 ? 2 : 1);
        }
        if (list.oneIn(2)) {
            frames.addObject().put("m", "confirm.select").put("ch", number);
        }
    }

    /** Whether a consumer hears that its queue is deleted. */
    private void cancelled() {
        ArrayNode frames = part();
        frames.addObject().put("m", "channel.open").put("ch", 1);
        frames.addObject().put("m", "queue.declare").put("ch", 1).putObject("a").put("queue", "@q").put("exclusive", true);
        frames.addObject().put("m", "basic.consume").put("ch", 1).putObject("a").put("queue", "@q").put("consumer_tag", "t");
        part().addObject().put("m", "queue.delete").put("ch", 1).putObject("a").put("queue", "@q");
    }

    /** A frame as large as may be, or larger. */
    private void large() {
        part().addObject().put("m", "channel.open").put("ch", 1);
        ArrayNode frames = part();
        frames.addObject().put("m", "basic.publish").put("ch", 1).putObject("a").put("exchange", "amq.fanout").put("routing_key", "@none");
        int size = list.pick(4088, 4089, 8184, 8185, 131_064, 131_065);
        frames.addObject().put("t", 2).put("ch", 1).put("hex", "003c0000%016x0000".formatted(size));
        frames.addObject().put("t", 3).put("ch", 1).put("hex", "6d".repeat(size));
        frames.addObject().put("m", "queue.declare").put("ch", 1).putObject("a").put("queue", "amq.none").put("passive", true);
    }
}
