package io.bindery.ui.canvas.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.fixture.InMemoryGateway;
import io.bindery.fixture.LiveOrderShop;
import io.bindery.model.Binding;
import io.bindery.model.BrokerCommand;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.Definitions;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.ExchangeType;
import io.bindery.model.FieldTable;
import io.bindery.model.QueueDefinition;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Spot;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.graph.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnLayoutTest {

    private final InMemoryGateway shop = LiveOrderShop.gateway();

    @Test
    void exchangesStandInColumnsByTheLongestWayToThem() {
        Map<FigureId, Box> boxes = fresh(shop).boxes();

        assertThat(boxes.get(FigureId.exchange("notify")).x()).isGreaterThan(boxes.get(FigureId.exchange("orders")).right());
        assertThat(boxes.get(FigureId.exchange("unrouted")).x()).isEqualTo(boxes.get(FigureId.exchange("notify")).x());
        assertThat(boxes.get(FigureId.queue("mail")).x()).isGreaterThan(boxes.get(FigureId.exchange("notify")).right());
    }

    @Test
    void anExchangeThatOnlyDeadLettersReachStandsBehindThoseThatPublishersReach() {
        Map<FigureId, Box> boxes = fresh(shop).boxes();

        assertThat(boxes.get(FigureId.exchange("dlx")).x()).isGreaterThan(boxes.get(FigureId.exchange("payments")).right());
    }

    @Test
    void aTreeComesOutWithoutCrossings() {
        assertThat(fresh(shop).queueOrder()).extracting(FigureId::name).containsExactly("orders.lost", "warehouse.eu", "billing", "audit",
                "mail", "push", "payments.capture", "reports.pdf", "billing.retry", "dead.letters");
    }

    @Test
    void noTwoFiguresOverlap() {
        List<Box> boxes = new ArrayList<>(fresh(big(40, 120)).boxes().values());
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = i + 1; j < boxes.size(); j++) {
                assertThat(boxes.get(i).touches(boxes.get(j))).as("%s and %s", boxes.get(i), boxes.get(j)).isFalse();
            }
        }
    }

    @Test
    void whatIsAddedLeavesTheOrderOfTheRest() {
        Arrangement before = fresh(shop);
        shop.execute(new BrokerCommand.DeclareQueue(new QueueDefinition("/", "aaa", Set.of(), FieldTable.EMPTY)));
        shop.execute(new BrokerCommand.Bind(Binding.toQueue("/", "payments", "aaa", "x")));

        Arrangement after = ColumnLayout.arrange(graph(shop), before.queueOrder(), ColumnLayout.PITCH);

        List<FigureId> kept = new ArrayList<>(after.queueOrder());
        assertThat(kept.remove(FigureId.queue("aaa"))).isTrue();
        assertThat(kept).isEqualTo(before.queueOrder());
        assertThat(after.queueOrder().indexOf(FigureId.queue("aaa"))).isEqualTo(before.queueOrder().indexOf(FigureId.queue("payments.capture")) + 1);
    }

    @Test
    void aNewBindingMovesNoQueue() {
        Arrangement before = fresh(shop);
        shop.execute(new BrokerCommand.Bind(Binding.toQueue("/", "orders", "dead.letters", "x")));

        Arrangement after = ColumnLayout.arrange(graph(shop), before.queueOrder(), ColumnLayout.PITCH);

        before.queueOrder().forEach(queue -> assertThat(after.boxes().get(queue)).isEqualTo(before.boxes().get(queue)));
    }

    @Test
    void clientsComeAndGoWithoutMovingAnything() {
        Arrangement before = fresh(shop);
        shop.connections(List.of());
        shop.consumers("billing", List.of());

        Arrangement after = ColumnLayout.arrange(graph(shop), before.queueOrder(), ColumnLayout.PITCH);

        after.boxes().forEach((id, box) -> assertThat(box).isEqualTo(before.boxes().get(id)));
    }

    @Test
    void exchangesThatLeadInACircleAreStillArranged() {
        InMemoryGateway circle = new InMemoryGateway(new Definitions(List.of(topic("a"), topic("b")), List.of(),
                List.of(Binding.toExchange("/", "a", "b", "#"), Binding.toExchange("/", "b", "a", "#"), Binding.toExchange("/", "a", "a", "#"))));

        assertThat(fresh(circle).boxes()).containsKeys(FigureId.exchange("a"), FigureId.exchange("b"));
    }

    @Test
    void aPinnedFigureStandsWhereTheHandLeftIt() {
        Arrangement pinned = fresh(shop).pinned(Map.of(FigureId.queue("audit"), new Spot(1200, 33)));

        assertThat(pinned.boxes().get(FigureId.queue("audit"))).isEqualTo(new Box(1200, 33, 192, 52));
    }

    @Test
    void everyOneOfAThousandQueuesHasItsRow() {
        InMemoryGateway many = big(96, 1024);

        assertThat(fresh(many).queueOrder()).hasSize(1024).doesNotHaveDuplicates();
    }

    private static Arrangement fresh(InMemoryGateway gateway) {
        return ColumnLayout.arrange(graph(gateway), List.of(), ColumnLayout.PITCH);
    }

    private static Graph graph(InMemoryGateway gateway) {
        BrokerSnapshot snapshot = gateway.snapshots().latest();
        return Graph.of(snapshot.vhost("/").orElseThrow(), snapshot.connections(), Set.of());
    }

    private static InMemoryGateway big(int exchanges, int queues) {
        List<ExchangeDefinition> sources = IntStream.range(0, exchanges).mapToObj(i -> topic("x" + i)).toList();
        List<QueueDefinition> ends = IntStream.range(0, queues).mapToObj(i -> new QueueDefinition("/", "q" + i, Set.of(), FieldTable.EMPTY)).toList();
        List<Binding> bindings = new ArrayList<>();
        for (int i = 0; i < queues; i++) {
            bindings.add(Binding.toQueue("/", "x" + i % exchanges, "q" + i, "k"));
            bindings.add(Binding.toQueue("/", "x" + i * 7 % exchanges, "q" + i, "l"));
        }
        return new InMemoryGateway(new Definitions(sources, ends, bindings));
    }

    private static ExchangeDefinition topic(String name) {
        return new ExchangeDefinition("/", name, ExchangeType.TOPIC, Set.of(), FieldTable.EMPTY);
    }
}
