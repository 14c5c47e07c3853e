package io.bindery.routing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * All routing keys there are, told apart as far as a set of patterns can: the patterns run side by side as one automaton
 * over words, and each state it can be in is a class of keys, represented by its shortest. Besides the words the
 * patterns name one fresh word is enough, since they treat all others alike. So what is decided for one key of every
 * class is decided for all keys.
 */
final class KeyClasses {

    /** The longest key there is, in bytes (a short string on the wire). */
    static final int LONGEST_KEY = 255;

    private static final String FRESH = "any";

    /** One place in a pattern; the last of each pattern, its end, takes no word. */
    private record Place(String literal, boolean anyWord, boolean repeats) { }

    private record Found(BitSet places, List<String> words, int bytes, boolean loneEmptyWord) { }

    private record Visited(BitSet places, boolean loneEmptyWord) { }

    private final List<Place> places = new ArrayList<>();
    private final BitSet start = new BitSet();
    private final Set<Visited> seen = new HashSet<>();
    private final PriorityQueue<Found> waiting = new PriorityQueue<>(
            Comparator.comparingInt(Found::bytes).thenComparing(found -> found.words().size()));
    private String fresh = FRESH;

    /** A topic exchange's pattern. */
    void addPattern(String pattern) {
        add(pattern, true);
    }

    /** A direct exchange's key, where {@code *} and {@code #} are words like others. */
    void addKey(String key) {
        add(key, false);
    }

    private void add(String pattern, boolean wildcards) {
        int first = places.size();
        for (String word : Words.of(pattern)) {
            boolean repeats = wildcards && word.equals("#");
            boolean anyWord = repeats || wildcards && word.equals("*");
            places.add(new Place(anyWord ? null : word, anyWord, repeats));
        }
        places.add(new Place(null, false, false));
        enter(first, start);
    }

    /** A place is reached; so is the one behind a {@code #}, which may take no word. */
    private void enter(int place, BitSet into) {
        int at = place;
        into.set(at);
        while (places.get(at).repeats) {
            into.set(++at);
        }
    }

    void begin() {
        seen.clear();
        waiting.clear();
        avoidLiteralFreshWord();
        offer(new Found(start, List.of(), 0, false));
    }

    private void avoidLiteralFreshWord() {
        while (places.stream().anyMatch(place -> fresh.equals(place.literal))) {
            fresh += "1";
        }
    }

    /** The next class's shortest key, shorter ones first; null when there are no more. */
    String next() {
        while (!waiting.isEmpty()) {
            Found found = waiting.poll();
            follow(found);
            if (!found.loneEmptyWord) {
                return String.join(".", found.words);
            }
        }
        return null;
    }

    int found() {
        return seen.size();
    }

    private void follow(Found found) {
        Set<String> words = new HashSet<>();
        found.places.stream().mapToObj(places::get).map(Place::literal).forEach(words::add);
        words.remove(null);
        words.add(fresh);
        words.stream().sorted().forEach(word -> offer(after(found, word)));
    }

    private Found after(Found found, String word) {
        BitSet next = new BitSet(places.size());
        found.places.stream().forEach(at -> {
            Place place = places.get(at);
            if (place.anyWord || word.equals(place.literal)) {
                enter(place.repeats ? at : at + 1, next);
            }
        });
        List<String> words = new ArrayList<>(found.words);
        words.add(word);
        int bytes = found.bytes + word.getBytes(StandardCharsets.UTF_8).length + (found.words.isEmpty() ? 0 : 1);
        return new Found(next, words, bytes, found.words.isEmpty() && word.isEmpty());
    }

    /** A single empty word is no key: the empty key has no word at all. It only leads on to longer ones. */
    private void offer(Found found) {
        if (found.bytes <= LONGEST_KEY && seen.add(new Visited(found.places, found.loneEmptyWord))) {
            waiting.add(found);
        }
    }
}
