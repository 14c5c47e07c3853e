package io.bindery.ui.workbench;

import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import io.bindery.ui.state.Edit;
import io.bindery.ui.state.Edits;
import io.bindery.ui.state.Selection;
import io.bindery.ui.state.WorkbenchState;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;

/** The form that declares a queue. Exclusive queues belong to a connection, so the window offers none. */
final class QueueForm extends DeclareForm {

    private static final List<String> ARGUMENTS = List.of("x-message-ttl", "x-expires", "x-max-length", "x-max-length-bytes",
            "x-overflow", "x-dead-letter-exchange", "x-dead-letter-routing-key", "x-max-priority", "x-single-active-consumer", "x-queue-type");

    @FXML private CheckBox durable;
    @FXML private CheckBox autoDelete;

    private QueueForm(WorkbenchState state, Runnable close) {
        super(state, close);
    }

    static QueueForm create(WorkbenchState state, Runnable close) {
        return load("queue-form.fxml", new QueueForm(state, close));
    }

    @Override @FXML void initialize() {
        super.initialize();
        arguments.suggest(ARGUMENTS);
    }

    @Override Optional<String> problemOfDraft() {
        return Drafts.problemOfName(name.getText(), "queue")
                .or(() -> ArgumentDraft.problem(arguments.drafts()))
                .or(() -> Drafts.alreadyThere(state.topology(), definition()));
    }

    @Override Edit edit() {
        return Edits.add(definition());
    }

    @Override void select() {
        state.selection().set(new Selection.OfQueue(name.getText()));
    }

    private QueueDefinition definition() {
        EnumSet<QueueFlag> flags = EnumSet.noneOf(QueueFlag.class);
        if (durable.isSelected()) {
            flags.add(QueueFlag.DURABLE);
        }
        if (autoDelete.isSelected()) {
            flags.add(QueueFlag.AUTO_DELETE);
        }
        return new QueueDefinition(state.vhost().get(), name.getText(), flags, ArgumentDraft.table(arguments.drafts()));
    }
}
