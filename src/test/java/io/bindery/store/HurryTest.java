package io.bindery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bindery.model.Message;
import io.bindery.model.Properties;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Much of what the files hold has just stopped to count: they get small again, and nobody waits until they are. */
class HurryTest {

    private static final long SEGMENT = 64 << 10;
    private static final StoreSettings SETTINGS = StoreSettings.DEFAULT.withoutSql().withSegmentBytes(SEGMENT);
    private static final int MESSAGES = 2_000;
    /** For some fifty groups the index forgets first. */
    private static final int MEANWHILE = 160;

    private final RecordingFiles files = new RecordingFiles();
    private final CommitWaiter commits = new CommitWaiter();
    private long published;

    private void publish(OpenedStore store, int count) {
        for (int i = 0; i < count; i++) {
            published++;
            store.log().enqueued(Message.of(published, "", "q", Properties.NONE.withDeliveryMode(2), new byte[1024]), 1, new long[] {1},
                    new long[] {published}, new long[] {0});
        }
        store.log().flush();
    }

    private void removeAllBut(int each, OpenedStore store) {
        for (int i = 1; i <= MESSAGES; i++) {
            if (i % each != 0) {
                store.log().removed(1, i);
            }
        }
        store.log().flush();
    }

    /** Publishes a message when the one before is committed; on the store's thread, so that no group passes unseen. */
    private final class Steady implements StoreListener {

        private volatile OpenedStore store;
        private final List<Long> groupsWaited = new CopyOnWriteArrayList<>();
        private long largeAtFirst;
        private long largestGroup;
        private long waitedFor;
        private long groupsBefore;

        @Override public void committed(long position) {
            if (store != null && position >= waitedFor && groupsWaited.size() < MEANWHILE) {
                next();
            }
            commits.committed(position);
        }

        private void next() {
            long groups = store.stats().snapshot().commitGroups();
            if (waitedFor > 0) {
                groupsWaited.add(groups - groupsBefore);
                largeAtFirst += files.bytes() > 3 * store.stats().liveBytes() ? 1 : 0;
            }
            List<CommitGroup> recent = store.stats().recentGroups();
            recent.subList((int) Math.max(0, recent.size() - (groups - groupsBefore)), recent.size())
                    .forEach(group -> largestGroup = Math.max(largestGroup, waitedFor == 0 ? 0 : group.bytes()));
            groupsBefore = groups;
            publish(store, 1);
            waitedFor = ((JournalLog) store.log()).publishedBatch();
        }
    }

    @Test void whoPublishesMeanwhileWaitsForAFewStepsAndNotForAll() throws IOException {
        Steady publisher = new Steady();
        try (OpenedStore store = Store.open(null, files, SETTINGS, publisher, RecoveryProgress.NONE)) {
            publish(store, MESSAGES);
            commits.await(store);
            removeAllBut(20, store);
            publisher.store = store;
            await().until(() -> publisher.groupsWaited.size() == MEANWHILE);
            assertThat(publisher.largeAtFirst).as("messages published while the files were too large").isGreaterThan(MEANWHILE / 4);
            assertThat(publisher.groupsWaited).as("commit groups").allMatch(groups -> groups <= 4);
            assertThat(publisher.largestGroup).as("bytes of a group").isLessThan(SEGMENT / 2);
            await().untilAsserted(() -> assertThat(files.bytes()).isLessThan(3 * store.stats().liveBytes() + 4 * SEGMENT));
        }
    }

    @Test void notAllThatIsDeadGoesWithOneGroup() throws IOException {
        AtomicLong deleted = new AtomicLong();
        AtomicLong most = new AtomicLong();
        AtomicLong all = new AtomicLong();
        files.afterDelete(() -> {
            all.incrementAndGet();
            most.accumulateAndGet(deleted.incrementAndGet(), Math::max);
        });
        try (OpenedStore store = Store.open(null, files, SETTINGS, position -> {
            deleted.set(0); // a group deletes behind its commit
            commits.committed(position);
        }, RecoveryProgress.NONE)) {
            publish(store, MESSAGES);
            commits.await(store);
            long before = files.list().size();
            removeAllBut(MESSAGES, store);
            await().untilAsserted(() -> assertThat(all.get()).isGreaterThan(before - 4));
            assertThat(most.get()).isLessThanOrEqualTo(8);
        }
    }
}
