package io.bindery.ui.canvas.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.fixture.BigTopology;
import io.bindery.model.BrokerSnapshot;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Spot;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.graph.Graph;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverviewTest {

    private final Graph graph = graph();
    private final Overview overview = Overview.of(graph, 1100, 890);

    @ParameterizedTest
    @CsvSource({"orders.eu.created,orders", "orders-eu,orders", "mail,mail", ".hidden.x,.hidden", "a:b,a"})
    void aGroupIsTheFirstWordOfTheName(String name, String prefix) {
        assertThat(Overview.prefix(name)).isEqualTo(prefix);
    }

    @Test
    void everyExchangeAndQueueHasAPlaceWhereItIsFound() {
        for (FigureId id : graph.figures()) {
            Box place = overview.place(id).orElseThrow();
            assertThat(overview.at(new Spot(place.centreX(), place.centreY()))).contains(id);
        }
    }

    @Test
    void cardsDoNotOverlap() {
        List<Box> cards = overview.groups().stream().map(Group::box).toList();
        for (Box card : cards) {
            assertThat(cards).filteredOn(other -> other != card).noneMatch(card::touches);
        }
    }

    @Test
    void aNeighbourhoodIsWhatIsOneLineAwayAndNothingElse() {
        FigureId centre = FigureId.exchange("orders.x0");
        Graph near = graph.around(centre, 1);

        assertThat(near.exchanges()).extracting(exchange -> exchange.definition().name()).containsExactly("orders.x0");
        assertThat(near.queues()).isNotEmpty().allMatch(queue -> graph.links().stream()
                .anyMatch(link -> link.from().equals(centre) && link.to().equals(FigureId.queue(queue.definition().name()))));
        assertThat(graph.around(centre, 2).exchanges()).hasSizeGreaterThan(1);
    }

    private static Graph graph() {
        BrokerSnapshot snapshot = BigTopology.gateway().snapshots().latest();
        return Graph.of(snapshot.vhost("/").orElseThrow(), snapshot.connections(), Set.of());
    }
}
