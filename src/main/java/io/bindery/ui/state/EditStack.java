package io.bindery.ui.state;

import io.bindery.gateway.BrokerGateway;
import io.bindery.model.AdminCommand;
import io.bindery.model.BrokerCommand;
import io.bindery.model.CommandResult;
import io.bindery.ui.fx.FxStages;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Does edits, and undoes and redoes them, one after the other. Nothing is on a stack before the broker took it. */
public final class EditStack {

    private static final int ONE_BY_ONE = 20;
    private static final int AT_ONCE = 500;

    private final Supplier<BrokerGateway> gateway;
    private final Consumer<Notice> notices;
    private final Consumer<String> shown;
    private final Deque<Edit> done = new ArrayDeque<>();
    private final Deque<Edit> undone = new ArrayDeque<>();
    private final ReadOnlyStringWrapper undoTitle = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoTitle = new ReadOnlyStringWrapper("");

    /** @param shown is told of a virtual host that came back, so that it is on the canvas */
    EditStack(Supplier<BrokerGateway> gateway, Consumer<Notice> notices, Consumer<String> shown) {
        this.shown = shown;
        this.gateway = gateway;
        this.notices = notices;
    }

    /** What undo would take back; empty when there is nothing. */
    public ReadOnlyStringProperty undoTitle() {
        return undoTitle.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty redoTitle() {
        return redoTitle.getReadOnlyProperty();
    }

    /** Refusals become notices. */
    public void perform(Edit edit) {
        perform(edit, () -> { }, notices);
    }

    /** As {@link #perform(Edit)}, for forms: they stay open with the refusal, and close when it is done. */
    public void perform(Edit edit, Runnable whenDone, Consumer<Notice> whenRefused) {
        run(edit.redo(), 0, whenRefused, () -> {
            done.push(edit);
            undone.clear();
            titles();
            whenDone.run();
        });
    }

    /** As {@link #perform(Edit)}, for what may take messages along: once it is gone, says so. @param what is deleted */
    public void remove(Edit edit, String what) {
        perform(edit, () -> {
            if (!edit.loss().isEmpty()) {
                notices.accept(new Notice(Notice.Kind.INFO, what + " went with " + edit.loss() + ". Undo brings it back as it was declared, not the messages.", "", edit));
            }
        }, notices);
    }

    public void undo() {
        if (done.isEmpty()) {
            return;
        }
        Edit edit = done.pop();
        run(edit.undo(), 0, notices, () -> {
            undone.push(edit);
            titles();
            show(edit.undo());
            if (!edit.loss().isEmpty()) {
                notices.accept(new Notice(Notice.Kind.INFO, edit.title() + " undone. Not brought back: " + edit.loss() + ".", "", edit));
            }
        });
        titles();
    }

    public void redo() {
        if (undone.isEmpty()) {
            return;
        }
        Edit edit = undone.pop();
        run(edit.redo(), 0, notices, () -> {
            done.push(edit);
            titles();
            show(edit.redo());
            if (!edit.loss().isEmpty()) {
                notices.accept(Notice.nothingMore(edit));
            }
        });
        titles();
    }

    private void show(List<BrokerCommand> commands) {
        commands.stream().filter(AdminCommand.CreateVhost.class::isInstance)
                .forEach(command -> shown.accept(((AdminCommand.CreateVhost) command).definition().name()));
    }

    /** A virtual host is gone for good: what was done in it can neither be taken back nor done again. */
    void forget(String vhost) {
        Stream.of(done, undone).forEach(edits -> edits.removeIf(edit -> Stream.concat(edit.redo().stream(), edit.undo().stream())
                .anyMatch(command -> command.vhost().equals(vhost))));
        titles();
    }

    /** Another broker has another history. */
    void clear() {
        done.clear();
        undone.clear();
        titles();
    }

    /** One by one, so that nothing is done behind a refusal; where they are many, many at once: each waits for the disk. */
    private void run(List<BrokerCommand> commands, int next, Consumer<Notice> whenRefused, Runnable whenAllDone) {
        if (next == commands.size()) {
            whenAllDone.run();
            return;
        }
        List<BrokerCommand> now = commands.subList(next, commands.size() <= ONE_BY_ONE ? next + 1 : Math.min(commands.size(), next + AT_ONCE));
        FxStages.whenDone(all(now), results -> {
            for (int i = 0; i < results.size(); i++) {
                if (results.get(i) instanceof CommandResult.Refused refused) {
                    whenRefused.accept(Refusals.explain(now.get(i), refused));
                    return;
                }
            }
            run(commands, next + now.size(), whenRefused, whenAllDone);
        }, problem -> whenRefused.accept(new Notice(Notice.Kind.ERROR, problem.getMessage(), "")));
    }

    private CompletionStage<List<CommandResult>> all(List<BrokerCommand> commands) {
        List<CompletableFuture<CommandResult>> asked = commands.stream().map(command -> gateway.get().execute(command).toCompletableFuture()).toList();
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).thenApply(done -> asked.stream().map(CompletableFuture::join).toList());
    }

    private void titles() {
        undoTitle.set(done.isEmpty() ? "" : done.peek().title());
        redoTitle.set(undone.isEmpty() ? "" : undone.peek().title());
    }
}
