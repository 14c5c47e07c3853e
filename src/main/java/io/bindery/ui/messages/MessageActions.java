package io.bindery.ui.messages;

import io.bindery.model.BrokerCommand;
import io.bindery.model.CommandResult;
import io.bindery.model.QueuedMessage;
import io.bindery.ui.fx.FxStages;
import io.bindery.ui.state.DataPlace;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.Notice;
import io.bindery.ui.state.Purge;
import io.bindery.ui.state.WorkbenchState;
import java.io.File;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.FileChooser;

/** What can be done with messages of a queue. Each thing that can't be undone says so before, and what came of it after. */
final class MessageActions {

    private final WorkbenchState state;
    private final Ask ask;
    private final Supplier<String> queue;
    private final Runnable changed;

    /** @param changed is run when the page should be read again */
    MessageActions(WorkbenchState state, Ask ask, Supplier<String> queue, Runnable changed) {
        this.state = state;
        this.ask = ask;
        this.queue = queue;
        this.changed = changed;
    }

    void delete(List<QueuedMessage> messages) {
        String from = queue.get();
        String what = messages.size() == 1 ? "Message " + Figures.count(messages.get(0).message().id()) : Figures.of(messages.size(), "message");
        ask.before("Delete " + what.replace("Message", "message") + " from " + from + "?", "It is not dead-lettered and undo won't bring it back.", "Delete",
                () -> delete(from, messages, 0, what));
    }

    private void delete(String from, List<QueuedMessage> messages, int index, String what) {
        if (index == messages.size()) {
            say(Notice.Kind.DONE, what + " deleted from " + from + ". Undo won't bring it back.", "");
            changed.run();
            return;
        }
        execute(new BrokerCommand.DeleteMessage(state.vhost().get(), from, messages.get(index).position()), result -> {
            if (!refused(result)) {
                delete(from, messages, index + 1, what);
            }
        });
    }

    void purge(long ready) {
        String from = queue.get();
        ask.before("Purge " + from + "?", Figures.of(ready, "ready message") + " will be gone; what is unacked stays. Undo won't bring them back.", "Purge",
                () -> Purge.of(state, from, changed));
    }

    void transfer(List<QueuedMessage> messages) {
        String from = queue.get();
        TransferBox.open(ask, state.topology(), from, messages, order -> new Transfer(state, from, order, messages, result -> {
            boolean all = result.problem().isEmpty();
            say(all ? Notice.Kind.DONE : Notice.Kind.ERROR, Figures.of(result.taken(), "message") + (order.move() ? " moved" : " copied") + " to "
                    + (order.exchange().isEmpty() ? "(default)" : order.exchange()) + (all ? "." : ", then it stopped: " + result.problem() + "."), "");
            changed.run();
        }).start());
    }

    void exportShown(List<QueuedMessage> shown) {
        save("Export messages as JSON lines", queue.get() + ".jsonl", file -> written(file, LineFiles.write(file.toPath(), shown)));
    }

    void exportAll() {
        save("Export messages as JSON lines", queue.get() + ".jsonl", file -> written(file, LineFiles.writeAll(file.toPath(), state.gateway(), state.vhost().get(), queue.get())));
    }

    void saveBody(QueuedMessage message) {
        save("Save the body as it was sent", "message-" + message.message().id(), file -> FxStages.whenDone(Bodies.write(file.toPath(), message.message().body()),
                done -> say(Notice.Kind.DONE, "The body is in " + file + ".", ""), this::failed));
    }

    void importLines() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Import messages from JSON lines");
        File file = chooser.showOpenDialog(ask.getScene().getWindow());
        if (file != null) {
            FxStages.whenDone(LineFiles.read(file.toPath(), state.vhost().get()), publishes -> ask.with("Import", "primary", () -> publish(publishes, 0),
                    Ask.sentence("Import " + Figures.of(publishes.size(), "message") + "?", "strong"),
                    Ask.sentence("Each is published to the exchange and with the key that its line names, as a new message.", "muted")), this::failed);
        }
    }

    private void publish(List<BrokerCommand.Publish> publishes, int index) {
        if (index == publishes.size()) {
            say(Notice.Kind.DONE, Figures.of(index, "message") + " imported.", "");
            changed.run();
            return;
        }
        execute(publishes.get(index), result -> {
            if (!refused(result)) {
                publish(publishes, index + 1);
            }
        });
    }

    private void save(String title, String name, Consumer<File> then) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name.replaceAll("[\\\\/:]", "_"));
        File file = chooser.showSaveDialog(ask.getScene().getWindow());
        if (file != null) {
            saved(file, then);
        }
    }

    private void saved(File file, Consumer<File> then) {
        String refusal = DataPlace.refusal(state.snapshot().get(), file.toPath());
        if (refusal.isEmpty()) {
            then.accept(file);
        } else {
            say(Notice.Kind.ERROR, refusal, "");
        }
    }

    private void written(File file, CompletionStage<Long> writing) {
        FxStages.whenDone(writing, count -> say(Notice.Kind.DONE, Figures.of(count, "message") + " written to " + file + ".", ""), this::failed);
    }

    private void execute(BrokerCommand command, Consumer<CommandResult> answer) {
        FxStages.whenDone(state.gateway().execute(command), answer, this::failed);
    }

    private boolean refused(CommandResult result) {
        if (result instanceof CommandResult.Refused refused) {
            say(Notice.Kind.ERROR, "The broker refused this.", Transfer.words(refused));
            changed.run();
            return true;
        }
        return false;
    }

    private void failed(Throwable problem) {
        say(Notice.Kind.ERROR, problem.getMessage(), "");
    }

    private void say(Notice.Kind kind, String sentence, String detail) {
        state.notice().set(new Notice(kind, sentence, detail));
    }
}
