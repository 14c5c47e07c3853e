package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.engine.RecoveredState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes into a store comes out of it, whatever happened in between. */
class StoreRoundTripTest {

    private static final StoreSettings SMALL_SEGMENTS = StoreSettings.DEFAULT.withoutSql().withSegmentBytes(64 << 10);

    @TempDir Path directory;
    private final AtomicLong committed = new AtomicLong();

    private OpenedStore open() throws IOException {
        return Store.open(DataDirectory.open(directory), SMALL_SEGMENTS, committed::set, RecoveryProgress.NONE);
    }

    @Test void anEmptyDirectoryOpensEmpty() throws IOException {
        try (OpenedStore store = open()) {
            assertThat(store.state()).isEqualTo(RecoveredState.EMPTY);
            assertThat(store.report().clean()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void afterEachReopeningEverythingIsThere(long seed) throws IOException {
        Traffic traffic = new Traffic(seed);
        traffic.gaps = true;
        for (int life = 0; life < 6; life++) {
            try (OpenedStore store = open()) {
                assertThat(store.report().damages()).isEmpty();
                assertThat(StoreModel.lines(store)).isEqualTo(traffic.model().lines());
                traffic.into(store.log());
                traffic.largeBodies = life == 2;
                traffic.removing = life % 2 == 0 ? 10 : 70;
                for (int i = 0; i < 100; i++) {
                    traffic.batch(1 + i % 13);
                }
            }
        }
        try (OpenedStore store = open()) {
            assertThat(StoreModel.lines(store)).isEqualTo(traffic.model().lines());
            assertThat(store.state().lastMessageId()).isEqualTo(traffic.lastMessage());
        }
    }

    @Test void aMessageOfManyQueuesHasOneBodyOnDisk() throws IOException {
        try (OpenedStore store = open()) {
            Traffic traffic = new Traffic(1);
            traffic.into(store.log());
            traffic.batch(400);
        }
        try (OpenedStore store = open()) {
            java.util.Map<Long, Integer> sizes = new java.util.HashMap<>();
            store.state().queues().forEach(queue -> queue.entries().forEach(entry -> sizes.put(entry.messageId(), entry.size())));
            int places = store.state().queues().stream().mapToInt(queue -> queue.entries().size()).sum();
            assertThat(sizes).hasSizeLessThan(places);
            assertThat(store.report().messages()).isEqualTo(sizes.size());
            assertThat(store.report().entries()).isEqualTo(places);
            assertThat(store.stats().liveBytes()).isLessThan(sizes.values().stream().mapToLong(size -> size + 300).sum());
        }
    }

    @Test void everyCommittedMessageCanBeReadBackById() throws IOException {
        CommitWaiter commits = new CommitWaiter();
        try (OpenedStore store = Store.open(DataDirectory.open(directory), SMALL_SEGMENTS, commits, RecoveryProgress.NONE)) {
            Traffic traffic = new Traffic(7);
            traffic.largeBodies = true;
            traffic.into(store.log());
            for (int i = 0; i < 300; i++) {
                traffic.batch(10);
            }
            commits.await(store);
            assertThat(store.stats().snapshot().copiesPending()).isZero();
            assertThat(store.stats().snapshot().copiesOnDisk()).isEqualTo(traffic.model().copies());
            for (long id : traffic.model().messageIds()) {
                assertThat(StoreModel.wrong(store.readMessage(id).orElseThrow())).isEmpty();
            }
            assertThat(store.readMessage(traffic.lastMessage() + 1)).isEmpty();
        }
    }

    @Test void committedIsToldInAscendingOrderUpToTheLastBatch() throws IOException {
        java.util.List<Long> told = java.util.Collections.synchronizedList(new java.util.ArrayList<>());
        long last = 0;
        try (OpenedStore store = Store.open(DataDirectory.open(directory), SMALL_SEGMENTS, told::add, RecoveryProgress.NONE)) {
            Traffic traffic = new Traffic(3);
            traffic.into(store.log());
            for (int i = 0; i < 200; i++) {
                traffic.batch(3);
            }
            last = store.log().enqueued(Traffic.message(99_999), 1, new long[] {1}, new long[] {1_000_000}, new long[] {0});
            store.log().flush();
        }
        assertThat(told).isSorted().contains(last);
    }
}
