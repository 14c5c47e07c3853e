package io.bindery.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
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
            throw new java.io.UncheckedIOException(e);
        }
    }

    /**
     * Plays the case and returns every difference; a case that differs is played again before it counts, slower, and once more as
     * it was recorded: some wait for less than a queue's time, which twice as long is past it.
     */
    static List<String> differences(Case recorded, String host, int port) {
        List<String> differences = play(recorded, host, port, Pace.REAL, 1);
        for (double slow : new double[] {2, 1}) {
            differences = differences.isEmpty() ? differences : play(recorded, host, port, Pace.REAL, slow);
        }
        return differences;
    }

    /** Plays the case with its waits stepped over: nothing depends on how fast this machine is, so it plays once. */
    static List<String> differencesInSteps(Case recorded, String host, int port, Pace pace) {
        return play(recorded, host, port, pace, 1);
    }

    /** Plays the case once, with a broker that somebody restarts where the case says so. */
    static List<String> differencesOverRestarts(Case recorded, String host, int port, Runnable restart) {
        try (CasePlayer player = player(host, port, Pace.REAL, 1).restarting(restart)) {
            return differences(recorded, player.play(recorded.steps()));
        }
    }

    private static List<String> play(Case recorded, String host, int port, Pace pace, double slow) {
        try (CasePlayer player = player(host, port, pace, slow)) {
            return differences(recorded, player.play(recorded.steps()));
        }
    }

    private static CasePlayer player(String host, int port, Pace pace, double slow) {
        return new CasePlayer(host, port, PREFIX_FORM.formatted(System.nanoTime() & 0xFF_FFFF_FFFFL), pace, slow);
    }

    private static List<String> differences(Case recorded, List<ObjectNode> seen) {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            JsonNode step = recorded.steps().get(i);
            for (String difference : Comparison.differences(step, recorded.expected().get(i), seen.get(i))) {
                differences.add("step " + (i + 1) + " " + step.get("op").asText() + difference);
            }
        }
        return differences;
    }
}
