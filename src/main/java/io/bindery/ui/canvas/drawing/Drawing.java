package io.bindery.ui.canvas.drawing;

import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Curve;
import io.bindery.ui.canvas.geometry.SpatialGrid;
import io.bindery.ui.canvas.geometry.Spot;
import io.bindery.ui.canvas.geometry.Track;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.graph.Graph;
import io.bindery.ui.canvas.graph.Link;
import io.bindery.ui.canvas.layout.Arrangement;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** Everything on the canvas in its place, and how to find it by name or by point. Immutable. */
public final class Drawing {

    public static final Drawing EMPTY = new Drawing(Graph.EMPTY, Arrangement.EMPTY);
    /** The default exchange's folded bindings: a pill beside it. */
    private static final double FOLD_WIDTH = 104;
    private static final double FOLD_GAP = 22;
    private static final double FOLD_DROP = 12;
    /** So many places of a line are looked at. */
    private static final int LOOKS = 24;
    private static final double LANE_STEP = 12;
    private static final double LANE_DROP = 14;

    private final Graph graph;
    private final Map<FigureId, Figure> figures = new LinkedHashMap<>();
    private final Map<Link.Id, Line> lines;
    private final SpatialGrid<FigureId> figureGrid;
    private final SpatialGrid<Line> lineGrid;
    private final boolean isFoldBelow;
    private final Box bounds;
    private final long deepest;

    public Drawing(Graph graph, Arrangement arrangement) {
        this.graph = graph;
        lines = new LinkedHashMap<>();
        figureGrid = new SpatialGrid<>();
        lineGrid = new SpatialGrid<>();
        addFigures(arrangement.boxes());
        figures.values().forEach(figure -> figureGrid.add(figure.box(), figure.id()));
        double bottom = figures.values().stream().mapToDouble(figure -> figure.box().bottom()).max().orElse(0);
        addLines(arrangement.laneX(), bottom + LANE_DROP);
        lines.values().forEach(line -> {
            lineGrid.add(line.track(), line);
            if (line.pill() != null) {
                lineGrid.add(line.pill(), line);
            }
        });
        isFoldBelow = foldBeside().filter(fold -> lines.values().stream().anyMatch(line -> crosses(line, fold.grown(3)))).isPresent();
        bounds = around();
        deepest = deepest(graph);
    }

    private Drawing(Graph graph, Drawing before) {
        this.graph = graph;
        lines = before.lines;
        figureGrid = before.figureGrid;
        lineGrid = before.lineGrid;
        isFoldBelow = before.isFoldBelow;
        bounds = before.bounds;
        deepest = deepest(graph);
        Map<FigureId, Box> boxes = new HashMap<>();
        before.figures.forEach((id, figure) -> boxes.put(id, figure.box()));
        addFigures(boxes);
    }

    /** The same figures in the same places with newer contents. */
    public Drawing renewed(Graph newer) {
        return new Drawing(newer, this);
    }

    public Graph graph() {
        return graph;
    }

    public Map<FigureId, Figure> figures() {
        return figures;
    }

    public Optional<Figure> figure(FigureId id) {
        return Optional.ofNullable(figures.get(id));
    }

    public Map<Link.Id, Line> lines() {
        return lines;
    }

    public Optional<Line> line(Link.Id id) {
        return Optional.ofNullable(lines.get(id));
    }

    public List<Figure> figuresNear(Box region) {
        return figureGrid.near(region).stream().map(figures::get).filter(Objects::nonNull).toList(); // one that has gone keeps its place until all is arranged anew
    }

    /** The figure at a point of the canvas. */
    public Optional<Figure> figureAt(Spot spot) {
        return figuresNear(new Box(spot.x(), spot.y(), 0, 0)).stream().filter(figure -> figure.box().contains(spot.x(), spot.y())).findFirst();
    }

    /** The line whose pill, or else whose way, is within {@code reach} of the point; the nearest. */
    public Optional<Line> lineAt(Spot spot, double reach) {
        return nearest(lineGrid.near(new Box(spot.x(), spot.y(), 0, 0).grown(reach)), spot, reach);
    }

    /** Likewise where all lines are drawn straight: these cross places that their curves don't come near. */
    public Optional<Line> straightLineAt(Spot spot, double reach) {
        Box around = new Box(spot.x(), spot.y(), 0, 0).grown(reach);
        return nearest(lines.values().stream().filter(line -> line.track().bounds().touches(around)).map(Line::straight).toList(), spot, reach);
    }

    private static Optional<Line> nearest(Collection<Line> near, Spot spot, double reach) {
        Optional<Line> byPill = near.stream().filter(line -> line.pill() != null && line.pill().contains(spot.x(), spot.y())).findFirst();
        return byPill.isPresent() ? byPill : near.stream().filter(line -> line.track().distance(spot.x(), spot.y()) <= reach)
                .min(Comparator.comparingDouble(line -> line.track().distance(spot.x(), spot.y())));
    }

    public Set<Line> linesNear(Box region) {
        return lineGrid.near(region);
    }

    /** Around everything, lanes and labels included. */
    public Box bounds() {
        return bounds;
    }

    /** Of the queues without a limit: what the bars of those are measured against. */
    public long deepest() {
        return Math.max(1000, deepest);
    }

    public int queueCount() {
        return graph.queues().size();
    }

    /** The pill of the default exchange's folded bindings, or empty while there is nothing to fold; below the exchange where keys stand beside it. */
    public Optional<Box> fold() {
        return isFoldBelow ? foldBeside().map(beside -> {
            Box exchange = figures.get(FigureId.exchange("")).box();
            boolean lettersComeUp = lines.values().stream().anyMatch(line -> line.link().kind() == Link.Kind.DEAD_LETTERS && line.link().id().to().isDefaultExchange());
            return beside.at(lettersComeUp ? exchange.centreX() - FOLD_WIDTH - FOLD_DROP : exchange.centreX() - FOLD_WIDTH / 2, exchange.bottom() + FOLD_DROP);
        }) : foldBeside();
    }

    private static boolean crosses(Line line, Box box) {
        if (line.pill() != null && line.pill().touches(box)) {
            return true;
        }
        return IntStream.rangeClosed(0, LOOKS).mapToObj(look -> line.track().at((double) look / LOOKS)).anyMatch(spot -> box.contains(spot.x(), spot.y()));
    }

    private Optional<Box> foldBeside() {
        Figure exchange = figures.get(FigureId.exchange(""));
        return exchange == null || graph.queues().isEmpty() ? Optional.empty()
                : Optional.of(new Box(exchange.box().right() + FOLD_GAP, exchange.box().centreY() - 9.5, FOLD_WIDTH, 19));
    }

    /** What travels on a line; implicit bindings of the default exchange have a way too, though no line of their own. */
    public Optional<Line> way(Link.Id id) {
        Figure from = figures.get(id.from());
        Figure to = figures.get(id.to());
        if (id.kind() != Link.Kind.BINDING || !id.from().isDefaultExchange() || from == null || to == null) {
            return line(id);
        }
        return Optional.of(new Line(new Link(id, List.of()), Tracks.binding(from, to, to.box().centreY(), spot -> standsAt(spot, from, to)), null));
    }

    /** Where a binding that is not there yet will be; empty while one of its ends is not. */
    public Optional<Track> ghost(Binding binding) {
        Link.Id id = Graph.idOf(binding);
        Figure from = figures.get(id.from());
        Figure to = figures.get(id.to());
        return from == null || to == null ? Optional.empty() : Optional.of(Tracks.binding(from, to, to.box().centreY(), spot -> standsAt(spot, from, to)));
    }

    /** How far a queue's bar reaches: its share of max-length, else its logarithm against the deepest, at least 1,000. */
    public double fill(QueueSnapshot queue) {
        OptionalLong most = queue.effective().maxLength();
        if (most.isPresent() && most.getAsLong() > 0) {
            return Math.min(1, (double) queue.depth() / most.getAsLong());
        }
        return Math.min(1, Math.log10(1 + queue.depth()) / Math.log10(1 + deepest()));
    }

    private void addFigures(Map<FigureId, Box> boxes) {
        graph.exchanges().forEach(exchange -> {
            FigureId id = FigureId.exchange(exchange.definition().name());
            add(boxes.get(id), box -> new Figure.OfExchange(id, box, exchange));
        });
        graph.queues().forEach(queue -> {
            FigureId id = FigureId.queue(queue.definition().name());
            add(boxes.get(id), box -> new Figure.OfQueue(id, box, queue));
        });
        graph.clients().forEach(client -> add(boxes.get(client.id()), box -> new Figure.OfClient(client.id(), box, client)));
    }

    private void add(Box box, Function<Box, Figure> figureIn) {
        if (box != null) {
            Figure figure = figureIn.apply(box);
            figures.put(figure.id(), figure);
        }
    }

    private void addLines(double laneX, double bottom) {
        Map<FigureId, Integer> lanes = new HashMap<>();
        graph.links().stream().filter(link -> link.kind() == Link.Kind.DEAD_LETTERS)
                .map(Link::to).distinct().sorted((a, b) -> Boolean.compare(a.isDefaultExchange(), b.isDefaultExchange()))
                .forEach(exchange -> lanes.put(exchange, lanes.size()));
        Entries entries = new Entries(graph.links(), figures);
        for (Link link : graph.links()) {
            Figure from = figures.get(link.from());
            Figure to = figures.get(link.to());
            if (from != null && to != null) {
                lines.put(link.id(), line(link, from, to, laneX, bottom, lanes, entries));
            }
        }
    }

    private Line line(Link link, Figure from, Figure to, double laneX, double bottom, Map<FigureId, Integer> lanes, Entries entries) {
        return switch (link.kind()) {
            case BINDING -> {
                Curve track = Tracks.binding(from, to, entries.height(link), spot -> standsAt(spot, from, to));
                yield new Line(link, track, entries.pill(link, track, to));
            }
            case ALTERNATE -> {
                Curve track = Tracks.alternate(from, to);
                yield new Line(link, track, Tracks.alternatePill(track));
            }
            case PUBLISHES, CONSUMES -> new Line(link, Tracks.client(from, to), null);
            case DEAD_LETTERS -> {
                int lane = lanes.get(link.to());
                yield new Line(link, Tracks.deadLetters(from, to, laneX + 20 + lane * LANE_STEP, bottom + lane * LANE_DROP, wayUpIsFree(to)), null);
            }
        };
    }

    private boolean standsAt(Spot spot, Figure from, Figure to) {
        return figureGrid.near(new Box(spot.x(), spot.y(), 0, 0)).stream().map(figures::get)
                .anyMatch(figure -> figure != from && figure != to && figure.box().grown(6).contains(spot.x(), spot.y()))
                || foldBeside().filter(pill -> !from.id().isDefaultExchange() && pill.grown(6).contains(spot.x(), spot.y())).isPresent();
    }

    private boolean wayUpIsFree(Figure exchange) {
        Box below = new Box(exchange.box().centreX() - 4, exchange.box().bottom() + 4, 8, 100_000);
        return figures.values().stream().noneMatch(other -> other.box().touches(below));
    }

    private static long deepest(Graph graph) {
        return graph.queues().stream().filter(queue -> queue.effective().maxLength().isEmpty()).mapToLong(QueueSnapshot::depth).max().orElse(0);
    }

    private Box around() {
        Box all = null;
        for (Figure figure : figures.values()) {
            all = all == null ? figure.box() : all.with(figure.box());
        }
        for (Line line : lines.values()) {
            all = all.with(line.link().kind() == Link.Kind.DEAD_LETTERS ? line.track().bounds() : all);
        }
        return all == null ? new Box(0, 0, 0, 0) : isFoldBelow ? all.with(fold().orElseThrow()) : all;
    }
}
