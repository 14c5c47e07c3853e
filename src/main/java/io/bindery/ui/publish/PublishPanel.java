package io.bindery.ui.publish;

import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.routing.RoutePreview;
import io.bindery.ui.fx.Subscription;
import io.bindery.ui.state.Notice;
import io.bindery.ui.state.PublishTarget;
import io.bindery.ui.state.RecentKeys;
import io.bindery.ui.state.WorkbenchState;
import java.net.URI;
import java.net.URISyntaxException;
import io.bindery.ui.state.Figures;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

/** Publishes a message: where on the left, what in the middle, what happened on the right, always in the same places. */
public final class PublishPanel extends GridPane implements AutoCloseable {

    /** From here on three columns have room. */
    private static final double WIDE = 1400;
    private static final KeyCombination PUBLISH = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final WorkbenchState state;
    private final String user;
    private final History history = new History();
    private final OutcomePane outcome;
    private final Publisher publisher;
    private final WherePane where;
    private final PayloadPane what;
    private final SendBar send;
    private final PublishMenus menus;
    private VhostSnapshot topology;
    private long topologyRevision = -1;
    private RoutePreview preview;
    private Subscription activity;
    private boolean filling;

    public PublishPanel(WorkbenchState state) {
        this.state = state;
        user = user(state.gateway().clientUri());
        outcome = new OutcomePane(state.passport()::set);
        publisher = new Publisher(state, outcome::show, this::progress);
        where = new WherePane(this::changed, this::offers);
        what = new PayloadPane(this::changed, sentence -> state.notice().set(new Notice(Notice.Kind.ERROR, sentence, "")));
        send = new SendBar(this::publish, publisher::cancel, this::changed);
        menus = new PublishMenus(history, this::fill, () -> form().command(state.vhost().get(), Publisher.variables(1)), state.gateway().clientUri());
        getStyleClass().addAll("panel", "publish-panel");
        getStylesheets().add(Objects.requireNonNull(PublishPanel.class.getResource("publish.css")).toExternalForm());
        VBox middle = new VBox(12, what, send);
        middle.getStyleClass().addAll("pad", "ruled-left");
        VBox.setVgrow(what, Priority.ALWAYS);
        addRow(0, where, middle, outcome);
        arrangeFor(WIDE);
        widthProperty().addListener((observed, was, is) -> arrangeFor(is.doubleValue()));
        getRowConstraints().setAll(row());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        state.snapshot().addListener(observed -> look());
        state.vhost().addListener(observed -> look());
        state.publishTarget().addListener((observed, was, is) -> point(is));
        sceneProperty().addListener((observed, was, is) -> {
            watch(is != null);
            changed();
        });
        fill(PublishForm.FIRST);
        look();
    }

    /** For the right end of the tab strip: history and code. */
    public List<Node> actions() {
        return menus.nodes();
    }

    @Override public void close() {
        watch(false);
        publisher.cancel();
    }

    private PublishForm form() {
        return where.form(what.payload());
    }

    private void fill(PublishForm form) {
        filling = true;
        where.fill(form);
        what.fill(form.payload());
        filling = false;
        changed();
    }

    private void point(PublishTarget target) {
        if (target != null) {
            where.pointAt(target.exchange(), target.routingKey());
        }
    }

    /** The shared state learns keys while anybody listens; this panel does while it is to be seen. */
    private void watch(boolean shown) {
        if (shown && activity == null) {
            activity = state.onActivity(happened -> { });
        } else if (!shown && activity != null) {
            activity.close();
            activity = null;
        }
    }

    private List<String> offers(String typed) {
        String exchange = form().text(Field.EXCHANGE);
        List<String> seen = state.recentKeys().at(state.vhost().get(), exchange, state.nowMillis()).stream().map(RecentKeys.Seen::routingKey).toList();
        return KnownKeys.offers(seen, topology, exchange, typed);
    }

    private void look() {
        VhostSnapshot now = state.topology();
        long revision = state.snapshot().get().topologyRevision();
        boolean same = revision == topologyRevision && topology.name().equals(now.name());
        topology = now;
        topologyRevision = revision;
        if (!same) {
            preview = null;
            where.topology(now);
            changed();
        }
    }

    private void changed() {
        if (filling || menus == null || topology == null) {
            return;
        }
        PublishForm form = form();
        Variables first = Publisher.variables(1);
        List<FormProblem> problems = new FormCheck(topology, user).problems(form, first);
        where.show(problems);
        what.show(problems.stream().filter(p -> p.field() == Field.PAYLOAD).map(FormProblem::sentence).findFirst().orElse(""), size(form, first));
        send.ready(problems.isEmpty());
        menus.ready(problems.isEmpty());
        reach(form, first);
    }

    /** While it is hidden nobody reads it. */
    private void reach(PublishForm form, Variables first) {
        if (getScene() == null) {
            return;
        }
        if (preview == null) {
            preview = RoutePreview.of(topology);
        }
        int queues = preview.queues(form.text(Field.EXCHANGE), first.expand(form.text(Field.ROUTING_KEY)), form.readableHeaders(first)).size();
        where.reach(queues == 0 ? "no queue" : Figures.of(queues, "queue"), queues == 0);
    }

    private static String size(PublishForm form, Variables first) {
        return form.payload().problem(first).isPresent() && form.payload().mode() == Payload.Mode.HEX ? "" : Figures.bytes(form.payload().bytes(first).length);
    }

    /** Who the window publishes as; empty when its address doesn't say. */
    private static String user(String clientUri) {
        try {
            String info = new URI(clientUri).getUserInfo();
            return info == null ? "" : info.split(":", 2)[0];
        } catch (URISyntaxException unusual) {
            return "";
        }
    }

    private void publish() {
        PublishForm form = form();
        if (send.problem().isEmpty() && new FormCheck(topology, user).problems(form, Publisher.variables(1)).isEmpty()) {
            history.add(form);
            publisher.publish(form, send.plan());
        }
    }

    private void progress(RepeatRun run) {
        if (run.done()) {
            send.idle();
            changed();
        } else {
            send.running(run.answered(), run.times());
        }
    }

    private void pressed(KeyEvent event) {
        if (PUBLISH.match(event)) {
            publish();
            event.consume();
        }
    }

    /** In a narrow window the fields need more of it than the payload. */
    private void arrangeFor(double width) {
        getColumnConstraints().setAll(width < WIDE ? List.of(column(42), column(31), column(27)) : List.of(column(35), column(33.75), column(31.25)));
    }

    private static ColumnConstraints column(double percent) {
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(percent);
        column.setFillWidth(true);
        return column;
    }

    private static RowConstraints row() {
        RowConstraints row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        return row;
    }
}
