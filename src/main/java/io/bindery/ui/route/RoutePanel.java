package io.bindery.ui.route;

import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.FieldTable;
import io.bindery.model.RouteTrace;
import io.bindery.routing.RoutePreview;
import io.bindery.ui.state.PublishTarget;
import io.bindery.ui.state.Selection;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.theme.Icons;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Asks where a key would go and lights the answer on the canvas while the panel is to be seen. Nothing is sent: the
 * engine's own router is asked.
 */
public final class RoutePanel extends BorderPane implements AutoCloseable {

    private final WorkbenchState state;
    private final QuestionPane question = new QuestionPane(this::ask);
    private final WordsGrid grid = new WordsGrid();
    private final MissPane miss = new MissPane(question::key);
    private final WayBackPane wayBack = new WayBackPane(question::key);
    private final Button send = new Button("Publish this", Icons.small(Feather.SEND));
    private VhostSnapshot topology;
    private long topologyRevision = -1;
    private RoutePreview router;

    /** @param publish brings the Publish panel to the front, after the publish target is set */
    public RoutePanel(WorkbenchState state, Runnable publish) {
        this.state = state;
        getStyleClass().addAll("panel", "route-panel");
        getStylesheets().add(Objects.requireNonNull(RoutePanel.class.getResource("route.css")).toExternalForm());
        ScrollPane middle = new ScrollPane(grid);
        middle.setFitToWidth(true);
        middle.getStyleClass().add("ruled-left");
        question.prefWidthProperty().bind(Bindings.max(208, Bindings.min(264, widthProperty().multiply(0.17))));
        setLeft(question);
        setCenter(middle);
        setRight(right());
        send.getStyleClass().add("small");
        send.setVisible(state.canChange());
        send.setId("route-publish");
        send.setOnAction(event -> {
            state.publishTarget().set(new PublishTarget(question.exchange(), question.key()));
            publish.run();
        });
        state.snapshot().addListener(observed -> look());
        state.vhost().addListener(observed -> look());
        state.selection().addListener(observed -> follow());
        sceneProperty().addListener((observed, was, is) -> ask());
        look();
    }

    /** For the right end of the tab strip. */
    public List<Node> actions() {
        Label nothing = new Label("Nothing is sent");
        nothing.getStyleClass().add("caption");
        return List.of(nothing, send);
    }

    @Override public void close() {
        state.litRoute().set(null);
    }

    private ScrollPane right() {
        VBox both = new VBox(16, miss, wayBack);
        both.getStyleClass().add("pad");
        ScrollPane right = new ScrollPane(both);
        right.setFitToWidth(true);
        right.prefWidthProperty().bind(Bindings.max(240, Bindings.min(330, widthProperty().multiply(0.2))));
        right.setMinWidth(220);
        right.getStyleClass().add("ruled-left");
        return right;
    }

    private void follow() {
        if (state.selection().get() instanceof Selection.OfExchange selected) {
            question.exchange(selected.exchange());
        } else if (state.selection().get() instanceof Selection.OfQueue selected) {
            wayBack.follow(selected.queue());
        }
    }

    private void look() {
        long revision = state.snapshot().get().topologyRevision();
        VhostSnapshot now = state.topology();
        if (revision != topologyRevision || !topology.name().equals(now.name())) {
            topologyRevision = revision;
            topology = now;
            router = null;
            question.topology(now);
            ask();
        }
    }

    /** While it is hidden nothing is asked: with many bindings that costs more than all else a change does. */
    private void ask() {
        if (topology == null) {
            return;
        }
        if (getScene() == null) {
            state.litRoute().set(null);
            return;
        }
        if (router == null) {
            router = RoutePreview.of(topology);
        }
        FieldTable headers = question.headers();
        RouteTrace trace = router.route(question.exchange(), question.key(), headers);
        RouteTable table = RouteTable.of(trace, topology);
        question.answer(trace.queues());
        grid.show(table);
        miss.show(NearestMiss.of(trace, router, headers), trace);
        wayBack.ask(topology, question.exchange(), headers);
        state.litRoute().set(trace);
    }
}
