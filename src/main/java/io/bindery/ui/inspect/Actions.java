package io.bindery.ui.inspect;

import io.bindery.gateway.Capability;
import io.bindery.model.Binding;
import io.bindery.model.BrokerCommand;
import io.bindery.model.CommandResult;
import io.bindery.ui.fx.FxStages;
import io.bindery.ui.state.Edits;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.Notice;
import io.bindery.ui.state.PublishTarget;
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
        state.edits().perform(Edits.deleteQueue(state.topology(), queue));
    }

    void deleteExchange(String exchange) {
        state.edits().perform(Edits.deleteExchange(state.topology(), exchange));
    }

    void unbind(List<Binding> bindings) {
        state.edits().perform(Edits.unbind(bindings));
    }

    /** Not an edit: nothing could bring the messages back. */
    void purge(String queue) {
        FxStages.whenDone(state.gateway().execute(new BrokerCommand.PurgeQueue(state.vhost().get(), queue)),
                result -> state.notice().set(purged(queue, result)),
                problem -> state.notice().set(new Notice(Notice.Kind.ERROR, problem.getMessage(), "")));
    }

    private static Notice purged(String queue, CommandResult result) {
        if (result instanceof CommandResult.Refused refused) {
            return new Notice(Notice.Kind.ERROR, "Queue " + queue + " was not purged.", refused.code().code() + " " + refused.text());
        }
        long count = result instanceof CommandResult.Removed removed ? removed.count() : 0;
        return new Notice(Notice.Kind.DONE, Figures.of(count, "message") + " removed from " + queue + ".", "");
    }
}
