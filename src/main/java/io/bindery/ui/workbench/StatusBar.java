package io.bindery.ui.workbench;

import io.bindery.gateway.BrokerGateway.Phase;
import io.bindery.gateway.BrokerGateway.RunState;
import io.bindery.gateway.Capability;
import io.bindery.model.BrokerSnapshot;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.Notice;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.theme.Icons;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The line at the bottom: where clients connect, how much moves, what is on disk, and the last thing that went wrong. */
final class StatusBar extends HBox {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    /** What gives way first when the window is narrow. */
    private static final double WITH_HEAP = 1300;
    private static final double WITH_PENDING = 1180;
    private static final double WITH_HTTP = 1080;

    private final WorkbenchState state;
    private final Label phase = Buttons.label("", "caption");
    private final Label address = Buttons.label("", "mono-small");
    private final StatusFigure connections = new StatusFigure("", "connections");
    private final StatusFigure in = new StatusFigure("in", "/s");
    private final StatusFigure out = new StatusFigure("out", "/s");
    private final StatusFigure onDisk = new StatusFigure("on disk", "copies");
    private final StatusFigure pending = new StatusFigure("pending", "");
    private final StatusFigure heap = new StatusFigure("heap", "");
    private final Label alarm = Buttons.label("", Icons.small(Feather.ALERT_TRIANGLE), "chip", "warn", "low");
    private final Button lastError = new Button("", Icons.small(Feather.X_CIRCLE));
    private final InvalidationListener onNotice = observed -> keepError();
    private Notice error;

    StatusBar(WorkbenchState state, Surroundings surroundings) {
        this.state = state;
        setId("status-bar");
        setMinWidth(0);
        getStyleClass().add("status-bar");
        Button copy = Buttons.icon(Feather.COPY, "Copy the address for clients", () -> Clip.copy(state, state.gateway().clientUri()));
        copy.setId("copy-address");
        copy.getStyleClass().add("tiny");
        HBox listening = new HBox(6, new PhaseMark(state), phase, address, copy);
        listening.setAlignment(Pos.CENTER_LEFT);
        listening.setMinWidth(USE_PREF_SIZE);
        for (Region part : new Region[] {address, copy}) {
            part.visibleProperty().bind(address.textProperty().isNotEmpty());
            part.managedProperty().bind(part.visibleProperty());
        }
        getChildren().addAll(listening, portNote(surroundings), alarmNote(), new WorkNote(state), connections, new HBox(8, in, out), onDisk, pending, heap,
                spring(), lastErrorButton(), http(surroundings));
        if (PhaseMark.isAtRest(state)) {
            getChildren().removeAll(connections, in.getParent(), pending); // nobody connects, and nothing moves
        }
        if (surroundings.sampleTraffic() != null) {
            getChildren().add(getChildren().size() - 1, sampleSwitch(surroundings));
        }
        giveWay(heap, WITH_HEAP);
        giveWay(pending, WITH_PENDING);
        giveWay(connections, WITH_HTTP);
        lastError.contentDisplayProperty().bind(Bindings.when(widthProperty().lessThan(WITH_HTTP)).then(ContentDisplay.GRAPHIC_ONLY).otherwise(ContentDisplay.LEFT));
        state.runState().addListener((observed, was, is) -> showPhase(is));
        state.snapshot().addListener((observed, was, is) -> showCounts(is));
        state.seconds().addListener((observed, was, is) -> showRates());
        state.notice().addListener(onNotice);
        showPhase(state.runState().get());
        showCounts(state.snapshot().get());
        showRates();
    }

    private void giveWay(Region figure, double width) {
        figure.visibleProperty().bind(widthProperty().greaterThanOrEqualTo(width));
        figure.managedProperty().bind(figure.visibleProperty());
    }

    private void showPhase(RunState is) {
        phase.setText(PhaseMark.word(state));
        address.setText(is.phase() == Phase.RUNNING ? Clip.address(state.gateway().clientUri()) : "");
    }

    private void showCounts(BrokerSnapshot snapshot) {
        connections.show(Figures.count(snapshot.connections().size()), snapshot.connections().size() == 1 ? "connection" : "connections");
        BrokerSnapshot.StoreSnapshot store = snapshot.store();
        if (!state.gateway().capabilities().contains(Capability.PERSISTED_ROWS)) {
            onDisk.show("nothing", "(kept in memory)");
        } else {
            onDisk.show(Figures.count(store.copiesOnDisk()), (store.copiesOnDisk() == 1 ? "copy, " : "copies, ") + Figures.bytes(store.bytesOnDisk()));
        }
        pending.show(Figures.count(store.copiesPending()));
        alarm.setText(snapshot.alarm().isEmpty() ? "" : "publishers wait: " + snapshot.alarm());
        if (!store.problem().isEmpty() && (error == null || !error.detail().equals(store.problem()))) {
            keep(new Notice(Notice.Kind.ERROR, "Nothing could be written to disk, and publishers had to wait.", store.problem())); // while it is so, the banner says it
        }
    }

    private void showRates() {
        in.show(Figures.rate(state.rates().perSecond(snapshot -> snapshot.totals().published())));
        out.show(Figures.rate(state.rates().perSecond(snapshot -> snapshot.totals().delivered())));
        Runtime runtime = Runtime.getRuntime();
        heap.show(Figures.count((runtime.totalMemory() - runtime.freeMemory()) >> 20), "of " + Figures.count(runtime.maxMemory() >> 20) + " MB");
    }

    private void keepError() {
        Notice notice = state.notice().get();
        if (notice != null && notice.kind() == Notice.Kind.ERROR && !notice.equals(error)) {
            keep(notice);
        }
    }

    private void keep(Notice notice) {
        error = notice;
        lastError.setText("Last error " + LocalTime.now().format(CLOCK));
        lastError.setTooltip(new Tooltip(notice.sentence() + (notice.detail().isEmpty() ? "" : "\n" + notice.detail())));
        lastError.setVisible(true);
    }

    private Button lastErrorButton() {
        lastError.setId("last-error");
        lastError.setMinWidth(USE_PREF_SIZE);
        lastError.getStyleClass().addAll("flat", "danger", "tiny");
        lastError.setOnAction(event -> state.notice().set(error));
        lastError.setVisible(false);
        lastError.managedProperty().bind(lastError.visibleProperty());
        return lastError;
    }

    private static Label portNote(Surroundings surroundings) {
        Label note = Buttons.label("", Icons.small(Feather.ALERT_TRIANGLE), "chip", "warn", "low");
        note.setId("port-note");
        note.setMinWidth(USE_PREF_SIZE);
        note.textProperty().bind(surroundings.portNote());
        note.visibleProperty().bind(surroundings.portNote().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        return note;
    }

    private Label alarmNote() {
        alarm.setId("alarm-note");
        alarm.setMinWidth(USE_PREF_SIZE);
        alarm.visibleProperty().bind(alarm.textProperty().isNotEmpty());
        alarm.managedProperty().bind(alarm.visibleProperty());
        return alarm;
    }

    private static Button sampleSwitch(Surroundings surroundings) {
        Button button = new Button();
        button.setId("sample-traffic");
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().addAll("flat", "tiny");
        Runnable words = () -> {
            boolean on = surroundings.sampleTraffic().get();
            button.setText(on ? "Sample traffic on" : "Sample traffic off");
            button.setGraphic(Icons.small(on ? Feather.PAUSE : Feather.PLAY));
            button.setTooltip(new Tooltip(on ? "Stop the order shop's programs" : "Start the order shop's programs: real clients over AMQP"));
        };
        surroundings.sampleTraffic().addListener(observed -> words.run());
        words.run();
        button.setOnAction(event -> surroundings.sampleTraffic().set(!surroundings.sampleTraffic().get()));
        return button;
    }

    private HBox http(Surroundings surroundings) {
        StatusFigure http = new StatusFigure("HTTP API", "");
        surroundings.httpPort().addListener((observed, was, is) -> http.show(is));
        http.show(surroundings.httpPort().get());
        http.visibleProperty().bind(surroundings.httpPort().isNotEmpty().and(widthProperty().greaterThanOrEqualTo(WITH_HTTP)));
        http.managedProperty().bind(http.visibleProperty());
        return http;
    }

    private static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
