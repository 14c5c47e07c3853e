package io.bindery.gateway.embedded;

import io.bindery.engine.ActivitySink;
import io.bindery.gateway.ActivityRing;
import io.bindery.model.Activity;

/** Lets the engine's activity into the window's ring while somebody watches. */
record RingSink(ActivityRing ring) implements ActivitySink {

    @Override public boolean watched() {
        return ring.watched();
    }

    @Override public void accept(Activity activity) {
        ring.offer(activity);
    }
}
