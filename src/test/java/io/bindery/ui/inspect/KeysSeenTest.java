package io.bindery.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.Activity;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeysSeenTest {

    private final KeysSeen keys = new KeysSeen();

    @Test void theMostFrequentKeyComesFirst() {
        came(1000, "orders", "order.us.paid");
        came(1000, "orders", "order.eu.created");
        came(2000, "orders", "order.eu.created");
        assertThat(keys.of("orders", 3000, 9)).containsExactly(new Pair("order.eu.created", "2"), new Pair("order.us.paid", "1"));
    }

    @Test void aKeyIsForgottenAMinuteAfterItCame() {
        came(1000, "orders", "a");
        came(30_000, "orders", "a");
        came(31_000, "orders", "b");
        assertThat(keys.of("orders", 61_001, 9)).containsExactly(new Pair("a", "1"), new Pair("b", "1"));
        assertThat(keys.of("orders", 200_000, 9)).isEmpty();
    }

    @Test void exchangesAreKeptApart() {
        came(1000, "orders", "a");
        assertThat(keys.of("payments", 1000, 9)).isEmpty();
    }

    @Test void aFloodShortensTheMemoryAndNotTheHeap() {
        for (int i = 0; i < 50_000; i++) {
            came(1000, "orders", "k" + i);
        }
        assertThat(keys.of("orders", 1000, 100_000)).hasSize(20_000).extracting(Pair::name).doesNotContain("k0").contains("k49999");
    }

    private void came(long at, String exchange, String key) {
        keys.saw(new Activity.Routed(at, "/", 1, 1, exchange, key, 0, List.of(), List.of(), false));
    }
}
