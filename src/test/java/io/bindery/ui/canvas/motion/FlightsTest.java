package io.bindery.ui.canvas.motion;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.fixture.InMemoryGateway;
import io.bindery.fixture.LiveOrderShop;
import io.bindery.model.Activity;
import io.bindery.model.Binding;
import io.bindery.model.Binding.DestinationKind;
import io.bindery.model.BrokerSnapshot;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.graph.Graph;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlightsTest {

    private static final long NOW = 1_000_000_000L;
    private static final Activity.Hop TO_BILLING = hop("orders", DestinationKind.QUEUE, "billing");
    private static final Activity.Hop TO_AUDIT = hop("orders", DestinationKind.QUEUE, "audit");
    private static final Activity.Hop TO_NOTIFY = hop("orders", DestinationKind.EXCHANGE, "notify");
    private static final Activity.Hop TO_MAIL = hop("notify", DestinationKind.QUEUE, "mail");

    private final Flights flights = new Flights();
    private final Graph graph = graph();

    @Test
    void copiesOfOneMessageLeaveAndArriveTogether() {
        flights.happened(routed(1, 7, List.of(TO_BILLING, TO_AUDIT), false), graph, NOW);

        assertThat(leg("orders", "billing").startNanos()).isEqualTo(leg("orders", "audit").startNanos());
        assertThat(leg("orders", "billing").endNanos()).isEqualTo(leg("orders", "audit").endNanos());
    }

    @Test
    void aCopyLeavesAnExchangeWhenTheMessageHasComeThere() {
        flights.happened(routed(1, 7, List.of(TO_NOTIFY, TO_MAIL), false), graph, NOW);

        assertThat(leg("checkout", "orders").startNanos()).isEqualTo(NOW);
        assertThat(leg("orders", "notify").startNanos()).isEqualTo(leg("checkout", "orders").endNanos());
        assertThat(leg("notify", "mail").startNanos()).isEqualTo(leg("orders", "notify").endNanos());
    }

    @Test
    void aDeliveryWaitsForItsCopy() {
        flights.happened(routed(1, 7, List.of(TO_BILLING), false), graph, NOW);
        flights.happened(new Activity.Delivered(0, "/", 7, "billing", 13, 1, "biller", false), graph, NOW);

        assertThat(leg("billing", "billing").startNanos()).isEqualTo(leg("orders", "billing").endNanos());
    }

    @Test
    void anUnroutableMessageFallsOutOfItsExchange() {
        flights.happened(routed(1, 7, List.of(), false), graph, NOW);

        assertThat(flights.drops()).extracting(Drop::exchange).containsExactly(FigureId.exchange("orders"));
    }

    @Test
    void aReturnedMessageRunsBackToItsPublisher() {
        flights.happened(routed(1, 7, List.of(), true), graph, NOW);

        assertThat(flights.drops()).isEmpty();
        assertThat(flights.legs()).filteredOn(Leg::backwards).hasSize(1)
                .allMatch(leg -> leg.line().from().name().equals("checkout") && leg.fate() == Leg.Fate.RETURNED);
    }

    @Test
    void aDeadLetteredMessageGoesOnWhenItHasComeToTheExchange() {
        flights.happened(new Activity.Discarded(0, "/", 7, "billing", Activity.Reason.REJECTED, "dlx"), graph, NOW);
        flights.happened(new Activity.Routed(0, "/", 7, -1, "dlx", "retry", 0,
                List.of(hop("dlx", DestinationKind.QUEUE, "billing.retry")), List.of("billing.retry"), false), graph, NOW);

        assertThat(leg("dlx", "billing.retry").startNanos()).isEqualTo(leg("billing", "dlx").endNanos());
    }

    @Test
    void whatHasArrivedIsForgotten() {
        flights.happened(routed(1, 7, List.of(TO_BILLING), false), graph, NOW);
        flights.step(NOW + 10 * Flights.EDGE_NANOS);

        assertThat(flights.isEmpty()).isTrue();
    }

    @Test
    void aboveThirtyASecondALineHasFlowInsteadOfDots() {
        for (int i = 0; i < 100; i++) {
            flights.happened(routed(1, i, List.of(TO_BILLING), false), graph, NOW);
        }

        assertThat(flights.legs()).filteredOn(leg -> leg.line().to().name().equals("billing")).hasSize(Traffic.FLOW);
        assertThat(flights.traffic().rate(leg("orders", "billing").line(), NOW)).isEqualTo(100);
    }

    @Test
    void flowEndsWhenNothingComesForASecond() {
        for (int i = 0; i < 100; i++) {
            flights.happened(routed(1, i, List.of(TO_BILLING), false), graph, NOW);
        }
        assertThat(flights.traffic().flows(NOW + 1_500_000_000L)).isEmpty();
    }

    @Test
    void noMoreThanFiveHundredMoveAtATime() {
        for (int i = 0; i < 2000; i++) {
            Activity.Hop hop = hop("orders", DestinationKind.QUEUE, "q" + i);
            flights.happened(new Activity.Routed(0, "/", i, -1, "orders", "k", 0, List.of(hop), List.of("q" + i), false), graph, NOW);
        }

        assertThat(flights.legs()).hasSize(Flights.MOST);
    }

    private Leg leg(String from, String to) {
        return flights.legs().stream().filter(leg -> leg.line().from().name().equals(from) && leg.line().to().name().equals(to)).findFirst().orElseThrow();
    }

    private static Activity.Routed routed(long connection, long id, List<Activity.Hop> hops, boolean returned) {
        List<String> queues = hops.stream().filter(hop -> hop.kind() == DestinationKind.QUEUE).map(Activity.Hop::to).toList();
        return new Activity.Routed(0, "/", id, connection, "orders", "k", 0, hops, queues, returned);
    }

    private static Activity.Hop hop(String from, DestinationKind kind, String to) {
        return new Activity.Hop(from, kind, to, kind == DestinationKind.QUEUE ? Binding.toQueue("/", from, to, "k") : Binding.toExchange("/", from, to, "k"));
    }

    private static Graph graph() {
        InMemoryGateway gateway = LiveOrderShop.gateway();
        BrokerSnapshot snapshot = gateway.snapshots().latest();
        return Graph.of(snapshot.vhost("/").orElseThrow(), snapshot.connections(), Set.of());
    }
}
