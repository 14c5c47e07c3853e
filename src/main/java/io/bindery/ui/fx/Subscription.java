package io.bindery.ui.fx;

/** Something to be closed by whoever asked for it. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override void close();
}
