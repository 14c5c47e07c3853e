package io.bindery.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Cases recorded from RabbitMQ 3.10.8, from {@code src/test/resources/conformance/cases}. */
final class CaseFile {

    /** A case: what is done and what RabbitMQ answered. */
    record Case(String name, JsonNode steps, JsonNode expected) { }

    /** Thirteen characters as the recorder's: some cases go to the limit of 255 with it. */
    private static final String PREFIX_FORM = "cf%010x-";

    private CaseFile() { }

    static List<Case> load(String family) {
        try (InputStream in = CaseFile.class.getResourceAsStream("/conformance/cases/" + family + ".json")) {
            List<Case> cases = new ArrayList<>();
            for (JsonNode one : new ObjectMapper().readTree(in).get("cases")) {
                cases.add(new Case(one.get("name").asText(), one.get("steps"), one.get("expect")));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Plays the case and returns every difference; a case that differs is played again before it counts, slower, and once more as
     * it was recorded: some wait for less than a queue's time, which twice as long is past it.
     */
    static List<String> differences(Case recorded, BrokerAddress broker) {
        List<String> differences = play(recorded, broker, Pace.REAL, 1);
        for (double slow : new double[] {2, 1}) {
            differences = differences.isEmpty() ? differences : play(recorded, broker, Pace.REAL, slow);
        }
        return differences;
    }

    /** Plays the case with its waits stepped over: nothing depends on how fast this machine is, so it plays once. */
    static List<String> differencesInSteps(Case recorded, BrokerAddress broker, Pace pace) {
        return play(recorded, broker, pace, 1);
    }

    /** Plays the case once, with a broker that somebody restarts where the case says so. */
    static List<String> differencesOverRestarts(Case recorded, BrokerAddress broker, Runnable restart) {
        try (CasePlayer player = player(broker, Pace.REAL, 1).patient().restarting(restart)) {
            return differences(recorded, player.play(recorded.steps()));
        }
    }

    private static List<String> play(Case recorded, BrokerAddress broker, Pace pace, double slow) {
        try (CasePlayer player = player(broker, pace, slow).patient()) {
            return differences(recorded, player.play(recorded.steps()));
        }
    }

    static CasePlayer player(BrokerAddress broker, Pace pace, double slow) {
        return new CasePlayer(broker, PREFIX_FORM.formatted(System.nanoTime() & 0xFF_FFFF_FFFFL), pace, slow);
    }

    private static List<String> differences(Case recorded, List<ObjectNode> seen) {
        List<ObjectNode> expected = new ArrayList<>();
        recorded.expected().forEach(one -> expected.add((ObjectNode) one));
        return Comparison.differences(recorded.steps(), expected, seen);
    }

    /** Leaves what was played and answered in {@code target/oracle}, in the form of the recorded cases. */
    static void keep(String name, JsonNode steps, List<ObjectNode> expected) {
        ObjectNode file = new ObjectMapper().createObjectNode().put("family", "oracle").put("note", "");
        ObjectNode one = file.putArray("cases").addObject().put("name", name).put("doc", "");
        one.set("steps", steps);
        one.putArray("expect").addAll(expected);
        try {
            Path folder = Files.createDirectories(Path.of("target", "oracle"));
            Files.writeString(folder.resolve(name + ".json"), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
