package io.bindery.broker;

import io.bindery.amqp.server.PublisherGate;
import io.bindery.amqp.server.Waiting;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What there is too little of. Each resource has a watcher, which raises its alarm and clears it; while there is one, who
 * publishes is not read any further. Any thread may call; the lock is held for no longer than a set is looked at.
 */
public final class Alarms implements PublisherGate {

    /** In the words of connection.blocked, and in its order. */
    public enum Resource { DISK, MEMORY }

    private final Set<Resource> raised = EnumSet.noneOf(Resource.class);
    private final Set<Runnable> waiting = new LinkedHashSet<>();
    private volatile String reason = "";

    public void set(Resource resource, boolean isShort) {
        if (isShort) {
            raise(resource);
        } else {
            clear(resource);
        }
    }

    private synchronized void raise(Resource resource) {
        raised.add(resource);
        reason = text();
    }

    private void clear(Resource resource) {
        List<Runnable> letIn = List.of();
        synchronized (this) {
            raised.remove(resource);
            reason = text();
            if (raised.isEmpty()) {
                letIn = List.copyOf(waiting);
                waiting.clear();
            }
        }
        letIn.forEach(Runnable::run);
    }

    private String text() {
        return raised.isEmpty() ? ""
                : raised.stream().map(each -> each.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(" & ", "low on ", ""));
    }

    @Override public String closedBecause() {
        return reason;
    }

    @Override public Waiting whenOpen(Runnable resume) {
        synchronized (this) {
            if (!raised.isEmpty()) {
                waiting.add(resume);
                return () -> forget(resume);
            }
        }
        resume.run();
        return Waiting.NOBODY;
    }

    private synchronized void forget(Runnable resume) {
        waiting.remove(resume);
    }

    synchronized boolean someoneWaits() {
        return !waiting.isEmpty();
    }
}
