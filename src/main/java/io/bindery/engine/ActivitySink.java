package io.bindery.engine;

import io.bindery.model.Activity;

/** Takes what happened, while somebody watches. Called on the engine thread; never blocks. */
public interface ActivitySink {

    /** When false the engine makes no {@link Activity} at all: nobody watching costs nothing. */
    boolean watched();

    void accept(Activity activity);

    ActivitySink NOBODY = new ActivitySink() {
        @Override public boolean watched() {
            return false;
        }

        @Override public void accept(Activity activity) {
            throw new IllegalStateException("nobody watches");
        }
    };
}
