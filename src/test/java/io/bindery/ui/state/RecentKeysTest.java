package io.bindery.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.Activity;
import io.bindery.model.Binding.DestinationKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentKeysTest {

    private final RecentKeys keys = new RecentKeys();

    @Test
    void theMostFrequentKeyComesFirst() {
        keys.note(routed(0, "a"));
        keys.note(routed(1, "b"));
        keys.note(routed(2, "b"));

        assertThat(keys.at("/", "orders", 10)).containsExactly(new RecentKeys.Seen("b", 2), new RecentKeys.Seen("a", 1));
    }

    @Test
    void aKeyIsForgottenAfterAMinute() {
        keys.note(routed(0, "a"));
        keys.note(routed(30_000, "b"));

        assertThat(keys.at("/", "orders", 60_001)).extracting(RecentKeys.Seen::routingKey).containsExactly("b");
    }

    @Test
    void anExchangeBoundToAnExchangeSeesTheKeyToo() {
        keys.note(new Activity.Routed(0, "/", 1, 1, "orders", "a", 0,
                List.of(new Activity.Hop("orders", DestinationKind.EXCHANGE, "notify", null)), List.of(), false));

        assertThat(keys.at("/", "notify", 0)).extracting(RecentKeys.Seen::routingKey).containsExactly("a");
        assertThat(keys.at("other", "notify", 0)).isEmpty();
    }

    private static Activity.Routed routed(long atMillis, String key) {
        return new Activity.Routed(atMillis, "/", 1, 1, "orders", key, 0, List.of(), List.of(), false);
    }
}
