package io.bindery.ui.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.fixture.LiveOrderShop;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownKeysTest {

    private static final VhostSnapshot SHOP = LiveOrderShop.gateway().snapshots().latest().vhost("/").orElseThrow();

    @Test void keysSeenComeFirstAndWhatIsTypedIsNotOffered() {
        assertThat(KnownKeys.offers(List.of("order.us", "order.eu", "stock"), SHOP, "orders", "order.eu")).isEmpty();
        assertThat(KnownKeys.offers(List.of("order.us", "stock.order", "order.eu"), SHOP, "orders", "order")).containsExactly("order.us", "order.eu", "stock.order");
    }

    @Test void aPatternWithWildcardsIsNoKey() {
        assertThat(KnownKeys.offers(List.of(), SHOP, "orders", "")).isEmpty();
        assertThat(KnownKeys.offers(List.of(), SHOP, "payments", "")).containsExactly("capture", "refund");
    }

    @Test void theDefaultExchangeTakesTheNamesOfQueues() {
        assertThat(KnownKeys.offers(List.of(), SHOP, "", "bill")).containsExactly("billing", "billing.retry");
    }
}
