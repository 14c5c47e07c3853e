package io.bindery.ui.route;

import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.FieldTable;
import io.bindery.ui.state.Figures;
import io.bindery.ui.theme.Glyph;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The question: exchange, routing key, headers; and the short answer. */
final class QuestionPane extends VBox {

    private final ComboBox<String> exchange = new ComboBox<>();
    private final TextField key = new TextField();
    private final TextField headers = new TextField();
    private final Label problem = label("", "caption", "error-text");
    private final Label answer = label("", "strong");
    private final Label names = label("", "muted");
    private VhostSnapshot topology;
    private boolean filling;
    private boolean chosen;

    QuestionPane(Runnable changed) {
        super(10);
        getStyleClass().add("pad");
        setMinWidth(200);
        exchange.setId("route-exchange");
        exchange.setCellFactory(list -> new Cell());
        exchange.setButtonCell(new Cell());
        key.setId("route-key");
        key.getStyleClass().add("mono");
        headers.setId("route-headers");
        headers.setPromptText("none, or format = \"pdf\"");
        answer.setId("route-answer");
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        getChildren().setAll(field("Exchange", exchange), field("Routing key", key), new VBox(4, field("Headers", headers), problem), new VBox(2, answer, names));
        exchange.valueProperty().addListener((observed, was, is) -> {
            if (!filling && is != null) {
                chosen = true;
                changed.run();
            }
        });
        key.textProperty().addListener(observed -> changed.run());
        headers.textProperty().addListener(observed -> changed.run());
    }

    String exchange() {
        return exchange.getValue() == null ? "" : exchange.getValue();
    }

    void exchange(String name) {
        exchange.setValue(name);
    }

    String key() {
        return key.getText();
    }

    void key(String text) {
        key.setText(text);
        key.requestFocus();
        key.end();
    }

    /** What can be read; what can't be is named below the field and left out. */
    FieldTable headers() {
        try {
            problem.setText("");
            return HeaderLine.parse(headers.getText());
        } catch (IllegalArgumentException unreadable) {
            problem.setText(unreadable.getMessage());
            return FieldTable.EMPTY;
        }
    }

    /** What nobody has chosen follows what there is: while a broker starts that is little. */
    void topology(VhostSnapshot now) {
        topology = now;
        List<String> names = now.exchanges().stream().map(e -> e.definition().name()).toList();
        String was = exchange.getValue();
        filling = true;
        exchange.getItems().setAll(names);
        exchange.setValue(chosen && was != null && names.contains(was) ? was : preferred(now));
        exchange.setButtonCell(new Cell());
        filling = false;
    }

    void answer(List<String> queues) {
        answer.setText(queues.isEmpty() ? "No queue gets a copy" : Figures.of(queues.size(), "queue") + (queues.size() == 1 ? " gets a copy" : " get a copy"));
        names.setText(queues.isEmpty() ? "It would be dropped; a mandatory one would come back" : String.join(", ", queues));
    }

    private static String preferred(VhostSnapshot vhost) {
        return vhost.exchanges().stream().map(e -> e.definition()).filter(e -> e.type().equals("topic") && !e.name().startsWith("amq."))
                .map(e -> e.name()).findFirst().orElse(vhost.exchanges().isEmpty() ? null : vhost.exchanges().get(0).definition().name());
    }

    private static VBox field(String caption, Control control) {
        control.setMaxWidth(Double.MAX_VALUE);
        Label label = label(caption, "field-label");
        label.setLabelFor(control);
        return new VBox(label, control);
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** An exchange with its silhouette. */
    private final class Cell extends ListCell<String> {
        @Override protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            setText(empty || name == null ? null : name.isEmpty() ? "(default)" : name);
            setGraphic(empty || name == null ? null
                    : Glyph.ofExchange(name, topology == null ? "" : topology.exchange(name).map(e -> e.definition().type()).orElse("")).node());
        }
    }
}
