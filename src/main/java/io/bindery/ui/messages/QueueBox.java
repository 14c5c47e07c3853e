package io.bindery.ui.messages;

import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.ui.theme.Glyph;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;

/** The choice of a queue. */
final class QueueBox extends ComboBox<String> {

    private boolean filling;

    QueueBox(Consumer<String> chosen) {
        setId("messages-queue");
        setPromptText("Choose a queue");
        setAccessibleText("Queue");
        setCellFactory(list -> new Cell());
        setButtonCell(new Cell());
        setPrefWidth(170);
        setMinWidth(120);
        valueProperty().addListener((observed, was, is) -> {
            if (!filling && is != null) {
                chosen.accept(is);
            }
        });
    }

    void topology(VhostSnapshot now) {
        List<String> names = now.queues().stream().map(queue -> queue.definition().name()).toList();
        if (!names.equals(getItems())) {
            String was = getValue();
            filling = true;
            getItems().setAll(names);
            setValue(names.contains(was) ? was : null);
            filling = false;
        }
    }

    void show(String queue) {
        filling = true;
        setValue(queue.isEmpty() ? null : queue);
        filling = false;
    }

    /** A queue with its silhouette. */
    private static final class Cell extends ListCell<String> {
        @Override protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            setText(empty || name == null ? null : name);
            setGraphic(empty || name == null ? null : Glyph.QUEUE.node());
        }
    }
}
