package io.bindery.ui.store;

import io.bindery.gateway.BrokerGateway.Phase;
import io.bindery.gateway.Capability;
import io.bindery.gateway.StoreActivity;
import io.bindery.ui.fx.FxStages;
import io.bindery.ui.fx.Subscription;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.Notice;
import io.bindery.ui.state.SurvivalForecast;
import io.bindery.ui.state.SurvivalForecast.Ending;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.theme.Icons;
import java.io.File;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/** What is on disk and how it gets there; what a restart would keep; and a restart or crash that shows whether it did. */
public final class StorePanel extends HBox implements AutoCloseable {

    private static final long LOOK_NANOS = 500_000_000;

    private final WorkbenchState state;
    private final DiskPane disk;
    private final StoreTable table = new StoreTable();
    private final VerdictPane verdict = new VerdictPane(this::backToLive);
    private final Button sql = button("Copy SQL address", Feather.COPY, this::copySql);
    private final Button backup = button("Back up…", Feather.SAVE, this::backUp);
    private final Button restart = button("Restart", Feather.ROTATE_CW, () -> experiment(Ending.RESTART));
    private final Button crash = button("Crash", Feather.ZAP, () -> experiment(Ending.CRASH));
    private Subscription ticks;
    private long lookedNanos;
    private boolean looking;
    private StoreActivity activity;
    private Outcome outcome;

    public StorePanel(WorkbenchState state) {
        this.state = state;
        disk = new DiskPane(state);
        getStyleClass().add("panel");
        setId("store-panel");
        crash.getStyleClass().add("danger");
        HBox.setHgrow(table, Priority.ALWAYS);
        getChildren().setAll(disk, table, verdict);
        state.runState().addListener(observed -> enable());
        state.seconds().addListener(observed -> show());
        sceneProperty().addListener((observed, was, is) -> watch(is != null));
        enable();
        show();
    }

    /** For the right end of the tab strip. */
    public List<Node> actions() {
        return List.of(sql, backup, restart, crash);
    }

    @Override public void close() {
        watch(false);
    }

    private void watch(boolean shown) {
        if (shown && ticks == null) {
            ticks = state.ticker().onFrame(this::tick);
        } else if (!shown && ticks != null) {
            ticks.close();
            ticks = null;
        }
    }

    private void tick(long now) {
        if (!looking && now - lookedNanos >= LOOK_NANOS && can(Capability.STORE) && running()) {
            lookedNanos = now;
            looking = true;
            FxStages.whenDone(state.gateway().storeActivity(), this::looked, problem -> looking = false);
        }
    }

    private void looked(StoreActivity found) {
        looking = false;
        activity = found;
        disk.show(found);
        enable();
        show();
    }

    private SurvivalForecast forecast() {
        return new Forecaster(Ending.CRASH, System.currentTimeMillis(), Map.of()).of(state.topology());
    }

    private void show() {
        if (outcome != null) {
            table.show(StoreRow.COMPARED, outcome.rows().stream().map(StoreRow::compared).toList());
            return;
        }
        SurvivalForecast now = forecast();
        table.show(StoreRow.LIVE, state.topology().queues().stream().map(queue -> StoreRow.live(queue, now)).toList());
        verdict.forecast(now);
    }

    private void backToLive() {
        outcome = null;
        show();
    }

    private void experiment(Ending ending) {
        FxStages.whenDone(new Experiment(state.gateway(), state.vhost().get()).run(ending), found -> {
            outcome = found;
            verdict.outcome(found);
            show();
        }, this::failed);
    }

    private void copySql() {
        activity.sqlUrl().ifPresent(url -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(url);
            Clipboard.getSystemClipboard().setContent(content);
            say(Notice.Kind.DONE, "Copied the JDBC address. It can read, and change nothing.");
        });
    }

    private void backUp() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Name a directory for the backup");
        chooser.setInitialFileName("bindery-backup");
        File target = chooser.showSaveDialog(getScene().getWindow());
        if (target != null) {
            FxStages.whenDone(state.gateway().backUp(target.toPath()), sentence -> say(Notice.Kind.DONE, sentence), this::failed);
        }
    }

    private void failed(Throwable problem) {
        say(Notice.Kind.ERROR, problem.getMessage());
    }

    private void say(Notice.Kind kind, String sentence) {
        state.notice().set(new Notice(kind, sentence, ""));
    }

    private void enable() {
        sql.setDisable(activity == null || activity.sqlUrl().isEmpty() || !running());
        backup.setDisable(!can(Capability.STORE));
        restart.setDisable(!can(Capability.LIFECYCLE) || !can(Capability.STORE) || !running());
        crash.setDisable(!can(Capability.CRASH) || !running());
    }

    private boolean running() {
        return state.runState().get().phase() == Phase.RUNNING;
    }

    private boolean can(Capability capability) {
        return state.gateway().capabilities().contains(capability);
    }

    private static Button button(String title, Feather icon, Runnable action) {
        Button button = new Button(title, Icons.small(icon));
        button.getStyleClass().add("small");
        button.setId("store-" + title.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+.*", ""));
        button.setOnAction(event -> action.run());
        return button;
    }
}
