package io.bindery.ui.messages;

import io.bindery.model.Message;
import io.bindery.model.Properties;
import io.bindery.model.QueuedMessage;
import io.bindery.ui.state.Figures;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.LongConsumer;
import javafx.geometry.HPos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Properties and headers of the selected message. */
final class DetailPane extends ScrollPane {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private final boolean traced;
    private final LongConsumer passport;
    private final VBox all = new VBox(10);

    /**
     * @param traced whether the lives of messages are followed here
     * @param passport is asked for the life of a message by its number
     */
    DetailPane(boolean traced, LongConsumer passport) {
        this.traced = traced;
        this.passport = passport;
        setId("messages-detail");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("ruled-left");
        all.getStyleClass().add("pad");
        setContent(all);
    }

    void show(MessageRow shown) {
        QueuedMessage queued = shown.queued();
        Message message = queued.message();
        Label title = new Label("Message " + Figures.count(message.id()));
        title.getStyleClass().add("strong");
        BorderPane top = new BorderPane();
        top.setLeft(title);
        if (traced) {
            Hyperlink life = new Hyperlink("Passport");
            life.setId("messages-passport");
            life.setOnAction(event -> passport.accept(message.id()));
            top.setRight(life);
        }
        all.getChildren().setAll(top, properties(shown));
        if (!message.properties().headersOrEmpty().isEmpty()) {
            Label head = new Label("Headers");
            head.getStyleClass().add("section-head");
            all.getChildren().addAll(head, headers(message.properties()));
        }
    }

    void clear(String sentence) {
        all.getChildren().setAll(Ask.sentence(sentence, "muted"));
    }

    private static GridPane properties(MessageRow shown) {
        QueuedMessage queued = shown.queued();
        Message message = queued.message();
        Properties p = message.properties();
        GridPane grid = grid(2);
        row(grid, "Exchange", message.exchange().isEmpty() ? "(default)" : message.exchange(), "");
        row(grid, "Routing key", message.routingKey(), "mono");
        row(grid, "Delivery", (p.persistent() ? "persistent, " : "transient, ") + shown.stored(), "");
        row(grid, "Queued", MOMENT.format(Instant.ofEpochMilli(queued.enqueuedAtMillis())), "mono");
        row(grid, "Content type", p.contentType(), "mono");
        row(grid, "Content encoding", p.contentEncoding(), "mono");
        row(grid, "Priority", p.priority() == null ? null : p.priority().toString(), "mono");
        row(grid, "Expiration", p.expiration() == null ? null : p.expiration() + " ms", "mono");
        row(grid, "Redelivered", queued.redelivered() ? "yes" : "no", "");
        row(grid, "Correlation id", p.correlationId(), "mono");
        row(grid, "Reply to", p.replyTo(), "mono");
        row(grid, "Message id", p.messageId(), "mono");
        row(grid, "Timestamp", p.timestamp() == null ? null : MOMENT.format(Instant.ofEpochSecond(p.timestamp())), "mono");
        row(grid, "Type", p.type(), "mono");
        row(grid, "User id", p.userId(), "mono");
        row(grid, "App id", p.appId(), "mono");
        return grid;
    }

    private static GridPane headers(Properties p) {
        GridPane grid = grid(3);
        p.headersOrEmpty().entries().forEach((name, value) -> grid.addRow(grid.getRowCount(),
                cell(name, "mono"), cell(FieldWords.type(value), "muted"), cell(FieldWords.value(value), "mono")));
        return grid;
    }

    /** What isn't there takes no line. */
    private static void row(GridPane grid, String name, String value, String style) {
        if (value != null) {
            grid.addRow(grid.getRowCount(), cell(name, "muted"), cell(value, style));
        }
    }

    private static Label cell(String text, String style) {
        Label label = new Label(text);
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        label.setTooltip(new Tooltip(text));
        if (!style.isEmpty()) {
            label.getStyleClass().add(style);
        }
        return label;
    }

    private static GridPane grid(int columns) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("key-values");
        for (int i = 0; i < columns; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setMinWidth(i == columns - 1 ? 60 : i == 0 && columns == 2 ? Region.USE_PREF_SIZE : 40); // names whole, values give way
            column.setHgrow(i == columns - 1 ? Priority.ALWAYS : Priority.NEVER);
            column.setHalignment(i == columns - 1 ? HPos.RIGHT : HPos.LEFT);
            grid.getColumnConstraints().add(column);
        }
        return grid;
    }
}
