package io.bindery.engine;

import io.bindery.model.BrokerSnapshot.ExchangeSnapshot;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.PolicyMatch;
import io.bindery.routing.ExchangeNode;

/** What the engine keeps of an exchange beside its bindings: the counters, and the snapshot they were last told in. */
final class ExchangeState {

    final ExchangeNode node;
    private long publishedIn;
    private long routedOut;
    private long unroutable;
    private PolicyMatch policies = PolicyMatch.NONE;
    private ExchangeSnapshot snapshot;

    private ExchangeState(ExchangeNode node) {
        this.node = node;
    }

    /** Hangs a new state on the node. */
    static ExchangeState on(ExchangeNode node) {
        ExchangeState state = new ExchangeState(node);
        node.attach(state);
        return state;
    }

    static ExchangeState of(ExchangeNode node) {
        return (ExchangeState) node.attachment();
    }

    ExchangeDefinition definition() {
        return node.definition();
    }

    PolicyMatch policies() {
        return policies;
    }

    void apply(PolicyMatch match) {
        policies = match;
        snapshot = null;
    }

    void published(int copies) {
        publishedIn++;
        routedOut += copies;
        snapshot = null;
    }

    void routedNowhere() {
        unroutable++;
        snapshot = null;
    }

    boolean changed() {
        return snapshot == null;
    }

    ExchangeSnapshot snapshot() {
        if (snapshot == null) {
            snapshot = new ExchangeSnapshot(node.definition(), policies, policies.effective(node.definition()), publishedIn, routedOut, unroutable);
        }
        return snapshot;
    }
}
