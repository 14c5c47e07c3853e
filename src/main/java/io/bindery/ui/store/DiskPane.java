package io.bindery.ui.store;

import io.bindery.gateway.Capability;
import io.bindery.gateway.StoreActivity;
import io.bindery.gateway.StoreActivity.Group;
import io.bindery.model.BrokerSnapshot.StoreSnapshot;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.WorkbenchState;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The store's commit groups and figures. */
final class DiskPane extends VBox {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final WorkbenchState state;
    private final CommitPlot plot;
    private final GridPane facts = new GridPane();
    private final Label directory = fact("Data directory", 0);
    private final Label journal = fact("Journal", 1);
    private final Label room = fact("Room left", 2);
    private final Label last;
    private final Label health;
    private final boolean atRest;

    DiskPane(WorkbenchState state) {
        this.state = state;
        boolean atRest = !state.gateway().capabilities().contains(Capability.LIFECYCLE);
        plot = new CommitPlot(atRest ? "Nobody writes here: its broker is not running." : "A bar for each commit comes here with the first durable thing.");
        last = atRest ? new Label() : fact("Last on disk", 3);
        health = fact("Health", 4);
        this.atRest = atRest;
        getStyleClass().add("pad");
        setSpacing(8);
        setMinWidth(300);
        VBox.setVgrow(plot, Priority.ALWAYS);
        setMaxWidth(440);
        facts.setHgap(12);
        facts.setVgap(4);
        getChildren().setAll(atRest ? head("Commit groups") : legend(), plot, facts);
    }

    private static HBox legend() {
        Label groups = head("Commit groups");
        groups.setMinWidth(USE_PREF_SIZE);
        groups.setTooltip(new Tooltip("The last 40: what was written and synced together"));
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox legend = new HBox(10, groups, spring, named("records", "swatch-ready"), named("fsync", "swatch-disk"), named("pending", "swatch-waiting"));
        legend.setAlignment(Pos.CENTER_LEFT);
        return legend;
    }

    private static Label head(String words) {
        Label head = new Label(words);
        head.getStyleClass().add("section-head");
        return head;
    }

    private static Label named(String word, String swatch) {
        Region mark = new Region();
        mark.getStyleClass().add(swatch);
        Label label = new Label(word, mark);
        label.getStyleClass().add("caption");
        label.setGraphicTextGap(5);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    static String clock(long millis) {
        return CLOCK.format(Instant.ofEpochMilli(millis));
    }

    void show(StoreActivity activity) {
        StoreSnapshot store = state.snapshot().get().store();
        plot.show(activity.groups(), store.copiesPending(), state.dark().get());
        directory.setText(activity.directory());
        directory.setTooltip(new Tooltip(activity.directory()));
        journal.setText(Figures.bytes(store.bytesOnDisk()) + ", " + Figures.bytes(activity.liveBytes()) + " live");
        room(activity.freeBytes(), state.snapshot().get().alarm().contains("disk"));
        last.setText(activity.groups().stream().filter(group -> group.fsyncNanos() > 0).reduce((one, next) -> next).map(DiskPane::words)
                .orElse("nothing since the start"));
        health(activity, store.problem());
    }

    private void room(long bytes, boolean tooLittle) {
        room.setText(Figures.bytes(bytes) + (tooLittle ? ", too little" : ""));
        room.getStyleClass().removeAll("figure", "error-text");
        room.getStyleClass().add(tooLittle ? "error-text" : "figure");
    }

    private static String words(Group group) {
        return clock(group.atMillis()) + ", in " + CommitPlot.millis(group.fsyncNanos());
    }

    private void health(StoreActivity activity, String problem) {
        int damages = activity.recovery().damages().size();
        boolean well = problem.isEmpty() && damages == 0;
        health.setText(!problem.isEmpty() ? problem : damages > 0 ? Figures.of(damages, "place") + " could not be read: " + activity.recovery().damages().get(0)
                : atRest ? "✓ all checked when it was opened" : "✓ all checked at the start");
        health.setTooltip(new Tooltip(well ? "Every record's checksum held when the files were read" : health.getText()));
        health.getStyleClass().removeAll("figure", "ok-text", "error-text");
        health.getStyleClass().add(well ? "ok-text" : "error-text");
    }

    private Label fact(String name, int row) {
        Label label = new Label(name);
        label.getStyleClass().add("caption");
        label.setMinWidth(USE_PREF_SIZE);
        Label value = new Label("–");
        value.getStyleClass().add("figure");
        facts.addRow(row, label, value);
        return value;
    }
}
