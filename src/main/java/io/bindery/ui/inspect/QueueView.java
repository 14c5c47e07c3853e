package io.bindery.ui.inspect;

import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.Selection;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.theme.Glyph;
import io.bindery.ui.theme.Icons;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A queue in full: its depth in large, what of it is where, the last minute, and who fills and empties it. */
final class QueueView extends VBox {

    private final WorkbenchState state;
    private final Actions actions;
    private final Header header = new Header();
    private final Label count = Parts.label("0", "big-count");
    private final Label summary = Parts.label("", "muted");
    private final DepthBar bar = new DepthBar();
    private final Label[] notes = new Label[3];
    private final Label[] figures = new Label[3];
    private final FateSection fate = new FateSection();
    private final Sparkline sparkline = new Sparkline();
    private final Section minute = new Section("Last minute").holding(sparkline);
    private final Section boundBy = new Section("Bound by");
    private final Section arguments = new Section("Arguments");
    private final Section consumers = new Section("Consumers");
    private MenuItem purge;
    private MenuItem delete;
    private String queue = "";
    private QueueFacts shown;

    QueueView(WorkbenchState state, Actions actions) {
        this.state = state;
        this.actions = actions;
        if (state.canChange()) {
            header.action("inspector-publish", "Publish to it", Feather.SEND, () -> actions.publishTo("", queue));
        }
        if (actions.canBrowse()) {
            header.action("inspector-browse", "Look inside", Feather.EYE, actions::browse);
        }
        if (state.canChange()) {
            purge = header.menu("inspector-purge", "Purge", Feather.WIND, () -> actions.purge(queue));
            delete = header.menu("inspector-delete", "Delete", Feather.TRASH_2, () -> actions.deleteQueue(queue));
        }
        HBox big = new HBox(8, count, summary);
        big.setAlignment(Pos.BASELINE_LEFT);
        count.setMinWidth(USE_PREF_SIZE);
        VBox depth = new VBox(9, big, bar, legend());
        depth.getStyleClass().addAll("ruled", "inspector-part");
        minute.setVisible(!state.gateway().clientUri().isEmpty()); // at rest nothing moves
        getChildren().setAll(header, depth, fate, minute, boundBy, arguments, consumers);
    }

    void show(String name) {
        queue = name;
        shown = null;
        refresh();
        rates();
    }

    void refresh() {
        state.topology().queue(queue).ifPresent(snapshot -> show(QueueFacts.of(snapshot, state.topology(), state.nowMillis())));
        fate.queue(state.survival(), queue);
    }

    void rates() {
        String vhost = state.vhost().get();
        double in = state.rates().perSecond(s -> QueueFacts.counter(s, vhost, queue, QueueSnapshot::enqueued));
        double acked = state.rates().perSecond(s -> QueueFacts.counter(s, vhost, queue, QueueSnapshot::acked));
        minute.aside("in " + Figures.rate(in) + " /s   acked " + Figures.rate(acked) + " /s");
        sparkline.show(state.rates().lastMinute(s -> QueueFacts.counter(s, vhost, queue, QueueSnapshot::enqueued)));
    }

    private void show(QueueFacts facts) {
        if (facts.equals(shown)) {
            return;
        }
        shown = facts;
        header.show(Glyph.QUEUE.node(), "Queue", state.vhost().get(), facts.name(), facts.chips());
        count.setText(Figures.count(facts.depth()));
        summary.setText(facts.summary());
        bar.show(facts);
        legend(0, facts.readyNote(), facts.ready());
        legend(1, facts.unackedNote(), facts.unacked());
        legend(2, facts.diskNote(), facts.onDisk());
        if (state.canChange()) {
            purge.setText("Purge " + Figures.of(facts.ready(), "ready message"));
            purge.setDisable(facts.ready() == 0);
            delete.setText(facts.depth() == 0 ? "Delete" : "Delete, with " + Figures.of(facts.depth(), "message"));
        }
        boundBy.show(facts.boundBy(), this::binding);
        arguments.show(facts.arguments(), pair -> Parts.row(Parts.name(pair.name(), "mono", "muted"), Parts.wire(pair.value())));
        consumers.show(facts.consumers(), QueueView::consumer);
    }

    private Node binding(BindingLine line) {
        HBox row = Parts.row(Parts.named(line.glyph(), line.end()), Parts.wire(line.key()));
        row.getStyleClass().add("inspector-line");
        row.setOnMouseClicked(event -> actions.select(new Selection.OfExchange(line.binding().exchange())));
        return row;
    }

    private static Node consumer(Pair consumer) {
        HBox who = new HBox(8, Icons.small(Feather.ARROW_DOWN), Parts.name(consumer.name()));
        who.setAlignment(Pos.CENTER_LEFT);
        who.setMinWidth(60);
        return Parts.row(who, Parts.label(consumer.value(), "muted"));
    }

    private GridPane legend() {
        GridPane grid = new GridPane(8, 6);
        ColumnConstraints words = new ColumnConstraints();
        words.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(new ColumnConstraints(76), words, new ColumnConstraints(Region.USE_PREF_SIZE, Region.USE_COMPUTED_SIZE, Double.MAX_VALUE));
        String[] names = {"Ready", "Unacked", "On disk"};
        String[] swatches = {"swatch-ready", "swatch-unacked", "swatch-disk"};
        for (int i = 0; i < names.length; i++) {
            Region swatch = new Region();
            swatch.getStyleClass().add(swatches[i]);
            Label name = Parts.label(names[i]);
            name.setGraphic(swatch);
            name.setGraphicTextGap(7);
            notes[i] = Parts.label("", "muted");
            figures[i] = Parts.label("0", "figure");
            GridPane.setHalignment(figures[i], javafx.geometry.HPos.RIGHT);
            grid.addRow(i, name, notes[i], figures[i]);
        }
        return grid;
    }

    private void legend(int row, String note, long figure) {
        notes[row].setText(note);
        figures[row].setText(Figures.count(figure));
    }
}
