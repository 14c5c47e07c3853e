package io.bindery.ui.messages;

import io.bindery.model.QueuedMessage;
import io.bindery.ui.fx.FxStages;
import io.bindery.ui.state.WorkbenchState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When the messages that are looked at got to disk; asked for a page at a time, again while it is not known of all. FX thread. */
final class DiskTimes {

    private static final int MOST_KEPT = 10_000;

    private final WorkbenchState state;
    private final Runnable learnt;
    private final Map<Long, Long> known = new HashMap<>();
    private boolean asking;

    DiskTimes(WorkbenchState state, Runnable learnt) {
        this.state = state;
        this.learnt = learnt;
        state.runState().addListener(observed -> known.clear()); // another life may give the same numbers to other messages
    }

    /** Wall clock, 0 while it is not known. */
    long of(QueuedMessage queued) {
        return queued.disk() == QueuedMessage.Disk.ON_DISK ? known.getOrDefault(queued.message().id(), 0L) : 0;
    }

    void ask(List<QueuedMessage> page) {
        List<Long> unknown = page.stream().filter(queued -> queued.disk() == QueuedMessage.Disk.ON_DISK && of(queued) == 0)
                .map(queued -> queued.message().id()).toList();
        if (asking || unknown.isEmpty()) {
            return;
        }
        if (known.size() > MOST_KEPT) {
            known.clear();
        }
        asking = true;
        FxStages.whenDone(state.gateway().onDiskSince(unknown), times -> {
            asking = false;
            known.putAll(times);
            if (!times.isEmpty()) {
                learnt.run();
            }
        }, notToBeHad -> asking = false);
    }
}
