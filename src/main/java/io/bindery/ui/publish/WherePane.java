package io.bindery.ui.publish;

import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.ui.theme.Icons;
import io.bindery.ui.theme.Mono;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.StringProperty;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The left area: exchange, routing key, properties and headers. */
final class WherePane extends ScrollPane {

    private static final String PERSISTENT = "Persistent";
    private static final String TRANSIENT = "Transient";

    private final Map<Field, FieldBox> boxes = new EnumMap<>(Field.class);
    private final List<FieldRow> rows = new ArrayList<>();
    private final ExchangeBox exchange = new ExchangeBox();
    private final KeyField key;
    private final ComboBox<String> delivery = new ComboBox<>();
    private final CheckBox mandatory = new CheckBox();
    private final ToggleButton more = new ToggleButton("", Icons.small(Feather.SLIDERS));
    private final HeadersTable headers;
    private final Runnable changed;

    WherePane(Runnable changed, Function<String, List<String>> offers) {
        this.changed = changed;
        key = new KeyField(offers);
        headers = new HeadersTable(changed);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        VBox all = new VBox(10, whereRow(), howRow(), moreRows(), headers);
        all.getStyleClass().add("pad");
        setContent(all);
        VBox.setMargin(headers, new Insets(2, 0, 0, 0));
        delivery.valueProperty().addListener(observed -> changed.run());
        mandatory.selectedProperty().addListener(observed -> changed.run());
    }

    /** What stands here; the payload is somebody else's. */
    PublishForm form(Payload payload) {
        Map<Field, String> texts = new EnumMap<>(Field.class);
        boxes.forEach((field, box) -> texts.put(field, box.text().getValueSafe()));
        return new PublishForm(texts, delivery.getValue().equals(PERSISTENT), mandatory.isSelected(), headers.headers(), payload);
    }

    void fill(PublishForm form) {
        boxes.forEach((field, box) -> box.text().set(form.text(field)));
        delivery.setValue(form.persistent() ? PERSISTENT : TRANSIENT);
        mandatory.setSelected(form.mandatory());
        headers.set(form.headers());
    }

    void pointAt(String toExchange, String routingKey) {
        exchange.exchange().set(toExchange);
        key.setText(routingKey);
        key.requestFocus();
        key.end();
    }

    void topology(VhostSnapshot now) {
        exchange.topology(now);
    }

    void reach(String words, boolean nowhere) {
        key.reach(words, nowhere);
    }

    void show(List<FormProblem> problems) {
        rows.forEach(row -> row.show(problems));
        headers.show(problems);
        boolean hiddenProblem = rows.subList(2, rows.size()).stream().flatMap(row -> row.boxes().stream())
                .anyMatch(box -> problems.stream().anyMatch(problem -> problem.field() == box.field()));
        if (hiddenProblem) {
            more.setSelected(true);
        }
    }

    private FieldRow whereRow() {
        FieldBox keyBox = box(Field.ROUTING_KEY, key, key.textProperty());
        HBox.setHgrow(keyBox, Priority.ALWAYS);
        FieldBox exchangeBox = new FieldBox(Field.EXCHANGE, exchange, exchange.exchange()).wide(168);
        return row(keep(exchangeBox), keyBox);
    }

    private FieldRow howRow() {
        delivery.getItems().setAll(PERSISTENT, TRANSIENT);
        delivery.setValue(PERSISTENT);
        delivery.setId("publish-delivery");
        delivery.setAccessibleText("Delivery");
        ComboBox<String> type = new ComboBox<>();
        type.setEditable(true);
        type.getItems().setAll("application/json", "text/plain", "application/octet-stream", "application/xml");
        Mono.whenFilled(type.getEditor());
        type.getEditor().setPromptText("none");
        FieldBox typeBox = keep(new FieldBox(Field.CONTENT_TYPE, type, type.getEditor().textProperty()));
        HBox.setHgrow(typeBox, Priority.ALWAYS);
        typeBox.setMinWidth(80);
        VBox deliveryBox = new VBox(Styles.label("Delivery", "field-label"), delivery);
        deliveryBox.setMinWidth(100);
        more.getStyleClass().addAll("flat", "icon-only", "small", "more");
        more.setId("publish-more");
        more.setTooltip(new Tooltip("More properties: correlation id, reply to, type, user id…"));
        more.setAccessibleText("More properties");
        return tight(deliveryBox, typeBox, field(Field.PRIORITY, "none", 50), field(Field.EXPIRATION, "never, ms", 78), mandatoryBox());
    }

    private VBox mandatoryBox() {
        mandatory.setId("publish-mandatory");
        mandatory.setTooltip(new Tooltip("A message no queue takes comes back instead of being dropped"));
        mandatory.setMinHeight(28);
        mandatory.setAccessibleText("Mandatory");
        HBox line = new HBox(10, mandatory, more);
        line.getStyleClass().add("centre-left");
        VBox box = new VBox(Styles.label("Mandatory", "field-label"), line);
        box.setMinWidth(64);
        return box;
    }

    private VBox moreRows() {
        VBox all = new VBox(10,
                row(field(Field.CORRELATION_ID, "none", 120), field(Field.REPLY_TO, "none", 120), field(Field.MESSAGE_ID, "none", 120)),
                row(field(Field.TYPE, "none", 120), field(Field.APP_ID, "none", 120), field(Field.USER_ID, "none", 120)),
                row(field(Field.TIMESTAMP, "seconds or a date", 120), field(Field.CONTENT_ENCODING, "none", 120)));
        all.getChildren().stream().flatMap(row -> ((FieldRow) row).boxes().stream()).forEach(box -> HBox.setHgrow(box, Priority.ALWAYS));
        all.visibleProperty().bind(more.selectedProperty());
        all.managedProperty().bind(more.selectedProperty());
        return all;
    }

    private FieldBox field(Field field, String prompt, double width) {
        TextField text = new TextField();
        text.setPromptText(prompt);
        Mono.whenFilled(text);
        return box(field, text, text.textProperty()).wide(width);
    }

    private FieldBox box(Field field, TextField control, StringProperty text) {
        return keep(new FieldBox(field, control, text));
    }

    private FieldBox keep(FieldBox box) {
        boxes.put(box.field(), box);
        box.text().addListener(observed -> changed.run());
        return box;
    }

    /** Six in a row need every pixel. */
    private FieldRow tight(Node... nodes) {
        FieldRow row = row(nodes);
        row.gap(8);
        return row;
    }

    private FieldRow row(Node... nodes) {
        FieldRow row = new FieldRow(nodes);
        rows.add(row);
        return row;
    }
}
