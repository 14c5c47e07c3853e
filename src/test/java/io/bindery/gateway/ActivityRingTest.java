package io.bindery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.Activity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ring for eight, drained three at a time. */
class ActivityRingTest {

    private static final int DRAIN = 3;

    private final ActivityRing ring = new ActivityRing(8);
    private final List<Long> seen = new ArrayList<>();
    private long happened;

    @BeforeEach void subscribe() {
        ring.subscribe();
    }

    @Test void nobodyWatchesWhoHasNotSubscribed() {
        ActivityRing unwatched = new ActivityRing(8);
        assertThat(unwatched.watched()).isFalse();
        try (var watching = unwatched.subscribe()) {
            assertThat(unwatched.watched()).isTrue();
        }
        assertThat(unwatched.watched()).isFalse();
    }

    @Test void aBurstIsReadWholeInItsOrder() {
        happen(7);
        drain();
        drain();
        drain();
        assertThat(seen).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(ring.gaps()).isZero();
    }

    @Test void whatNobodyWillReadIsNotEvenMade() {
        happen(8);
        assertThat(ring.watched()).isFalse();
    }

    @Test void ofATorrentEachDrainReadsWhatCameAfterTheOneBefore() {
        happen(8);
        drain();
        seen.clear();
        happen(1_000);
        drain();
        assertThat(seen).containsExactly(9L, 10L, 11L);
        assertThat(ring.gaps()).isEqualTo(2);
    }

    @Test void ofATorrentNoMoreIsMadeThanWillBeRead() {
        happen(8);
        drain();
        happen(DRAIN);
        assertThat(ring.watched()).isFalse();
        drain();
        assertThat(ring.watched()).isTrue();
    }

    @Test void afterATorrentABurstHasAllTheRoomAgain() {
        happen(1_000);
        drain();
        drain();
        happen(7);
        seen.clear();
        drain();
        drain();
        drain();
        assertThat(seen).hasSize(7);
        assertThat(ring.gaps()).isEqualTo(1);
    }

    /** As the engine does. */
    private void happen(int times) {
        for (int i = 0; i < times; i++) {
            happened++;
            if (ring.watched()) {
                ring.offer(new Activity.Acked(0, "/", happened, "q"));
            }
        }
    }

    private void drain() {
        ring.drain(DRAIN, activity -> seen.add(activity.messageId()));
    }
}
