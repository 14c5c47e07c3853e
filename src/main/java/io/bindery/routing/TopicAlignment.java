package io.bindery.routing;

import io.bindery.model.RouteTrace.Explanation;
import io.bindery.model.RouteTrace.Part;
import io.bindery.model.RouteTrace.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Lays a topic pattern under a key with the fewest words that would have to differ: none means it matches. The
 * alignment is the explanation; a test holds it equal to {@link TopicTrie} on every recorded pair.
 */
final class TopicAlignment {

    private final String[] pattern;
    private final String[] key;
    /** cost[p][k]: the fewest changes that fit pattern words from p on to key words from k on. */
    private final int[][] cost;

    private TopicAlignment(String[] pattern, String[] key) {
        this.pattern = pattern;
        this.key = key;
        this.cost = new int[pattern.length + 1][key.length + 1];
        fill();
    }

    static Explanation explain(String patternText, String keyText) {
        TopicAlignment alignment = new TopicAlignment(Words.of(patternText), Words.of(keyText));
        List<Part> parts = alignment.parts();
        int distance = alignment.cost[0][0];
        return new Explanation(alignment.rule(distance, parts), parts, distance);
    }

    private void fill() {
        for (int p = pattern.length; p >= 0; p--) {
            for (int k = key.length; k >= 0; k--) {
                cost[p][k] = cheapest(p, k);
            }
        }
    }

    private int cheapest(int p, int k) {
        if (p == pattern.length) {
            return key.length - k;
        }
        boolean anyWords = pattern[p].equals("#");
        int best = cost[p + 1][k] + (anyWords ? 0 : 1);
        if (k < key.length) {
            best = Math.min(best, anyWords ? cost[p][k + 1] : cost[p + 1][k + 1] + (takes(p, k) ? 0 : 1));
            best = anyWords ? best : Math.min(best, cost[p][k + 1] + 1);
        }
        return best;
    }

    private boolean takes(int p, int k) {
        return pattern[p].equals("*") || pattern[p].equals(key[k]);
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        int p = 0;
        int k = 0;
        while (p < pattern.length || k < key.length) {
            if (p == pattern.length) {
                parts.add(new Part("", join(k, key.length), k, key.length - k, Verdict.KEY_TOO_LONG));
                return parts;
            }
            int taken = pattern[p].equals("#") ? wordsTakenByHash(p, k) : 1;
            if (pattern[p].equals("#")) {
                parts.add(new Part("#", join(k, k + taken), k, taken, taken == 0 ? Verdict.TOOK_NOTHING : Verdict.TOOK));
            } else if (k < key.length && cost[p][k] == cost[p + 1][k + 1] + (takes(p, k) ? 0 : 1)) {
                parts.add(new Part(pattern[p], key[k], k, 1, takes(p, k) ? Verdict.TOOK : Verdict.FAILED));
            } else if (cost[p][k] == cost[p + 1][k] + 1) {
                parts.add(new Part(pattern[p], "", k, 0, Verdict.WANTED_MORE));
                taken = 0;
            } else {
                parts.add(new Part("", key[k], k, 1, Verdict.KEY_TOO_LONG));
                k++;
                continue;
            }
            p++;
            k += taken;
        }
        return parts;
    }

    /** As many as it can without making the rest dearer: what a reader expects of a {@code #}. */
    private int wordsTakenByHash(int p, int k) {
        for (int taken = key.length - k; taken > 0; taken--) {
            if (cost[p + 1][k + taken] == cost[p][k]) {
                return taken;
            }
        }
        return 0;
    }

    private String join(int from, int to) {
        return String.join(".", Arrays.copyOfRange(key, from, to));
    }

    private String rule(int distance, List<Part> parts) {
        if (distance == 0) {
            return matchRule(parts);
        }
        List<String> reasons = new ArrayList<>();
        List<String> wanting = new ArrayList<>();
        for (Part part : parts) {
            switch (part.verdict()) {
                case FAILED -> reasons.add(quoted(part.took()) + " is not " + quoted(part.pattern()));
                case WANTED_MORE -> wanting.add(quoted(part.pattern()));
                case KEY_TOO_LONG -> reasons.add("nothing in the pattern takes " + quoted(part.took()));
                default -> { }
            }
        }
        if (!wanting.isEmpty()) {
            reasons.add(key.length == 0 ? "the key is empty: " + wanting(wanting, " wants one word more", " want a word each")
                    : wanting(wanting, " wants a word more than the key has", " want words that the key has not"));
        }
        String all = String.join("; ", reasons.isEmpty() ? Collections.singletonList("the words differ") : reasons) + ".";
        return Character.toUpperCase(all.charAt(0)) + all.substring(1);
    }

    private static String wanting(List<String> words, String one, String several) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) + one : String.join(", ", words.subList(0, last)) + " and " + words.get(last) + several;
    }

    private static String quoted(String word) {
        return word.isEmpty() ? "the empty word" : "«" + word + "»";
    }

    private static String matchRule(List<Part> parts) {
        for (Part part : parts) {
            if (part.verdict() == Verdict.TOOK_NOTHING) {
                return "Every word is taken; # takes zero or more, here zero.";
            }
        }
        return "Every word is taken.";
    }
}
