package io.bindery.ui.canvas.overview;

import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Spot;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.graph.Graph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All groups of a topology, packed so that they fit a window as large as can be. */
public final class Overview {

    private static final double GAP = 18;
    private static final int SMALLEST_GROUP = 3;
    private static final int MOST_COLUMNS = 16;

    private final List<Group> groups;
    private final Map<FigureId, Box> places = new HashMap<>();
    private final Box bounds;

    private Overview(List<Group> groups) {
        this.groups = List.copyOf(groups);
        Box all = new Box(0, 0, 1, 1);
        for (Group group : groups) {
            all = all.with(group.box());
            for (int i = 0; i < group.exchanges().size(); i++) {
                places.put(group.exchanges().get(i), group.glyph(i));
            }
            for (int i = 0; i < group.queues().size(); i++) {
                places.put(group.queues().get(i), group.cell(i));
            }
        }
        bounds = all;
    }

    public static Overview of(Graph graph, double width, double height) {
        List<Group> cards = cards(graph);
        List<Group> best = packed(cards, 1);
        for (int columns = 2; columns <= MOST_COLUMNS; columns++) {
            List<Group> next = packed(cards, columns);
            if (scale(next, width, height) > scale(best, width, height)) {
                best = next;
            }
        }
        return new Overview(best);
    }

    public List<Group> groups() {
        return groups;
    }

    public Box bounds() {
        return bounds;
    }

    /** Where an exchange's glyph or a queue's cell is. */
    public Optional<Box> place(FigureId id) {
        return Optional.ofNullable(places.get(id));
    }

    public Optional<Group> groupOf(FigureId id) {
        return groups.stream().filter(group -> group.exchanges().contains(id) || group.queues().contains(id)).findFirst();
    }

    /** The exchange or queue at a spot. */
    public Optional<FigureId> at(Spot spot) {
        return groups.stream().filter(group -> group.box().contains(spot.x(), spot.y())).findFirst().flatMap(group ->
                Stream.concat(group.exchanges().stream(), group.queues().stream())
                        .filter(id -> places.get(id).grown(2).contains(spot.x(), spot.y())).findFirst());
    }

    /** Everything up to the first dot, dash, underscore, colon or slash. */
    static String prefix(String name) {
        for (int i = 1; i < name.length(); i++) {
            if (".-_:/".indexOf(name.charAt(i)) >= 0) {
                return name.substring(0, i);
            }
        }
        return name;
    }

    /** The largest first; what stands nearly alone comes together in the last. */
    private static List<Group> cards(Graph graph) {
        Map<String, List<FigureId>> exchanges = new TreeMap<>();
        Map<String, List<FigureId>> queues = new TreeMap<>();
        graph.exchanges().forEach(exchange -> put(exchanges, FigureId.exchange(exchange.definition().name())));
        graph.queues().forEach(queue -> put(queues, FigureId.queue(queue.definition().name())));
        List<FigureId> otherExchanges = new ArrayList<>();
        List<FigureId> otherQueues = new ArrayList<>();
        List<Group> cards = new ArrayList<>();
        TreeMap<String, Boolean> prefixes = new TreeMap<>();
        exchanges.keySet().forEach(prefix -> prefixes.put(prefix, true));
        queues.keySet().forEach(prefix -> prefixes.put(prefix, true));
        for (String prefix : prefixes.keySet()) {
            List<FigureId> ofExchanges = exchanges.getOrDefault(prefix, List.of());
            List<FigureId> ofQueues = queues.getOrDefault(prefix, List.of());
            if (ofExchanges.size() + ofQueues.size() < SMALLEST_GROUP) {
                otherExchanges.addAll(ofExchanges);
                otherQueues.addAll(ofQueues);
            } else {
                cards.add(Group.of(prefix, ofExchanges, ofQueues));
            }
        }
        cards.sort(Comparator.comparingInt((Group group) -> group.queues().size()).reversed());
        if (!otherExchanges.isEmpty() || !otherQueues.isEmpty()) {
            cards.add(Group.of("", otherExchanges, otherQueues));
        }
        return cards;
    }

    private static void put(Map<String, List<FigureId>> groups, FigureId id) {
        groups.computeIfAbsent(prefix(id.name()), prefix -> new ArrayList<>()).add(id);
    }

    /** Each card into the column that is shortest so far. */
    private static List<Group> packed(List<Group> cards, int columns) {
        double[] bottoms = new double[columns];
        List<Group> placed = new ArrayList<>();
        for (Group card : cards) {
            int shortest = 0;
            for (int i = 1; i < columns; i++) {
                shortest = bottoms[i] < bottoms[shortest] ? i : shortest;
            }
            placed.add(card.at(shortest * (Group.WIDTH + GAP), bottoms[shortest]));
            bottoms[shortest] += card.box().height() + GAP;
        }
        return placed;
    }

    private static double scale(List<Group> groups, double width, double height) {
        Box all = new Overview(groups).bounds;
        return Math.min(width / all.width(), height / all.height());
    }
}
