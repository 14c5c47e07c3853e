package io.bindery.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    private static final long MEGABYTE = 1 << 20;

    @ParameterizedTest
    @ValueSource(longs = {128, 192, 256, 1024})
    void messagesAndAWindowFitIntoOneHeap(long megabytes) {
        Limits limits = Limits.ofHeapWithWindow(megabytes * MEGABYTE);

        assertThat(limits.held() + limits.mailbox() + limits.inbound() + 80 * MEGABYTE).isLessThan(megabytes * MEGABYTE);
    }

    @Test
    void aHeapTooSmallForAWindowStillHoldsMessages() {
        assertThat(Limits.ofHeapWithWindow(64 * MEGABYTE).held()).isGreaterThan(8 * MEGABYTE);
    }
}
