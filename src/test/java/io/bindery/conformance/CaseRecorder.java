package io.bindery.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a RabbitMQ what the cases of files are to be answered, and writes it into them: {@code CaseRecorder AMQP-PORT HTTP-PORT
 * FILE...}. A case that is not answered three times the same is named and left as it was.
 */
final class CaseRecorder {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CaseRecorder() { }

    public static void main(String[] arguments) throws IOException {
        BrokerAddress rabbit = new BrokerAddress("127.0.0.1", Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        for (int i = 2; i < arguments.length; i++) {
            Path file = Path.of(arguments[i]);
            ObjectNode family = (ObjectNode) JSON.readTree(file.toFile());
            family.get("cases").forEach(one -> record((ObjectNode) one, rabbit));
            Files.writeString(file, lines(family));
        }
    }

    private static void record(ObjectNode one, BrokerAddress rabbit) {
        List<ObjectNode> first = play(one, rabbit);
        for (int again = 0; again < 2; again++) {
            List<String> differences = Comparison.differences(one.get("steps"), first, play(one, rabbit));
            if (!differences.isEmpty()) {
                System.err.println(one.get("name").asText() + " is not answered the same twice: " + differences);
                return;
            }
        }
        one.putArray("expect").addAll(first);
    }

    private static List<ObjectNode> play(ObjectNode one, BrokerAddress rabbit) {
        try (CasePlayer player = CaseFile.player(rabbit, Pace.REAL, 1)) {
            return player.play(one.get("steps"));
        }
    }

    /** A step a line, and an answer a line. */
    private static String lines(ObjectNode family) {
        List<String> cases = new ArrayList<>();
        for (JsonNode one : family.get("cases")) {
            cases.add("  {\"name\": " + one.get("name") + ",\n   \"doc\": " + one.get("doc") + ",\n   \"steps\": [\n" + lines(one.get("steps"))
                    + "],\n   \"expect\": [\n" + lines(one.path("expect")) + "]}");
        }
        return "{\"family\": " + family.get("family") + ",\n \"note\": " + family.get("note") + ",\n \"cases\": [\n" + String.join(",\n", cases) + "]}\n";
    }

    private static String lines(JsonNode array) {
        List<String> lines = new ArrayList<>();
        array.forEach(item -> lines.add("    " + item));
        return String.join(",\n", lines);
    }
}
