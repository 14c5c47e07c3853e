package io.bindery.ui.messages;

import io.bindery.gateway.Capability;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.Message;
import io.bindery.model.QueuePage;
import io.bindery.model.QueuedMessage;
import io.bindery.ui.fx.FrameWatch;
import io.bindery.ui.fx.FxStages;
import io.bindery.ui.state.WorkbenchState;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Keeps the page of one queue fresh while somebody looks: asks again when the queue's counters moved, at most twice a
 * second and never before the last answer came. FX thread.
 */
final class MessageBrowser {

    private static final long HALF_A_SECOND = 500_000_000;

    private final WorkbenchState state;
    private final Runnable loaded;
    private final FrameWatch frames;
    private final Pager pager = new Pager();
    private String queue = "";
    private String problem = "";
    private QueueSnapshot shown;
    private long askedNanos;
    private Predicate<Message> wanted;
    private long lookedThrough;
    private boolean asking;
    private boolean stale;

    MessageBrowser(WorkbenchState state, Runnable loaded) {
        this.state = state;
        this.loaded = loaded;
        frames = new FrameWatch(state.ticker(), this::frame);
    }

    Pager pager() {
        return pager;
    }

    String queue() {
        return queue;
    }

    /** Why there is no page, as a sentence; empty when there is one. */
    String problem() {
        return problem;
    }

    Optional<QueueSnapshot> figures() {
        return state.topology().queue(queue);
    }

    boolean canLook() {
        return state.gateway().capabilities().contains(Capability.PEEK);
    }

    /** Page after page from here on, until there is one that matches, or none left; any other step ends it. */
    void searchOn(Predicate<Message> matches) {
        if (pager.hasNext()) {
            lookedThrough = 0;
            pager.next();
            again();
            wanted = matches;
            loaded.run();
        }
    }

    void stop() {
        wanted = null;
    }

    boolean isSearching() {
        return wanted != null;
    }

    /** By the search that goes on. */
    long lookedThrough() {
        return lookedThrough;
    }

    void look(String atQueue) {
        queue = atQueue;
        shown = null;
        pager.toHead();
        again();
    }

    void next() {
        pager.next();
        again();
    }

    void previous() {
        pager.previous();
        again();
    }

    void last() {
        pager.toEnd();
        again();
    }

    void first() {
        pager.toHead();
        again();
    }

    /** Asks as soon as may be. */
    void again() {
        wanted = null;
        stale = true;
        askedNanos = 0;
    }

    void watch(boolean visible) {
        frames.watch(visible);
    }

    private void frame(long now) {
        Optional<QueueSnapshot> figures = figures();
        if (figures.isPresent() && moved(figures.get())) {
            stale = true;
        }
        if (stale && !asking && now - askedNanos >= HALF_A_SECOND) {
            askedNanos = now;
            stale = false;
            figures.ifPresentOrElse(this::ask, this::nothing);
        }
    }

    private boolean moved(QueueSnapshot now) {
        return shown == null || shown != now && (shown.ready() != now.ready() || shown.unacked() != now.unacked() || shown.onDisk() != now.onDisk()
                || shown.pending() != now.pending() || shown.enqueued() != now.enqueued() || shown.acked() != now.acked()
                || shown.delivered() != now.delivered() || shown.discarded() != now.discarded());
    }

    private void ask(QueueSnapshot figures) {
        shown = figures;
        if (!canLook()) {
            return;
        }
        asking = true;
        String asked = queue;
        long from = pager.from();
        FxStages.whenDone(state.gateway().browse(state.vhost().get(), asked, from, Pager.SIZE), page -> {
            asking = false;
            if (asked.equals(queue) && from == pager.from()) {
                problem = "";
                pager.loaded(page);
                goOn(page);
                loaded.run();
            }
        }, wrong -> {
            asking = false;
            wanted = null;
            problem = wrong.getMessage();
            loaded.run();
        });
    }

    /** At once: a search has a long way to go. */
    private void goOn(QueuePage page) {
        if (wanted == null) {
            return;
        }
        lookedThrough += page.messages().size();
        Optional<QueueSnapshot> figures = figures();
        if (!page.hasNext() || figures.isEmpty() || page.messages().stream().map(QueuedMessage::message).anyMatch(wanted)) {
            wanted = null;
        } else {
            pager.next();
            ask(figures.get());
        }
    }

    private void nothing() {
        pager.toHead();
        loaded.run();
    }
}
