package io.bindery.ui.messages;

import io.bindery.model.QueuedMessage;
import io.bindery.ui.state.Figures;
import io.bindery.ui.theme.Icons;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.feather.Feather;

/** The panel's buttons at the end of the tab strip. */
final class MessageButtons {

    private final boolean canChange;
    private final Button transfer = new Button("Move or copy…");
    private final MenuButton files = new MenuButton("Export");
    private final MenuItem page = new MenuItem("This page as JSON lines…");
    private final MenuItem all = new MenuItem("The whole queue as JSON lines…");
    private final MenuItem read = new MenuItem("Import JSON lines…");
    private final Button purge = new Button("Purge…");
    private final Button delete = new Button("Delete…", Icons.small(Feather.TRASH_2));

    MessageButtons(boolean canChange, MessageActions actions, Supplier<List<QueuedMessage>> selected, Supplier<List<QueuedMessage>> shown, LongSupplier ready) {
        for (javafx.scene.control.ButtonBase button : List.of(transfer, files, purge, delete)) {
            button.getStyleClass().add("small");
        }
        transfer.setId("messages-transfer");
        delete.setId("messages-delete");
        purge.setId("messages-purge");
        delete.getStyleClass().add("danger");
        this.canChange = canChange;
        files.getItems().setAll(canChange ? List.of(page, all, read) : List.of(page, all));
        transfer.setOnAction(event -> actions.transfer(selected.get()));
        delete.setOnAction(event -> actions.delete(selected.get()));
        purge.setOnAction(event -> actions.purge(ready.getAsLong()));
        files.setId("messages-files");
        page.setOnAction(event -> actions.exportShown(shown.get()));
        all.setOnAction(event -> actions.exportAll());
        read.setOnAction(event -> actions.importLines());
        update(0, false);
    }

    List<Node> nodes() {
        return canChange ? List.of(transfer, files, purge, delete) : List.of(files);
    }

    /** @param filtered whether the page holds more than is shown */
    void shown(int messages, boolean filtered) {
        page.setText(filtered ? "The " + Figures.count(messages) + " shown as JSON lines…" : "This page as JSON lines…");
    }

    void update(int selected, boolean queueChosen) {
        transfer.setDisable(selected == 0);
        delete.setDisable(selected == 0);
        delete.setText(selected == 0 ? "Delete…" : "Delete " + selected + "…");
        purge.setDisable(!queueChosen);
        page.setDisable(!queueChosen);
        all.setDisable(!queueChosen);
    }
}
