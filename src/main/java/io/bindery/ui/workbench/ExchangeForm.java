package io.bindery.ui.workbench;

import io.bindery.model.ExchangeDefinition;
import io.bindery.model.ExchangeFlag;
import io.bindery.model.ExchangeType;
import io.bindery.ui.state.Edit;
import io.bindery.ui.state.Edits;
import io.bindery.ui.state.Selection;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.theme.Glyph;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;

/** The form that declares an exchange; under the type stands what it does with a key. */
final class ExchangeForm extends DeclareForm {

    private static final List<String> TYPES = List.of(ExchangeType.DIRECT, ExchangeType.FANOUT, ExchangeType.TOPIC, ExchangeType.HEADERS);

    @FXML private ComboBox<String> type;
    @FXML private Label explanation;
    @FXML private CheckBox durable;
    @FXML private CheckBox autoDelete;
    @FXML private CheckBox internal;

    private ExchangeForm(WorkbenchState state, Runnable close) {
        super(state, close);
    }

    static ExchangeForm create(WorkbenchState state, Runnable close) {
        return load("exchange-form.fxml", new ExchangeForm(state, close));
    }

    @Override @FXML void initialize() {
        super.initialize();
        arguments.suggest(List.of(ExchangeDefinition.ALTERNATE_EXCHANGE));
        type.getItems().setAll(TYPES);
        type.setCellFactory(view -> new TypeCell());
        type.setButtonCell(new TypeCell());
        type.valueProperty().addListener((observed, was, is) -> explanation.setText(explain(is)));
        type.setValue(ExchangeType.TOPIC);
    }

    @Override Optional<String> problemOfDraft() {
        return Drafts.problemOfName(name.getText(), "exchange")
                .or(() -> ArgumentDraft.problem(arguments.drafts()))
                .or(() -> Drafts.alreadyThere(state.topology(), definition()));
    }

    @Override Edit edit() {
        return Edits.add(definition());
    }

    @Override void select() {
        state.selection().set(new Selection.OfExchange(name.getText()));
    }

    private ExchangeDefinition definition() {
        EnumSet<ExchangeFlag> flags = EnumSet.noneOf(ExchangeFlag.class);
        if (durable.isSelected()) {
            flags.add(ExchangeFlag.DURABLE);
        }
        if (autoDelete.isSelected()) {
            flags.add(ExchangeFlag.AUTO_DELETE);
        }
        if (internal.isSelected()) {
            flags.add(ExchangeFlag.INTERNAL);
        }
        return new ExchangeDefinition(state.vhost().get(), name.getText(), type.getValue(), flags, ArgumentDraft.table(arguments.drafts()));
    }

    private static String explain(String type) {
        return switch (type) {
            case ExchangeType.DIRECT -> "The routing key equals the binding key.";
            case ExchangeType.FANOUT -> "Every binding gets a copy; keys decide nothing.";
            case ExchangeType.TOPIC -> "Words and patterns: * is one word, # is zero or more.";
            default -> "Headers decide: all or any of the binding's arguments.";
        };
    }

    /** A type with its silhouette. */
    private static final class TypeCell extends ListCell<String> {
        @Override protected void updateItem(String item, boolean empty) {
            boolean same = item != null && item.equals(getText());
            super.updateItem(item, empty);
            if (same && !empty) {
                return; // a graphic set anew during layout would show once without its style
            }
            setText(empty ? null : item);
            setGraphic(empty || item == null ? null : Glyph.ofExchange(item, item).node());
        }
    }
}
