package io.bindery.ui.store;

import atlantafx.base.controls.ToggleSwitch;
import io.bindery.gateway.BrokerGateway.Phase;
import io.bindery.gateway.Capability;
import io.bindery.gateway.StoreActivity;
import io.bindery.ui.fx.FrameWatch;
import io.bindery.ui.fx.FxStages;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.Notice;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.state.survival.Outcome;
import io.bindery.ui.state.survival.SurvivalForecast;
import io.bindery.ui.state.survival.SurvivalForecast.Ending;
import io.bindery.ui.theme.Icons;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** What is on disk and how it gets there; what a restart would keep; and a restart or crash that shows whether it did. */
public final class StorePanel extends HBox implements AutoCloseable {

    private static final long LOOK_NANOS = 500_000_000;

    private final WorkbenchState state;
    private final BackUp backUp;
    private final DiskPane disk;
    private final StoreTable table = new StoreTable();
    private final VerdictPane verdict;
    private final ToggleSwitch preview = new ToggleSwitch();
    private final Button sql = button("Copy SQL address", Feather.COPY, this::copySql);
    private final Button backup = button("Back up…", Feather.SAVE, this::askForBackUp);
    private final Button compact = button("Compact", Feather.MINIMIZE_2, this::compact);
    private final Button restart = button("Restart", Feather.ROTATE_CW, () -> experiment(Ending.RESTART));
    private final Button crash = button("Crash", Feather.ZAP, () -> experiment(Ending.CRASH));
    private final FrameWatch frames;
    private long lookedNanos;
    private boolean looking;
    private boolean compacting;
    private StoreActivity activity;

    public StorePanel(WorkbenchState state, BackUp backUp) {
        this.state = state;
        this.backUp = backUp;
        frames = new FrameWatch(state.ticker(), this::tick);
        disk = new DiskPane(state);
        verdict = new VerdictPane(() -> state.survival().outcome().set(null));
        preview.setId("survival-preview");
        preview.setAccessibleText("Survival preview");
        preview.setTooltip(new Tooltip("Mark on the canvas what a crash or a restart would keep · Ctrl+Shift+S"));
        preview.selectedProperty().bindBidirectional(state.survival().on());
        preview.setDisable(!state.survival().offered());
        getStyleClass().add("panel");
        setId("store-panel");
        crash.getStyleClass().add("danger");
        HBox.setHgrow(table, Priority.ALWAYS);
        disk.prefWidthProperty().bind(widthProperty().multiply(0.26)); // the reasons need the room in a narrow window
        getChildren().setAll(disk, table, verdict);
        state.runState().addListener(observed -> enable());
        backUp.running().addListener(observed -> enable());
        state.seconds().addListener(observed -> beat());
        state.survival().outcome().addListener(observed -> show());
        state.survival().ending().addListener(observed -> show());
        state.survival().away().addListener(observed -> show());
        sceneProperty().addListener((observed, was, is) -> frames.watch(is != null));
        enable();
        show();
    }

    /** For the right end of the tab strip. */
    public List<Node> actions() {
        List<Node> actions = new ArrayList<>();
        if (state.survival().offered()) {
            actions.addAll(List.of(previewName(), preview, rule()));
        }
        actions.addAll(List.of(sql, backup));
        if (can(Capability.LIFECYCLE)) {
            actions.addAll(List.of(compact, restart, crash));
        }
        return actions;
    }

    @Override public void close() {
        frames.watch(false);
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

    /** The table tells what a restart would keep, so it has to be looked into while it is shown, marks on the canvas or not. */
    private void beat() {
        if (frames.isWatching()) {
            state.survival().look();
        }
        show();
    }

    private void show() {
        Outcome outcome = state.survival().outcome().get();
        if (outcome != null) {
            table.show(StoreRow.COMPARED, StoreRow.compared(outcome));
            verdict.outcome(outcome);
            return;
        }
        SurvivalForecast now = state.survival().forecast();
        table.show(StoreRow.LIVE, StoreRow.live(state.topology(), now));
        if (can(Capability.LIFECYCLE)) {
            verdict.forecast(now);
        } else {
            verdict.atRest(now);
        }
    }

    private void experiment(Ending ending) {
        state.survival().run(ending, outcome -> { /* shown by its listener */ }, this::failed);
    }

    /** The switch itself takes clicks only on its thumb; its name takes them too. */
    private Label previewName() {
        Label name = new Label("Survival preview");
        name.setLabelFor(preview);
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setOnMouseClicked(event -> preview.setSelected(!preview.isSelected() && !preview.isDisabled()));
        return name;
    }

    private static Region rule() {
        Region rule = new Region();
        rule.getStyleClass().add("bar-rule");
        return rule;
    }

    private void copySql() {
        activity.sqlUrl().ifPresent(url -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(url);
            Clipboard.getSystemClipboard().setContent(content);
            say(Notice.Kind.DONE, "Copied the JDBC address. It can read, and change nothing.");
        });
    }

    private void askForBackUp() {
        backUp.ask();
    }

    /** Runs behind whatever else is written; the broker goes on meanwhile. */
    private void compact() {
        compacting = true;
        compact.setText("Compacting…");
        enable();
        FxStages.whenDone(state.gateway().compact(), done -> {
            compacted();
            say(Notice.Kind.DONE, "Compacted. Journal " + gained(Figures.bytes(done.before()), Figures.bytes(done.after())));
        }, problem -> {
            compacted();
            failed(problem);
        });
    }

    private static String gained(String before, String after) {
        return before.equals(after) ? after + ": there was nothing to gain." : before + " → " + after + ".";
    }

    private void compacted() {
        compacting = false;
        compact.setText("Compact");
        enable();
    }

    private void failed(Throwable problem) {
        say(Notice.Kind.ERROR, problem.getMessage());
    }

    private void say(Notice.Kind kind, String sentence) {
        state.notice().set(new Notice(kind, sentence, ""));
    }

    private void enable() {
        compact.setDisable(!can(Capability.STORE) || !running() || compacting);
        sql.setDisable(activity == null || activity.sqlUrl().isEmpty() || !running());
        backup.setDisable(!can(Capability.STORE) || backUp.running().get());
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
