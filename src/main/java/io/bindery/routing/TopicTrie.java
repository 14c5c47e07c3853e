package io.bindery.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Patterns as a trie of words, walked with all positions at once. A position is visited at most once per word of the
 * key, so matching takes at most words × positions steps however many {@code #} a pattern has: RabbitMQ's recursive
 * walk can take exponentially many. Walking marks nodes, so one thread owns the trie.
 */
final class TopicTrie {

    private static final String ONE_WORD = "*";
    private static final String ANY_WORDS = "#";

    private final Node root = new Node(null, null, false);
    private Node[] active = new Node[16];
    private Node[] next = new Node[16];
    private int activeCount;
    private int nextCount;
    private long visit;

    private static final class Node {
        private final Node parent;
        private final String word;
        private final boolean takesAnyWords;
        private Map<String, Node> children;
        private Node oneWord;
        private Node anyWords;
        private List<Edge> edges;
        private long visited;

        Node(Node parent, String word, boolean takesAnyWords) {
            this.parent = parent;
            this.word = word;
            this.takesAnyWords = takesAnyWords;
        }

        boolean isEmpty() {
            return children == null && oneWord == null && anyWords == null && edges == null;
        }
    }

    void add(Edge edge) {
        Node node = root;
        for (String word : Words.of(edge.binding().key())) {
            node = childFor(node, word);
        }
        if (node.edges == null) {
            node.edges = new ArrayList<>(1);
        }
        node.edges.add(edge);
    }

    void remove(Edge edge) {
        Node node = root;
        for (String word : Words.of(edge.binding().key())) {
            node = child(node, word);
            if (node == null) {
                return;
            }
        }
        if (node.edges != null && node.edges.remove(edge) && node.edges.isEmpty()) {
            node.edges = null;
            prune(node);
        }
    }

    boolean isEmpty() {
        return root.isEmpty();
    }

    void match(String key, ExchangeMatcher.EdgeSink sink) {
        nextCount = 0;
        visit++;
        enter(root);
        swap();
        int length = key.length();
        int from = 0;
        while (length > 0 && from <= length && activeCount > 0) {
            int dot = key.indexOf('.', from);
            int end = dot < 0 ? length : dot;
            step(key.substring(from, end));
            from = end + 1;
        }
        for (int i = 0; i < activeCount; i++) {
            List<Edge> edges = active[i].edges;
            for (int j = 0; edges != null && j < edges.size(); j++) {
                sink.matched(edges.get(j));
            }
        }
        Arrays.fill(active, 0, activeCount, null);
        activeCount = 0;
    }

    private void step(String word) {
        visit++;
        nextCount = 0;
        for (int i = 0; i < activeCount; i++) {
            Node node = active[i];
            if (node.takesAnyWords) {
                enter(node);
            }
            if (node.children != null) {
                enter(node.children.get(word));
            }
            enter(node.oneWord);
        }
        swap();
    }

    /** A position is reached; so is the {@code #} behind it, which may take no word at all. */
    private void enter(Node node) {
        for (Node at = node; at != null && at.visited != visit; at = at.anyWords) {
            at.visited = visit;
            if (nextCount == next.length) {
                next = Arrays.copyOf(next, nextCount * 2);
            }
            next[nextCount++] = at;
        }
    }

    private void swap() {
        Node[] reached = next;
        next = active;
        active = reached;
        activeCount = nextCount;
    }

    private static Node childFor(Node node, String word) {
        if (word.equals(ONE_WORD)) {
            return node.oneWord == null ? node.oneWord = new Node(node, word, false) : node.oneWord;
        }
        if (word.equals(ANY_WORDS)) {
            return node.anyWords == null ? node.anyWords = new Node(node, word, true) : node.anyWords;
        }
        if (node.children == null) {
            node.children = new HashMap<>(4);
        }
        return node.children.computeIfAbsent(word, w -> new Node(node, w, false));
    }

    private static Node child(Node node, String word) {
        if (word.equals(ONE_WORD)) {
            return node.oneWord;
        }
        if (word.equals(ANY_WORDS)) {
            return node.anyWords;
        }
        return node.children == null ? null : node.children.get(word);
    }

    private static void prune(Node leaf) {
        Node node = leaf;
        while (node.parent != null && node.isEmpty()) {
            Node parent = node.parent;
            if (parent.oneWord == node) {
                parent.oneWord = null;
            } else if (parent.anyWords == node) {
                parent.anyWords = null;
            } else {
                parent.children.remove(node.word);
                parent.children = parent.children.isEmpty() ? null : parent.children;
            }
            node = parent;
        }
    }
}
