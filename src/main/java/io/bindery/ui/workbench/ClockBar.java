package io.bindery.ui.workbench;

import io.bindery.gateway.Capability;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.ClockTurn;
import io.bindery.ui.fx.FxStages;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.Notice;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.theme.Icons;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** The broker's time: hold it, step it by an amount or to the next expiry, let it go on. Says where it stands while it is not everybody's. */
final class ClockBar extends HBox {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final long NOT_OURS = 1_000;

    private final WorkbenchState state;
    private final Button hold = Buttons.icon(Feather.PAUSE_CIRCLE, "", this::turnOver);
    private final MenuButton step = new MenuButton("Step");
    private final MenuItem next = item("To the next expiry", new ClockTurn.StepToNext());
    private final Label told = Buttons.label("", "mono-small", "muted");
    private BrokerSnapshot.ClockSnapshot shown;

    ClockBar(WorkbenchState state) {
        super(4);
        this.state = state;
        setId("clock-bar");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        hold.setId("clock-hold");
        step.setId("clock-step");
        step.getStyleClass().addAll("flat", "small");
        step.setTooltip(new Tooltip("Move the broker's time on at once: what falls due on the way expires"));
        next.setId("clock-next");
        step.getItems().setAll(next, item("By 1 s", new ClockTurn.StepBy(1_000)), item("By 10 s", new ClockTurn.StepBy(10_000)),
                item("By 1 min", new ClockTurn.StepBy(60_000)), item("By 1 h", new ClockTurn.StepBy(3_600_000)), item("By 1 d", new ClockTurn.StepBy(86_400_000)));
        told.setId("clock-told");
        told.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(told, step, hold); // what is pressed stays where it is while the words change
        getChildren().forEach(child -> child.managedProperty().bind(child.visibleProperty()));
        state.snapshot().addListener((observed, was, is) -> show(is));
        show(state.snapshot().get());
    }

    static boolean offered(WorkbenchState state) {
        return state.gateway().capabilities().contains(Capability.STEP_CLOCK);
    }

    /** Holds it, or lets it go on. */
    void turnOver() {
        turn(state.snapshot().get().clock().held() ? new ClockTurn.Resume() : new ClockTurn.Hold());
    }

    void turn(ClockTurn turn) {
        FxStages.whenDone(state.gateway().turnClock(turn), time -> { /* the next snapshot tells it */ },
                problem -> state.notice().set(new Notice(Notice.Kind.ERROR, problem.getMessage(), "")));
    }

    private void show(BrokerSnapshot snapshot) {
        BrokerSnapshot.ClockSnapshot clock = snapshot.clock();
        boolean another = clock.held() || Math.abs(clock.aheadMillis()) >= NOT_OURS;
        told.setText(!another ? "" : CLOCK.format(Instant.ofEpochMilli(snapshot.takenAtMillis())) + (clock.held() ? " held" : "")
                + (clock.held() && clock.nextExpiryMillis() > 0 ? ", expiry in " + Figures.age(clock.nextExpiryMillis() - snapshot.takenAtMillis()) : ""));
        told.setVisible(another);
        step.setVisible(another);
        next.setDisable(clock.nextExpiryMillis() == 0);
        if (shown == null || shown.held() != clock.held()) {
            String says = clock.held() ? "Let the broker's time go on" : "Hold the broker's time: nothing expires until it is stepped";
            hold.setGraphic(Icons.of(clock.held() ? Feather.PLAY_CIRCLE : Feather.WATCH));
            hold.setTooltip(new Tooltip(says));
            hold.setAccessibleText(says);
        }
        shown = clock;
    }

    private MenuItem item(String words, ClockTurn turn) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(event -> turn(turn));
        return item;
    }
}
