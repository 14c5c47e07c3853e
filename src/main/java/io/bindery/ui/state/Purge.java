package io.bindery.ui.state;

import io.bindery.model.BrokerCommand;
import io.bindery.model.CommandResult;
import io.bindery.ui.fx.FxStages;

/** Takes what is ready out of a queue. Not an edit: nothing could bring the messages back. */
public final class Purge {

    private Purge() { }

    public static void of(WorkbenchState state, String queue) {
        of(state, queue, () -> { });
    }

    /** @param answered is run when the broker has answered, whatever it said */
    public static void of(WorkbenchState state, String queue, Runnable answered) {
        FxStages.whenDone(state.gateway().execute(new BrokerCommand.PurgeQueue(state.vhost().get(), queue)),
                result -> {
                    state.notice().set(told(queue, result));
                    answered.run();
                },
                problem -> state.notice().set(new Notice(Notice.Kind.ERROR, problem.getMessage(), "")));
    }

    private static Notice told(String queue, CommandResult result) {
        if (result instanceof CommandResult.Refused refused) {
            return new Notice(Notice.Kind.ERROR, "The broker refused to purge " + queue + ".", refused.code().code() + " " + refused.text());
        }
        long count = result instanceof CommandResult.Removed removed ? removed.count() : 0;
        return new Notice(Notice.Kind.DONE, Figures.of(count, "message") + " purged from " + queue + ". They do not come back.", "");
    }
}
