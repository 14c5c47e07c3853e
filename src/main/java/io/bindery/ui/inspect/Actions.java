package io.bindery.ui.inspect;

import io.bindery.gateway.Capability;
import io.bindery.model.Binding;
import io.bindery.ui.state.Edits;
import io.bindery.ui.state.PublishTarget;
import io.bindery.ui.state.Purge;
import io.bindery.ui.state.Selection;
import io.bindery.ui.state.WorkbenchState;
import java.util.List;

/** What an inspector can do with what it shows. */
final class Actions {

    private final WorkbenchState state;
    private final Runnable showPublish;
    private final Runnable showMessages;

    Actions(WorkbenchState state, Runnable showPublish, Runnable showMessages) {
        this.state = state;
        this.showPublish = showPublish;
        this.showMessages = showMessages;
    }

    void publishTo(String exchange, String key) {
        state.publishTarget().set(new PublishTarget(exchange, key));
        showPublish.run();
    }

    boolean canBrowse() {
        return state.gateway().capabilities().contains(Capability.PEEK);
    }

    void browse() {
        showMessages.run();
    }

    void select(Selection selection) {
        state.selection().set(selection);
    }

    void deleteQueue(String queue) {
        state.edits().remove(Edits.deleteQueue(state.topology(), queue), "Queue " + queue);
    }

    void deleteExchange(String exchange) {
        state.edits().perform(Edits.deleteExchange(state.topology(), exchange));
    }

    void unbind(List<Binding> bindings) {
        state.edits().perform(Edits.unbind(bindings));
    }

    void purge(String queue) {
        Purge.of(state, queue);
    }
}
