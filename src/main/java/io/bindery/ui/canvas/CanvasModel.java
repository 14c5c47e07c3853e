package io.bindery.ui.canvas;

import io.bindery.model.BrokerSnapshot;
import io.bindery.ui.canvas.drawing.Drawing;
import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Spot;
import io.bindery.ui.canvas.graph.Client;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.graph.Graph;
import io.bindery.ui.canvas.layout.Arrangement;
import io.bindery.ui.canvas.layout.ColumnLayout;
import io.bindery.ui.fx.FxStages;
import io.bindery.ui.state.WorkbenchState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;

/**
 * What stands on the canvas and where, following the snapshots. Counts change in place; when figures or lines come or
 * go, everything is arranged anew, in the order it had, and moves there. Big topologies are arranged off the FX thread, one
 * arrangement after the other: what came in between is arranged when that one is there, and until then has no place.
 */
final class CanvasModel {

    private static final int ARRANGED_AT_ONCE = 400;
    private static final int MOVED_SMOOTHLY = 300;
    private static final double WIDEST_PITCH = 78;
    private static final double CROWDED = 6;
    private static final double BELOW_THE_ROWS = 64;

    private final WorkbenchState state;
    private final Consumer<List<Figure>> onContents;
    private final Runnable onShape;
    private final Map<String, Map<FigureId, Spot>> pinsByVhost = new HashMap<>();
    private final Set<String> publishedHere = new LinkedHashSet<>();
    private final Set<FigureId> placed = new LinkedHashSet<>();
    private Graph graph = Graph.EMPTY;
    private Arrangement arranged = Arrangement.EMPTY;
    private Drawing drawing = Drawing.EMPTY;
    private String vhost = "";
    private Move move;
    private FigureId focus;
    private int focusSteps;
    private double pitch = ColumnLayout.PITCH;
    private final Executor worker;
    /** One is being made: another has to wait, and then knows what is there by then. */
    private boolean underWay;
    private boolean another;
    private boolean anotherTidy;
    /** Grows when what is under way will be of no use: for another virtual host, or a focus that was left. */
    private int turn;

    /** Figures on their way from one arrangement to the next. */
    private record Move(Arrangement from, Arrangement to, long sinceNanos) { }

    /**
     * @param onContents gets the figures whose contents changed, when nothing moved
     * @param onShape is told when figures or lines came, went or moved
     */
    CanvasModel(WorkbenchState state, Consumer<List<Figure>> onContents, Runnable onShape) {
        this(state, onContents, onShape, ForkJoinPool.commonPool());
    }

    /** @param worker arranges what is big */
    CanvasModel(WorkbenchState state, Consumer<List<Figure>> onContents, Runnable onShape, Executor worker) {
        this.state = state;
        this.onContents = onContents;
        this.onShape = onShape;
        this.worker = worker;
    }

    Drawing drawing() {
        return drawing;
    }

    boolean isEmpty() {
        return drawing.figures().isEmpty();
    }

    /** Takes the newest snapshot. */
    void follow() {
        BrokerSnapshot.VhostSnapshot topology = state.survival().shown();
        boolean elsewhere = !topology.name().equals(vhost);
        if (elsewhere) {
            vhost = topology.name();
            forget();
            publishedHere.clear();
        }
        Graph all = Graph.of(topology, state.snapshot().get().connections(), publishedHere);
        if (focus != null && (elsewhere || !all.figures().contains(focus))) {
            focus = null;
            forget();
        }
        Graph newer = focus == null ? all : all.around(focus, focusSteps);
        Graph older = graph;
        graph = newer;
        if (!elsewhere && newer.sameShape(older)) {
            renew(older);
        } else if (!elsewhere && newer.sameRoom(older)) {
            again();
        } else {
            arrange(elsewhere ? List.of() : arranged.queueOrder());
        }
    }

    /** Shows only what is near a figure; null shows everything. */
    void focus(FigureId id, int steps) {
        focus = id;
        focusSteps = steps;
        forget();
        follow();
    }

    private void forget() {
        arranged = Arrangement.EMPTY;
        turn++;
    }

    /** The figure whose neighbourhood is shown, or null. */
    FigureId focus() {
        return focus;
    }

    int focusSteps() {
        return focusSteps;
    }

    /** This window published to the exchange: it is one of the publishers from now on. */
    void publishedHere(String exchange) {
        if (publishedHere.add(exchange)) {
            follow();
        }
    }

    /** Puts a figure where the hand left it; it stays there through later arrangements. */
    void pin(FigureId id, Spot spot) {
        placed.remove(id);
        pins().put(id, spot);
        move = null;
        show(arranged.pinned(pins()));
    }

    /** Where something new is wanted; it stays there as long as nothing else comes to stand in that place. */
    void place(FigureId id, Spot spot) {
        placed.add(id);
        pins().put(id, spot);
    }

    /** A fresh arrangement: pins forgotten, crossings swept. */
    void tidyUp() {
        pins().clear();
        anotherTidy = underWay;
        arrange(List.of());
    }

    /** Rows stand further apart where the window is tall and the queues few; at once, because the window's edge moves too. */
    void fill(double height) {
        int rows = graph.queues().size();
        double roomy = rows < 2 ? ColumnLayout.PITCH : Math.floor((height - BELOW_THE_ROWS - ColumnLayout.QUEUE_HEIGHT) / (rows - 1));
        double wanted = Math.max(ColumnLayout.PITCH, Math.min(WIDEST_PITCH, roomy));
        if (wanted != pitch) {
            pitch = wanted;
            if (pins().isEmpty() && !isEmpty()) {
                arranged = ColumnLayout.arrange(graph, arranged.queueOrder(), pitch);
                move = null;
                show(arranged);
            }
        }
    }

    /** Moves figures that are underway; says whether there were any. */
    boolean step(long nowNanos) {
        if (move == null) {
            return false;
        }
        if (move.sinceNanos == 0) {
            move = new Move(move.from, move.to, nowNanos);
        }
        double t = Math.min(1, (nowNanos - move.sinceNanos) / 240e6);
        Move current = move;
        if (t >= 1) {
            move = null;
        }
        show(t >= 1 ? current.to : between(current.from, current.to, t * t * (3 - 2 * t)));
        return true;
    }

    /** In the places where everything stands, or will stand. */
    private void again() {
        if (move == null) {
            show(arranged.pinned(pins()));
        }
    }

    private void renew(Graph older) {
        Drawing before = drawing;
        drawing = before.renewed(graph);
        List<Figure> changed = new ArrayList<>();
        for (int i = 0; i < graph.queues().size(); i++) {
            if (graph.queues().get(i) != older.queues().get(i)) {
                drawing.figure(FigureId.queue(graph.queues().get(i).definition().name())).ifPresent(changed::add);
            }
        }
        for (int i = 0; i < graph.clients().size(); i++) {
            Client client = graph.clients().get(i);
            if (!client.equals(older.clients().get(i))) {
                drawing.figure(client.id()).ifPresent(changed::add);
            }
        }
        if (drawing.deepest() != before.deepest()) {
            changed.clear();
            graph.queues().forEach(queue -> drawing.figure(FigureId.queue(queue.definition().name())).ifPresent(changed::add));
        }
        if (!changed.isEmpty()) {
            onContents.accept(changed);
        }
    }

    private void arrange(List<FigureId> order) {
        if (graph.figures().size() <= ARRANGED_AT_ONCE) {
            turn++;
            arrived(ColumnLayout.arrange(graph, order, pitch));
        } else if (underWay) {
            another = true;
        } else {
            arrangeBehind(graph, order, turn, pitch);
        }
    }

    private void arrangeBehind(Graph wanted, List<FigureId> order, int asked, double roomy) {
        underWay = true;
        another = false;
        anotherTidy = false;
        FxStages.whenDone(CompletableFuture.supplyAsync(() -> ColumnLayout.arrange(wanted, order, roomy), worker), arrangement -> {
            underWay = false;
            if (asked == turn) {
                arrived(arrangement);
            }
            if (another) {
                arrange(anotherTidy ? List.of() : arranged.queueOrder());
            }
        }, problem -> {
            underWay = false;
            Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), problem);
        });
    }

    private void arrived(Arrangement next) {
        Arrangement from = shown();
        arranged = next;
        placed.removeIf(id -> next.boxes().containsKey(id) && isCrowded(id, next.pinned(pins())) && pins().remove(id) != null);
        Arrangement to = next.pinned(pins());
        boolean smooth = !from.boxes().isEmpty() && to.boxes().size() <= MOVED_SMOOTHLY && !state.reducedMotion().get() && moves(from, to);
        move = smooth ? new Move(from, to, 0) : null;
        show(smooth ? between(from, to, 0) : to);
    }

    private static boolean isCrowded(FigureId id, Arrangement arrangement) {
        Box place = arrangement.boxes().get(id).grown(CROWDED);
        return arrangement.boxes().entrySet().stream().anyMatch(other -> !other.getKey().equals(id) && other.getValue().touches(place));
    }

    private Arrangement shown() {
        Map<FigureId, Box> boxes = new HashMap<>();
        drawing.figures().forEach((id, figure) -> boxes.put(id, figure.box()));
        return new Arrangement(boxes, arranged.queueOrder(), arranged.laneX());
    }

    private static boolean moves(Arrangement from, Arrangement to) {
        return to.boxes().entrySet().stream().anyMatch(end -> from.boxes().containsKey(end.getKey()) && !from.boxes().get(end.getKey()).equals(end.getValue()));
    }

    private static Arrangement between(Arrangement from, Arrangement to, double t) {
        Map<FigureId, Box> boxes = new HashMap<>();
        to.boxes().forEach((id, box) -> boxes.put(id, from.boxes().getOrDefault(id, box).towards(box, t)));
        return new Arrangement(boxes, to.queueOrder(), from.laneX() + (to.laneX() - from.laneX()) * t);
    }

    private void show(Arrangement arrangement) {
        drawing = new Drawing(graph, arrangement);
        onShape.run();
    }

    private Map<FigureId, Spot> pins() {
        return pinsByVhost.computeIfAbsent(vhost, name -> new HashMap<>());
    }
}
