package io.bindery.ui.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.ui.state.Selection;
import io.bindery.ui.workbench.NavigatorRow.Fold;
import io.bindery.ui.workbench.NavigatorRow.Head;
import io.bindery.ui.workbench.NavigatorRow.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.InvalidationListener;
import org.junit.jupiter.api.Test;

class NavigatorModelTest {

    private final NavigatorModel model = new NavigatorModel();

    @Test void sectionsSayHowManyThereAre() {
        model.show(Topologies.orderShop(0));
        assertThat(model.rows()).contains(new Head("Exchanges", 7), new Head("Queues", 9));
    }

    @Test void exchangesOfTheBrokerItselfAreFoldedUntilAskedFor() {
        model.show(Topologies.orderShop(0));
        assertThat(model.rows()).contains(new Fold(2, false));
        assertThat(names()).doesNotContain("amq.direct");
        model.toggleBuiltIn();
        assertThat(names()).contains("amq.direct", "amq.fanout");
    }

    @Test void aBuiltInExchangeThatIsBoundIsNoLongerFolded() {
        VhostSnapshot shop = Topologies.orderShop(0);
        var bindings = new ArrayList<>(shop.bindings());
        bindings.add(io.bindery.model.Binding.toQueue("/", "amq.direct", "audit", "k"));
        model.show(new VhostSnapshot("/", shop.exchanges(), shop.queues(), bindings));
        assertThat(names()).contains("amq.direct").doesNotContain("amq.fanout");
    }

    @Test void theFilterTakesAnyPartOfANameWhateverItsCase() {
        model.show(Topologies.orderShop(0));
        model.filter().set("BILL");
        assertThat(names()).containsExactly("billing", "billing.retry");
    }

    @Test void countsChangeWithoutNewRowsSoThatTheListKeepsItsSelection() {
        model.show(Topologies.orderShop(3));
        List<NavigatorRow> before = List.copyOf(model.rows());
        model.show(Topologies.orderShop(41_180));
        assertThat(model.rows()).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat(model.rows().get(i)).isSameAs(before.get(i));
        }
        assertThat(model.rowOf(new Selection.OfQueue("audit")).orElseThrow().count().get()).isEqualTo("41,180");
    }

    @Test void oneMoreBindingLeavesTheRowsAsTheyAreAndCounts() {
        VhostSnapshot shop = Topologies.orderShop(0);
        model.show(shop);
        AtomicInteger changes = new AtomicInteger();
        model.rows().addListener((InvalidationListener) observed -> changes.incrementAndGet());
        var bindings = new ArrayList<>(shop.bindings());
        bindings.add(io.bindery.model.Binding.toQueue("/", "orders", "audit", "one.more"));
        model.show(new VhostSnapshot("/", shop.exchanges(), shop.queues(), bindings));

        assertThat(model.rowOf(new Selection.OfExchange("orders")).orElseThrow().count().get()).isEqualTo("6");
        assertThat(changes).hasValue(0);
    }

    @Test void anExchangeCountsItsBindingsAndTheDefaultOneEveryQueue() {
        model.show(Topologies.orderShop(0));
        assertThat(model.rowOf(new Selection.OfExchange("orders")).orElseThrow().count().get()).isEqualTo("5");
        assertThat(model.rowOf(new Selection.OfExchange("")).orElseThrow().count().get()).isEqualTo("9");
    }

    private List<String> names() {
        return model.rows().stream().filter(Item.class::isInstance).map(row -> ((Item) row).name()).toList();
    }
}
