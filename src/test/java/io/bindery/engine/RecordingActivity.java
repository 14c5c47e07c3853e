package io.bindery.engine;

import io.bindery.model.Activity;
import java.util.ArrayList;
import java.util.List;

/** Keeps what happened while it is told to watch. */
final class RecordingActivity implements ActivitySink {

    boolean watching;
    private final List<Activity> seen = new ArrayList<>();

    @Override public boolean watched() {
        return watching;
    }

    @Override public void accept(Activity activity) {
        if (!watching) {
            throw new IllegalStateException("nobody watches");
        }
        seen.add(activity);
    }

    List<Activity> take() {
        List<Activity> taken = List.copyOf(seen);
        seen.clear();
        return taken;
    }
}
