package io.bindery.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.Binding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trie against a matcher written another way, on seeded random patterns and keys, while bindings come and go. */
class TopicTrieTest {

    private static final String[] WORDS = {"a", "b", "c", "", "*", "#", "#", "*", "order"};

    private record Queue(String name) implements RouteTarget { }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void matchesAsTheDefinitionSaysWhileBindingsComeAndGo(long seed) {
        Random random = new Random(seed);
        TopicTrie trie = new TopicTrie();
        Map<String, Edge> bound = new HashMap<>();
        for (int step = 0; step < 3000; step++) {
            String pattern = words(random, WORDS.length);
            Edge known = bound.remove(pattern);
            if (known != null) {
                trie.remove(known);
            } else {
                Edge edge = new Edge(Binding.toQueue("/", "x", "q", pattern), new Queue("q"), null);
                trie.add(edge);
                bound.put(pattern, edge);
            }
            String key = words(random, 4);
            assertThat(matched(trie, key)).as("key «%s»", key).isEqualTo(expected(bound.keySet(), key));
        }
        bound.values().forEach(trie::remove);
        assertThat(trie.isEmpty()).isTrue();
    }

    @Test void eachBindingIsToldOnceHoweverManyWaysItMatches() {
        TopicTrie trie = new TopicTrie();
        trie.add(new Edge(Binding.toQueue("/", "x", "q", "#.a.#.a.#"), new Queue("q"), null));
        List<Edge> told = new ArrayList<>();
        trie.match("a.a.a.a.a.a", told::add);
        assertThat(told).hasSize(1);
    }

    @Test void tenHashesAgainstALongKeyTakeFewSteps() {
        TopicTrie trie = new TopicTrie();
        trie.add(new Edge(Binding.toQueue("/", "x", "q", "#.a.#.a.#.a.#.a.#.a.#.a.#.a.#.a.#.a.#.b"), new Queue("q"), null));
        List<Edge> told = new ArrayList<>();
        trie.match("a.".repeat(127) + "a", told::add);
        assertThat(told).isEmpty();
        trie.match("a.".repeat(127) + "b", told::add);
        assertThat(told).hasSize(1);
    }

    @Test void anEmptyRoutingKeyMatchesHashButNotStar() {
        assertThat(expected(Set.of("#", "*", "", "#.#", "*.#"), "")).isEqualTo(new TreeSet<>(Set.of("#", "", "#.#")));
        TopicTrie trie = new TopicTrie();
        for (String pattern : List.of("#", "*", "", "#.#", "*.#")) {
            trie.add(new Edge(Binding.toQueue("/", "x", "q", pattern), new Queue("q"), null));
        }
        assertThat(matched(trie, "")).isEqualTo(new TreeSet<>(Set.of("#", "", "#.#")));
    }

    private static String words(Random random, int kinds) {
        List<String> words = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            words.add(WORDS[random.nextInt(kinds)]);
        }
        return String.join(".", words);
    }

    private static Set<String> matched(TopicTrie trie, String key) {
        Set<String> patterns = new TreeSet<>();
        trie.match(key, edge -> patterns.add(edge.binding().key()));
        return patterns;
    }

    private static Set<String> expected(Set<String> patterns, String key) {
        Set<String> matching = new TreeSet<>();
        for (String pattern : patterns) {
            if (takes(Words.of(pattern), 0, Words.of(key), 0)) {
                matching.add(pattern);
            }
        }
        return matching;
    }

    /** The definition, word by word: slow and plain. */
    private static boolean takes(String[] pattern, int p, String[] key, int k) {
        if (p == pattern.length) {
            return k == key.length;
        }
        if (pattern[p].equals("#")) {
            return takes(pattern, p + 1, key, k) || k < key.length && takes(pattern, p, key, k + 1);
        }
        return k < key.length && (pattern[p].equals("*") || pattern[p].equals(key[k])) && takes(pattern, p + 1, key, k + 1);
    }
}
