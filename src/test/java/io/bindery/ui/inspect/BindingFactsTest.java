package io.bindery.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot.ExchangeSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.sample.OrderShop;
import java.util.List;
import org.junit.jupiter.api.Test;

class BindingFactsTest {

    private static final VhostSnapshot SHOP = new VhostSnapshot("/",
            OrderShop.definitions("/").exchanges().stream().map(exchange -> new ExchangeSnapshot(exchange, 0, 0, 0)).toList(), List.of(),
            OrderShop.definitions("/").bindings());

    @Test void aSampleKeyIsJudgedByTheRouterItself() {
        Binding binding = Binding.toQueue("/", "orders", "warehouse.eu", "order.eu.#");
        BindingFacts facts = BindingFacts.of(binding, SHOP, List.of(new Pair("order.eu", "3"), new Pair("order.us.paid", "1")));
        assertThat(facts.samples()).containsExactly(new BindingFacts.Sample("order.eu", "3", true), new BindingFacts.Sample("order.us.paid", "1", false));
    }

    @Test void whereKeysDecideNothingNoKeyIsJudged() {
        Binding binding = Binding.toQueue("/", "notify", "mail", "");
        assertThat(BindingFacts.of(binding, SHOP, List.of(new Pair("a", "1"))).samples()).isEmpty();
    }

    @Test void aHeadersBindingIsItsArguments() {
        Binding binding = SHOP.bindings().stream().filter(b -> b.exchange().equals("reports")).findFirst().orElseThrow();
        assertThat(BindingLine.key(binding)).isEqualTo("all, format = \"pdf\", v = 2");
    }
}
