package io.bindery.ui.workbench;

import io.bindery.gateway.BrokerGateway.Phase;
import io.bindery.gateway.Capability;
import io.bindery.model.BrokerSnapshot;
import io.bindery.ui.fx.FxStages;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.theme.Icons;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Lines below the toolbar that stay as long as they are true: what this window only looks at, what of the files could not be read, and why publishers have to wait. */
final class Banner extends VBox {

    private final HBox waiting = line("publishers-wait", Feather.ALERT_TRIANGLE, "warn");
    private final HBox damaged = line("damaged", Feather.ALERT_TRIANGLE, "warn");

    /** @param readOnly what is only looked at, as a sentence; empty where things can be changed */
    Banner(WorkbenchState state, String readOnly) {
        setId("banner");
        if (!readOnly.isEmpty()) {
            HBox line = line("read-only", Feather.EYE, "");
            say(line, readOnly);
            line.visibleProperty().bind(Bindings.createBooleanBinding(() -> state.runState().get().phase() != Phase.FAILED, state.runState())); // what is refused is not looked at
            getChildren().add(line);
        }
        getChildren().addAll(damaged, waiting);
        damaged.setVisible(false);
        if (state.gateway().capabilities().contains(Capability.STORE)) {
            state.runState().addListener((observed, was, is) -> lookForDamage(state, is.phase()));
            lookForDamage(state, state.runState().get().phase());
        }
        state.snapshot().addListener((observed, was, is) -> show(is));
        show(state.snapshot().get());
    }

    /** What the last opening of the files found; it stays true until they are opened again. */
    private void lookForDamage(WorkbenchState state, Phase phase) {
        damaged.setVisible(false);
        if (phase == Phase.RUNNING) {
            FxStages.whenDone(state.gateway().storeActivity(), activity -> tellDamage(activity.recovery().damages()), gone -> { });
        }
    }

    private void tellDamage(List<String> places) {
        if (!places.isEmpty()) {
            say(damaged, Figures.of(places.size(), "place") + " in the files could not be read, and what stood there is lost; all the rest is here. " + places.get(0));
            ((Label) damaged.getChildren().get(0)).setTooltip(new Tooltip(String.join("\n", places)));
            damaged.setVisible(true);
        }
    }

    private void show(BrokerSnapshot snapshot) {
        String problem = snapshot.store().problem();
        String sentence = !problem.isEmpty() ? "Publishers wait. " + problem + " " + remedy(problem)
                : snapshot.alarm().isEmpty() ? "" : "Publishers wait: " + snapshot.alarm() + ". " + advice(snapshot.alarm());
        say(waiting, sentence);
        waiting.setVisible(!sentence.isEmpty());
    }

    private static String remedy(String problem) {
        return problem.contains("stopped") ? "Restart the broker: nothing confirmed is lost."
                : problem.contains("space") || problem.contains("quota") ? "Make room on the disk of the data directory: it goes on by itself, and nothing confirmed is lost."
                : "Make the data directory writable again: it goes on by itself, and nothing confirmed is lost.";
    }

    private static String advice(String alarm) {
        boolean disk = alarm.contains("disk");
        boolean memory = alarm.contains("memory");
        return disk && memory ? "Consume or purge what waits, and make room on the disk: they go on by themselves."
                : disk ? "Make room on the disk of the data directory, consume or purge what waits: they go on by themselves."
                : "Consume or purge what waits, or give the program more memory (-Xmx): they go on by themselves.";
    }

    private static HBox line(String id, Feather icon, String style) {
        Label words = Buttons.label("", Icons.small(icon), "medium");
        words.setId(id + "-words");
        words.setMinWidth(0);
        HBox line = new HBox(words);
        line.setId(id);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.getStyleClass().add("banner");
        if (!style.isEmpty()) {
            line.getStyleClass().add(style);
        }
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    private static void say(HBox line, String sentence) {
        Label words = (Label) line.getChildren().get(0);
        words.setText(sentence);
        line.setAccessibleText(sentence);
    }
}
