package io.bindery.ui.inspect;

import io.bindery.ui.fx.Subscription;
import io.bindery.ui.state.Selection;
import io.bindery.ui.state.WorkbenchState;
import java.util.HashSet;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;

/** The right side: what is selected, told in full and kept up to date. */
public final class Inspector extends ScrollPane implements AutoCloseable {

    private final WorkbenchState state;
    private final QueueView queueView;
    private final ExchangeView exchangeView;
    private final BindingsView bindingsView;
    private final ConnectionView connectionView;
    private final Node nothing = nothing();
    private final Subscription activity;
    private Runnable refresh = () -> { };
    private Runnable beat = () -> { };
    /** Whether what is selected has been in a snapshot since. */
    private boolean wasThere;

    /**
     * @param showPublish brings the publish panel to the front; its target is set before
     * @param showMessages brings the message list of the selected queue to the front
     */
    public Inspector(WorkbenchState state, Runnable showPublish, Runnable showMessages) {
        this.state = state;
        Actions actions = new Actions(state, showPublish, showMessages);
        queueView = new QueueView(state, actions);
        exchangeView = new ExchangeView(state, actions);
        bindingsView = new BindingsView(state, actions);
        connectionView = new ConnectionView(state, actions);
        setId("inspector");
        getStyleClass().add("inspector");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        activity = state.onActivity(event -> { }); // so that the keys of the last minute are kept
        state.selection().addListener((observed, was, is) -> turnTo(is));
        state.snapshot().addListener((observed, was, is) -> follow());
        state.seconds().addListener((observed, was, is) -> beat.run());
        state.survival().marks().addListener((observed, was, is) -> {
            if (was == null || is == null) {
                turnTo(state.selection().get());
            } else {
                refresh.run();
            }
        });
        turnTo(state.selection().get());
    }

    @Override public void close() {
        activity.close();
    }

    private void follow() {
        boolean isThere = stillThere(state.selection().get());
        if (isThere && !wasThere) {
            turnTo(state.selection().get());
        } else if (isThere) {
            refresh.run();
        } else if (wasThere) { // one that never was may have been declared a moment ago, and be in the next snapshot
            state.selection().set(Selection.NOTHING);
        }
    }

    private void turnTo(Selection selection) {
        setVvalue(0);
        wasThere = stillThere(selection);
        if (selection instanceof Selection.Nothing || !wasThere) {
            show(nothing, () -> { }, () -> { });
        } else if (selection instanceof Selection.OfQueue of) {
            queueView.show(of.queue());
            show(queueView, queueView::refresh, queueView::rates);
        } else if (selection instanceof Selection.OfExchange of) {
            exchangeView.show(of.exchange());
            show(exchangeView, exchangeView::refresh, exchangeView::rates);
        } else if (selection instanceof Selection.OfBindings of) {
            bindingsView.show(of.bindings());
            show(bindingsView, () -> { }, bindingsView::refresh);
        } else if (selection instanceof Selection.OfConnection of) {
            connectionView.show(of.connectionId());
            show(connectionView, () -> { }, connectionView::refresh);
        }
    }

    private void show(Node view, Runnable onSnapshot, Runnable onSecond) {
        setContent(view);
        refresh = onSnapshot;
        beat = onSecond;
    }

    private boolean stillThere(Selection selection) {
        if (selection instanceof Selection.OfQueue of) {
            return state.topology().queue(of.queue()).isPresent();
        } else if (selection instanceof Selection.OfExchange of) {
            return state.topology().exchange(of.exchange()).isPresent();
        } else if (selection instanceof Selection.OfBindings of) {
            return state.topology().bindings().stream().anyMatch(new HashSet<>(of.bindings())::contains);
        } else if (selection instanceof Selection.OfConnection of) {
            return state.snapshot().get().connections().stream().anyMatch(connection -> connection.id() == of.connectionId());
        }
        return selection instanceof Selection.Nothing;
    }

    private static Node nothing() {
        Label words = Parts.label("Select an exchange, a queue or a binding, and it is told here in full.", "muted");
        words.setWrapText(true);
        StackPane pane = new StackPane(words);
        pane.getStyleClass().add("inspector-part");
        return pane;
    }
}
