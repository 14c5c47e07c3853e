package io.bindery.ui.canvas.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.fixture.InMemoryGateway;
import io.bindery.fixture.LiveOrderShop;
import io.bindery.model.Binding;
import io.bindery.model.BrokerCommand;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.Definitions;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.QueueDefinition;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Spot;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.graph.Graph;
import io.bindery.ui.canvas.graph.Link;
import io.bindery.ui.canvas.layout.ColumnLayout;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DrawingTest {

    private final InMemoryGateway gateway = LiveOrderShop.gateway();

    @Test
    void aLineIsFoundByItsPillAndByItsWay() {
        Drawing drawing = drawing();
        Line billing = line(drawing, "orders", "billing");
        Spot onTheWay = billing.track().at(0.3);

        assertThat(drawing.lineAt(new Spot(billing.pill().centreX(), billing.pill().centreY()), 1)).contains(billing);
        assertThat(drawing.lineAt(new Spot(onTheWay.x(), onTheWay.y() + 2), 4)).contains(billing);
    }

    @Test
    void keysOfLinesToOneQueueDoNotCoverEachOther() {
        gateway.execute(new BrokerCommand.Bind(Binding.toQueue("/", "payments", "audit", "capture")));
        gateway.execute(new BrokerCommand.Bind(Binding.toQueue("/", "dlx", "audit", "dead")));
        List<Box> pills = drawing().lines().values().stream().map(Line::pill).filter(Objects::nonNull).toList();

        for (Box pill : pills) {
            assertThat(pills).filteredOn(other -> other != pill).noneMatch(other -> other.grown(-0.5).touches(pill));
        }
    }

    @Test
    void aLineGoesRoundAFigureInItsWay() {
        gateway.execute(new BrokerCommand.Bind(Binding.toQueue("/", "orders", "payments.capture", "x")));
        Drawing drawing = drawing();
        Line line = line(drawing, "orders", "payments.capture");
        Box notify = drawing.figures().get(FigureId.exchange("notify")).box();

        for (double t = 0; t <= 1; t += 0.02) {
            assertThat(notify.contains(line.track().at(t).x(), line.track().at(t).y())).isFalse();
        }
    }

    @Test
    void thePillOfTheDefaultExchangeCoversNoKey() {
        List<QueueDefinition> queues = Stream.of("hash", "star", "middle").map(name -> new QueueDefinition("/", name, Set.of(), FieldTable.EMPTY)).toList();
        InMemoryGateway small = new InMemoryGateway(new Definitions(
                List.of(new ExchangeDefinition("/", "", "direct", Set.of(), FieldTable.EMPTY), new ExchangeDefinition("/", "t", "topic", Set.of(), FieldTable.EMPTY)), queues,
                queues.stream().map(queue -> Binding.toQueue("/", "t", queue.name(), "order." + queue.name())).toList()));
        Graph graph = Graph.of(small.snapshots().latest().vhost("/").orElseThrow(), List.of(), Set.of());
        Drawing drawing = new Drawing(graph, ColumnLayout.arrange(graph, List.of(), ColumnLayout.PITCH));
        Box fold = drawing.fold().orElseThrow();

        assertThat(drawing.lines().values()).extracting(Line::pill).filteredOn(Objects::nonNull).isNotEmpty().noneMatch(pill -> pill.touches(fold));
        assertThat(drawing.figures().values()).noneMatch(figure -> figure.box().touches(fold));
    }

    @Test
    void aLineDoesNotRunUnderThePillOfTheDefaultExchange() {
        gateway.execute(new BrokerCommand.Bind(Binding.toQueue("/", "reports", "dead.letters", "x")));
        Drawing drawing = drawing();
        Box pill = drawing.fold().orElseThrow();

        for (Line line : drawing.lines().values()) {
            for (double t = 0; line.link().kind() == Link.Kind.BINDING && t <= 1; t += 0.02) {
                assertThat(pill.contains(line.track().at(t).x(), line.track().at(t).y())).as("%s at %s", line.link().id(), t).isFalse();
            }
        }
    }

    @Test
    void deadLetterLanesCrossNoQueueAndNoExchange() {
        Drawing drawing = drawing();
        List<Line> lanes = drawing.lines().values().stream().filter(line -> line.link().kind() == Link.Kind.DEAD_LETTERS).toList();

        assertThat(lanes).hasSize(3);
        for (Line lane : lanes) {
            for (double t = 0.01; t < 0.99; t += 0.01) {
                Spot spot = lane.track().at(t);
                assertThat(drawing.figureAt(spot).filter(figure -> !figure.id().isClient())).as("%s at %s", lane.link().id(), spot).isEmpty();
            }
        }
    }

    @Test
    void theWordOfAnAlternateStandsOnItsLineAlsoWhereThatRunsBack() {
        gateway.execute(new BrokerCommand.DeclareExchange(new ExchangeDefinition("/", "late", "fanout", Set.of(),
                FieldTable.of(ExchangeDefinition.ALTERNATE_EXCHANGE, FieldValue.of("orders")))));
        gateway.execute(new BrokerCommand.Bind(Binding.toExchange("/", "orders", "late", "x")));
        Drawing drawing = drawing();

        for (String from : List.of("orders", "late")) {
            Line line = drawing.lines().values().stream()
                    .filter(each -> each.link().kind() == Link.Kind.ALTERNATE && each.link().from().name().equals(from)).findFirst().orElseThrow();
            assertThat(line.track().distance(line.pill().centreX(), line.pill().centreY())).as(from).isLessThan(1);
        }
    }

    @Test
    void whereLinesAreDrawnStraightTheyAreFoundWhereTheyAreDrawn() {
        Drawing drawing = drawing();
        Line curved = line(drawing, "orders", "audit");
        Spot from = curved.track().at(0);
        Spot to = curved.track().at(1);
        Spot quarter = new Spot(from.x() + (to.x() - from.x()) / 4, from.y() + (to.y() - from.y()) / 4);

        assertThat(drawing.lineAt(quarter, 2)).isNotEqualTo(Optional.of(curved));
        assertThat(drawing.straightLineAt(quarter, 2)).get().extracting(Line::link).isEqualTo(curved.link());
    }

    @Test
    void aBarIsTheShareOfALimitOrElseALogarithm() {
        Drawing drawing = drawing();

        assertThat(fill(drawing, "audit")).isEqualTo(0.4118);
        assertThat(fill(drawing, "orders.lost")).isEqualTo(Math.log10(215) / Math.log10(1001));
    }

    private static double fill(Drawing drawing, String queue) {
        return drawing.fill(((Figure.OfQueue) drawing.figures().get(FigureId.queue(queue))).queue());
    }

    private static Line line(Drawing drawing, String exchange, String queue) {
        return drawing.line(new Link.Id(Link.Kind.BINDING, FigureId.exchange(exchange), FigureId.queue(queue))).orElseThrow();
    }

    private Drawing drawing() {
        BrokerSnapshot snapshot = gateway.snapshots().latest();
        Graph graph = Graph.of(snapshot.vhost("/").orElseThrow(), snapshot.connections(), Set.of());
        return new Drawing(graph, ColumnLayout.arrange(graph, List.of(), ColumnLayout.PITCH));
    }
}
