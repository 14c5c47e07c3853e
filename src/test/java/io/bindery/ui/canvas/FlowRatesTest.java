package io.bindery.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.ExchangeSnapshot;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.BrokerSnapshot.StoreSnapshot;
import io.bindery.model.BrokerSnapshot.Totals;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.FieldTable;
import io.bindery.model.QueueDefinition;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.graph.Link;
import io.bindery.ui.canvas.motion.Flow;
import io.bindery.ui.canvas.motion.Traffic;
import io.bindery.ui.state.Rates;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlowRatesTest {

    private static final long NOW = 5_000_000_000L;
    private static final Link.Id FROM_ORDERS = new Link.Id(Link.Kind.BINDING, FigureId.exchange("orders"), FigureId.queue("audit"));
    private static final Link.Id FROM_PAYMENTS = new Link.Id(Link.Kind.BINDING, FigureId.exchange("payments"), FigureId.queue("audit"));
    private static final Link.Id TO_THE_AUDITOR = new Link.Id(Link.Kind.CONSUMES, FigureId.queue("audit"), new FigureId(FigureId.Kind.CONSUMER, "audit"));

    private final Rates rates = new Rates();
    private final Traffic traffic = new Traffic();
    private final FlowRates flowRates = new FlowRates(() -> "/", rates);

    @Test void aLineSaysWhatTheBrokerHasCountedNotWhatTheWindowHasSeen() {
        counted(20_000, 18_000);
        seen(FROM_ORDERS, 200);
        seen(TO_THE_AUDITOR, 200);

        assertThat(flowRates.of(traffic, NOW)).containsExactlyInAnyOrder(new Flow(FROM_ORDERS, 20_000), new Flow(TO_THE_AUDITOR, 18_000));
    }

    @Test void linesToTheSameQueueShareAsTheSeenOnesDo() {
        counted(20_000, 0);
        seen(FROM_ORDERS, 150);
        seen(FROM_PAYMENTS, 50);

        assertThat(flowRates.of(traffic, NOW)).containsExactlyInAnyOrder(new Flow(FROM_ORDERS, 15_000), new Flow(FROM_PAYMENTS, 5_000));
    }

    @Test void whatHasJustBegunSaysWhatWasSeenOfIt() {
        seen(FROM_ORDERS, 90);

        assertThat(flowRates.of(traffic, NOW)).containsExactly(new Flow(FROM_ORDERS, 90));
    }

    private void seen(Link.Id line, int messages) {
        for (int i = 0; i < messages; i++) {
            traffic.count(line, NOW);
        }
    }

    private void counted(long enqueued, long delivered) {
        rates.sample(0, snapshot(0, 0));
        rates.sample(1000, snapshot(enqueued, delivered));
    }

    private static BrokerSnapshot snapshot(long enqueued, long delivered) {
        QueueSnapshot audit = new QueueSnapshot(new QueueDefinition("/", "audit", Set.of(), FieldTable.EMPTY),
                0, 0, 0, 0, 0, 0, enqueued, delivered, 0, 0, List.of());
        return new BrokerSnapshot(1, 1, 0, List.of(new VhostSnapshot("/", List.<ExchangeSnapshot>of(), List.of(audit), List.of())), List.of(), Totals.NONE, StoreSnapshot.NONE);
    }
}
