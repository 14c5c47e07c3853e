package io.bindery.ui.messages;

import io.bindery.model.BrokerCommand;
import io.bindery.model.CommandResult;
import io.bindery.model.Message;
import io.bindery.model.QueuedMessage;
import io.bindery.ui.fx.FxStages;
import io.bindery.ui.state.WorkbenchState;
import java.util.List;
import java.util.function.Consumer;

/**
 * Publishes messages of a queue again elsewhere, one after the other; a move takes each out of its queue only after a
 * copy of it was taken somewhere, so that nothing is lost on the way.
 */
final class Transfer {

    private final WorkbenchState state;
    private final String fromQueue;
    private final Order order;
    private final List<QueuedMessage> messages;
    private final Consumer<Result> done;
    private int taken;

    /** @param routingKey empty for each message's own */
    record Order(boolean move, String exchange, String routingKey) { }

    /** @param problem why it stopped before the end, or empty */
    record Result(int taken, int asked, String problem) { }

    Transfer(WorkbenchState state, String fromQueue, Order order, List<QueuedMessage> messages, Consumer<Result> done) {
        this.state = state;
        this.fromQueue = fromQueue;
        this.order = order;
        this.messages = List.copyOf(messages);
        this.done = done;
    }

    void start() {
        publish(0);
    }

    private void publish(int index) {
        if (index == messages.size()) {
            done.accept(new Result(taken, messages.size(), ""));
            return;
        }
        Message message = messages.get(index).message();
        String key = order.routingKey().isEmpty() ? message.routingKey() : order.routingKey();
        ask(new BrokerCommand.Publish(state.vhost().get(), order.exchange(), key, message.properties(), message.body(), true), result -> {
            if (result instanceof CommandResult.Published published && !published.copies().isEmpty()) {
                taken++;
                takenAt(index);
            } else {
                stop(result instanceof CommandResult.Published ? "no queue took it, so it stays where it is" : words(result));
            }
        });
    }

    private void takenAt(int index) {
        if (!order.move()) {
            publish(index + 1);
            return;
        }
        ask(new BrokerCommand.DeleteMessage(state.vhost().get(), fromQueue, messages.get(index).position()), result -> {
            if (result instanceof CommandResult.Refused refused) {
                stop("the copy is made but the original could not be deleted: " + words(refused));
            } else {
                publish(index + 1);
            }
        });
    }

    private void ask(BrokerCommand command, Consumer<CommandResult> answer) {
        FxStages.whenDone(state.gateway().execute(command), answer, problem -> stop(problem.getMessage()));
    }

    private void stop(String why) {
        done.accept(new Result(taken, messages.size(), why));
    }

    static String words(CommandResult result) {
        return result instanceof CommandResult.Refused refused ? refused.code().code() + " " + refused.text() : "";
    }
}
