package io.bindery.ui.trace;

import atlantafx.base.controls.CustomTextField;
import io.bindery.model.Activity;
import io.bindery.model.BrokerSnapshot.ConnectionSnapshot;
import io.bindery.ui.fx.Subscription;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.theme.Icons;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * What happened to messages, event by event, and the passport of the selected one. It records from the window's start
 * until Record is switched off; the list is brought up to date four times a second, and only while it can be seen.
 */
public final class TracePanel extends BorderPane implements AutoCloseable {

    private static final int LISTED = 2_000;
    private static final long QUARTER_SECOND = 250_000_000;
    private static final double WIDEST_FILTER = 480;

    private final WorkbenchState state;
    private final Runnable front;
    private final TraceLog log = new TraceLog();
    private final EventList list = new EventList();
    private final VBox events = new VBox();
    private final PassportPane passport = new PassportPane();
    /** That the message somebody asked for is older than what is recorded; empty when it is not. */
    private String unknown = "";
    private final CustomTextField filter = new CustomTextField();
    private final Label count = new Label();
    private final Label hint = new Label("Choose an event, and its message's passport stands here");
    private final ToggleButton record = new ToggleButton("Record", Icons.small(Feather.CIRCLE));
    private final Button clear = new Button("Clear");
    private final Subscription frames;
    private Subscription activity;
    private long shownNumber = -1;
    private long shownNanos;
    private long gaps;

    /** @param front brings this panel to the front, when a passport is asked for elsewhere */
    public TracePanel(WorkbenchState state, Runnable front) {
        this.state = state;
        this.front = front;
        getStyleClass().addAll("panel", "trace-panel");
        getStylesheets().add(Objects.requireNonNull(TracePanel.class.getResource("trace.css")).toExternalForm());
        filter.setLeft(Icons.small(Feather.FILTER));
        filter.setPromptText("A word, queue:billing");
        filter.setId("trace-filter");
        filter.setAccessibleText("Filter the events");
        filter.getStyleClass().add("quiet");
        count.getStyleClass().add("caption");
        count.setId("trace-count");
        count.setMinWidth(USE_PREF_SIZE);
        count.setTooltip(new Tooltip("The last 10,000 events are kept; of a torrent a sample: what was counted is on the canvas"));
        filter.setTooltip(new Tooltip("Words, and message: queue: exchange: key: with what they should be; all must hold"));
        hint.getStyleClass().add("caption");
        hint.setMinWidth(USE_PREF_SIZE);
        filter.setMaxWidth(WIDEST_FILTER);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.SOMETIMES);
        HBox sieve = new HBox(8, filter, count, spring, hint); // beside it, not in it: the field would draw its words below a count that grows
        sieve.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(filter, Priority.ALWAYS);
        VBox.setMargin(sieve, new Insets(0, 12, 0, 12));
        events.getChildren().setAll(sieve, list);
        events.setPrefWidth(470);
        events.getStyleClass().add("events");
        VBox.setVgrow(list, Priority.ALWAYS);
        setCenter(events);
        filter.textProperty().addListener(observed -> {
            unknown = "";
            show();
            selected();
        });
        list.getSelectionModel().selectedItemProperty().addListener(observed -> selected());
        record.selectedProperty().addListener((observed, was, is) -> record(is));
        clear.setOnAction(event -> clear());
        state.passport().addListener((observed, was, is) -> open(is.longValue()));
        record.getStyleClass().add("small");
        record.setId("trace-record");
        clear.getStyleClass().addAll("flat", "small");
        record.setSelected(true);
        frames = state.ticker().onFrame(this::frame);
        show();
        selected();
    }

    /** For the right end of the tab strip. */
    public List<Node> actions() {
        return List.of(clear, record);
    }

    @Override public void close() {
        frames.close();
        record(false);
    }

    /** Somebody asked for a message's life elsewhere; the wish is taken back so that it can be made again. */
    private void open(long messageId) {
        if (messageId == 0) {
            return;
        }
        front.run();
        filter.setText("message:" + messageId);
        list.getSelectionModel().clearSelection(); // of another message
        show();
        unknown = list.getItems().isEmpty() ? "Message " + Figures.count(messageId) + " was published before recording began, so its life is not known here" : "";
        list.getSelectionModel().selectFirst();
        selected();
        state.passport().set(0);
    }

    private void record(boolean on) {
        if (on && activity == null) {
            activity = state.onActivity(this::happened);
        } else if (!on && activity != null) {
            activity.close();
            activity = null;
        }
    }

    private void happened(Activity event) {
        long now = state.gateway().activity().gaps();
        if (now != gaps) {
            gaps = now;
            log.gap();
        }
        if (event.vhost().equals(state.vhost().get())) {
            log.add(event, party(event));
        }
    }

    /** Names are noted as they are now: a connection may be gone when somebody reads this. */
    private String party(Activity event) {
        if (event instanceof Activity.Routed routed) {
            return routed.connectionId() == 0 ? "this window" : routed.connectionId() < 0 ? "" : connection(routed.connectionId());
        }
        return event instanceof Activity.Delivered delivered ? connection(delivered.connectionId()) : "";
    }

    private String connection(long id) {
        return state.snapshot().get().connections().stream().filter(each -> each.id() == id).map(ConnectionSnapshot::name).findFirst().orElse("connection " + id);
    }

    private void frame(long now) {
        if (getScene() != null && now - shownNanos >= QUARTER_SECOND && log.lastNumber() != shownNumber) {
            shownNanos = now;
            show();
            selected();
        }
    }

    private void show() {
        shownNumber = log.lastNumber();
        TraceLog.Found found = log.find(TraceFilter.of(filter.getText()), LISTED);
        list.nothing(log.size() > 0);
        list.show(found.events());
        count.setText(Figures.count(found.count()) + " of " + Figures.of(log.size(), "event") + (log.hasGaps() ? ", a sample" : ""));
    }

    private void selected() {
        TraceEvent chosen = list.getSelectionModel().getSelectedItem();
        if (list.filling()) {
            return;
        }
        if (chosen == null && unknown.isEmpty()) {
            openPassport(false);
        } else if (chosen == null) {
            openPassport(true);
            passport.say(unknown);
        } else {
            openPassport(true);
            Passport.of(log, chosen.activity().messageId(), state.nowMillis()).ifPresentOrElse(
                    found -> passport.show(found, state.topology()), () -> passport.say("How this message began is longer ago than is recorded"));
        }
    }

    /** As long as none is open the events have all the room. */
    private void openPassport(boolean open) {
        if (open == (getLeft() == events)) {
            return;
        }
        hint.setVisible(!open);
        hint.setManaged(!open);
        setCenter(null);
        setLeft(open ? events : null);
        setCenter(open ? passport : events);
    }

    private void clear() {
        log.clear();
        unknown = "";
        list.getSelectionModel().clearSelection();
        show();
        selected();
    }
}
