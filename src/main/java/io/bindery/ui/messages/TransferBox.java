package io.bindery.ui.messages;

import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.QueuedMessage;
import io.bindery.ui.state.Figures;
import io.bindery.ui.theme.Glyph;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Asks where messages should be copied or moved to, and says what they lose. */
final class TransferBox {

    private final ComboBox<String> exchange = new ComboBox<>();
    private final TextField key = new TextField();
    private final ToggleButton move = new ToggleButton("Move");
    private final ToggleButton copy = new ToggleButton("Copy");
    private final Label loss = Ask.sentence("", "muted");
    private final String queue;

    private TransferBox(VhostSnapshot topology, String queue, String likely) {
        this.queue = queue;
        exchange.getItems().setAll(topology.exchanges().stream().map(e -> e.definition()).filter(e -> !e.internal()).map(e -> e.name()).toList());
        exchange.setCellFactory(list -> new Cell(topology));
        exchange.setButtonCell(new Cell(topology));
        exchange.setValue(exchange.getItems().contains(likely) ? likely : "");
        exchange.setMaxWidth(Double.MAX_VALUE);
        exchange.setId("transfer-exchange");
        key.setPromptText("its own key");
        key.setId("transfer-key");
        ToggleGroup group = new ToggleGroup();
        copy.setToggleGroup(group);
        move.setToggleGroup(group);
        copy.setSelected(true);
        copy.setOnAction(event -> copy.setSelected(true));
        move.setOnAction(event -> move.setSelected(true));
        group.selectedToggleProperty().addListener(observed -> describe());
        describe();
    }

    static void open(Ask ask, VhostSnapshot topology, String queue, List<QueuedMessage> messages, Consumer<Transfer.Order> action) {
        TransferBox box = new TransferBox(topology, queue, messages.get(0).message().exchange());
        HBox seg = new HBox(box.copy, box.move);
        seg.getStyleClass().add("seg");
        HBox fields = new HBox(8, captioned("Exchange", box.exchange), captioned("Routing key", box.key));
        ask.with("Publish", "primary", () -> action.accept(box.order()),
                Ask.sentence("Copy or move " + Figures.of(messages.size(), "message") + " of " + queue, "strong"), new HBox(seg), fields, box.loss);
    }

    private Transfer.Order order() {
        return new Transfer.Order(move.isSelected(), exchange.getValue(), key.getText());
    }

    private void describe() {
        loss.setText("A new message is published: it goes to the end of the queues it reaches, its age and time to live begin again, and its number is new."
                + (move.isSelected() ? " The original leaves " + queue + " once a queue has taken it; its place there can't be had back." : ""));
    }

    private static VBox captioned(String caption, javafx.scene.control.Control control) {
        VBox box = new VBox(Ask.sentence(caption, "field-label"), control);
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setPrefWidth(170);
        return box;
    }

    /** An exchange with its silhouette. */
    private static final class Cell extends ListCell<String> {
        private final VhostSnapshot topology;

        Cell(VhostSnapshot topology) {
            this.topology = topology;
        }

        @Override protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            setText(empty || name == null ? null : name.isEmpty() ? "(default)" : name);
            setGraphic(empty || name == null ? null
                    : Glyph.ofExchange(name, topology.exchange(name).map(e -> e.definition().type()).orElse("")).node());
        }
    }
}
