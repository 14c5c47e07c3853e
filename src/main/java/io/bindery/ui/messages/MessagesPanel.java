package io.bindery.ui.messages;

import atlantafx.base.controls.CustomTextField;
import io.bindery.gateway.Capability;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.QueuePage;
import io.bindery.model.QueuedMessage;
import io.bindery.ui.fx.FrameWatch;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.PublishTarget;
import io.bindery.ui.state.Selection;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.theme.Icons;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What lies in a queue, page by page, looked at without taking anything: list, properties, payload. */
public final class MessagesPanel extends StackPane implements AutoCloseable {

    private static final long SECOND = 1_000_000_000;
    private static final double WIDE = 1400;

    private final WorkbenchState state;
    private final MessageBrowser browser;
    private final Runnable publish;
    private final Ask ask = new Ask();
    private final MessageTable table = new MessageTable();
    private final DetailPane detail;
    private final DiskTimes times;
    private final BodyPane body;
    private final QueueBox queues;
    private final CustomTextField search = new CustomTextField();
    private final Label count = new Label();
    private final Button first = pageButton("first", Feather.CHEVRONS_LEFT, "To the queue's head");
    private final Button previous = pageButton("previous", Feather.CHEVRON_LEFT, "Page before");
    private final Button next = pageButton("next", Feather.CHEVRON_RIGHT, "Next page");
    private final Button last = pageButton("last", Feather.CHEVRONS_RIGHT, "To the queue's end");
    private final MessageButtons buttons;
    private final MessageActions actions;
    private final GridPane areas = new GridPane();
    private final FrameWatch frames;
    private long tickedNanos;
    private boolean atEnd;

    /** @param publish brings the Publish panel to the front, after the publish target is set */
    public MessagesPanel(WorkbenchState state, Runnable publish) {
        this.state = state;
        this.publish = publish;
        frames = new FrameWatch(state.ticker(), this::tick);
        browser = new MessageBrowser(state, this::show);
        detail = new DetailPane(state.gateway().capabilities().contains(Capability.LIVE_TRACE), state.passport()::set);
        times = new DiskTimes(state, this::show);
        actions = new MessageActions(state, ask, browser::queue, browser::again);
        body = new BodyPane(() -> actions.saveBody(table.selected().get(0)));
        queues = new QueueBox(queue -> state.selection().set(new Selection.OfQueue(queue)));
        buttons = new MessageButtons(state.canChange(), actions, table::selected, () -> table.getItems().stream().map(MessageRow::queued).toList(), this::ready);
        getStyleClass().addAll("panel", "messages-panel");
        getStylesheets().add(Objects.requireNonNull(MessagesPanel.class.getResource("messages.css")).toExternalForm());
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().setAll(areas(), ask);
        table.getSelectionModel().getSelectedItems().addListener((javafx.beans.Observable observed) -> selected());
        search.textProperty().addListener(observed -> {
            browser.stop();
            show();
        });
        search.setOnAction(event -> searchOn());
        state.snapshot().addListener(observed -> queues.topology(state.topology()));
        state.selection().addListener(observed -> follow());
        sceneProperty().addListener((observed, was, is) -> watch(is != null));
        queues.topology(state.topology());
        follow();
        show();
    }

    /** For the right end of the tab strip. */
    public List<Node> actions() {
        return buttons.nodes();
    }

    @Override public void close() {
        watch(false);
    }

    private GridPane areas() {
        areas.addRow(0, new VBox(head(), table), detail, body);
        RowConstraints row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        areas.getRowConstraints().setAll(row);
        return areas;
    }

    /** Without a queue nothing can be chosen: the list, which says so, has all the room. */
    private void arrange(boolean aQueue) {
        detail.setVisible(aQueue);
        detail.setManaged(aQueue);
        body.setVisible(aQueue);
        body.setManaged(aQueue);
        areas.getColumnConstraints().setAll(aQueue ? List.of(column(60), column(20), column(20)) : List.of(column(100)));
    }

    private HBox head() {
        search.setLeft(Icons.small(Feather.SEARCH));
        search.setPromptText("A word, or total > 40 and tenant = acme");
        search.setTooltip(new Tooltip("Narrows this page; Enter goes on to the next page with a match"));
        search.setId("messages-search");
        search.setAccessibleText("Search in the messages");
        search.getStyleClass().add("quiet");
        HBox.setHgrow(search, Priority.ALWAYS);
        count.setId("messages-count");
        count.getStyleClass().add("muted");
        count.setMinWidth(USE_PREF_SIZE);
        previous.setOnAction(event -> browser.previous());
        next.setOnAction(event -> browser.next());
        first.setOnAction(event -> browser.first());
        last.setOnAction(event -> browser.last());
        HBox head = new HBox(8, queues, search, count, new HBox(first, previous, next, last));
        head.getStyleClass().add("head");
        return head;
    }

    private void follow() {
        if (state.selection().get() instanceof Selection.OfQueue selected && !selected.queue().equals(browser.queue())) {
            queues.show(selected.queue());
            browser.look(selected.queue());
        }
    }

    private void watch(boolean shown) {
        browser.watch(shown);
        frames.watch(shown);
    }

    /** Ages grow by themselves. */
    private void tick(long now) {
        if (now - tickedNanos >= SECOND) {
            tickedNanos = now;
            table.tick(state.nowMillis());
            times.ask(browser.pager().page());
        }
    }

    private void show() {
        List<MessageRow> rows = MessageRow.rows(browser.pager().page(), browser.pager().atHead(), times::of);
        boolean arrived = browser.pager().atEnd() && !atEnd;
        atEnd = browser.pager().atEnd();
        arrange(!browser.queue().isEmpty());
        MessageFilter filter = MessageFilter.of(search.getText());
        List<MessageRow> found = rows.stream().filter(row -> filter.matches(row.queued().message())).toList();
        table.show(found, state.nowMillis());
        buttons.shown(found.size(), found.size() < rows.size());
        table.setPlaceholder(placeholder(rows.size()));
        if (arrived) {
            table.scrollTo(found.size() - 1);
        }
        boolean filtered = !search.getText().isBlank();
        count.setText(browser.queue().isEmpty() ? "" : browser.isSearching() ? Figures.count(browser.lookedThrough()) + " looked through…" : filtered ? Figures.count(found.size()) + " of the " + Figures.count(rows.size()) + " on this page"
                : (atEnd ? "the last " + Figures.count(rows.size()) + " of " : "")
                + Figures.of(browser.figures().map(QueueSnapshot::depth).orElse(0L), "message") + (atEnd || getWidth() < WIDE ? "" : ", read without touching them"));
        sayUnreadable();
        first.setDisable(browser.pager().atHead());
        previous.setDisable(browser.pager().atHead());
        next.setDisable(!browser.pager().hasNext());
        last.setDisable(!browser.pager().hasNext());
        selected();
    }

    /** They have no row: nothing of them is known but where they stand. */
    private void sayUnreadable() {
        List<QueuePage.Unreadable> damaged = browser.pager().unreadable();
        count.getStyleClass().remove("warn-text");
        count.setTooltip(null);
        if (!damaged.isEmpty()) {
            count.setText(count.getText() + ", " + damaged.size() + " on this page damaged");
            count.getStyleClass().add("warn-text");
            count.setTooltip(new Tooltip(damaged.stream().map(one -> "Position " + one.position() + ": " + one.why()).collect(Collectors.joining("\n"))));
        }
    }

    private void selected() {
        if (table.filling()) {
            return;
        }
        List<MessageRow> chosen = List.copyOf(table.getSelectionModel().getSelectedItems());
        buttons.update(chosen.size(), !browser.queue().isEmpty());
        if (chosen.isEmpty()) {
            detail.clear("Choose a message to see what it carries");
            body.clear();
        } else {
            detail.show(chosen.get(0));
            body.show(chosen.get(0).queued().message());
        }
    }

    private Node placeholder(int onPage) {
        String queue = browser.queue();
        String sentence = !browser.canLook() ? "This broker shows no message without taking it from its queue"
                : !browser.problem().isEmpty() ? browser.problem()
                : queue.isEmpty() ? "Choose a queue, here or on the canvas, and its messages stand here"
                : browser.isSearching() ? "Looking through the following pages" : onPage > 0 ? "Nothing on this page says that" : queue + " is empty";
        VBox box = new VBox(10, Ask.sentence(sentence, "muted"));
        box.getStyleClass().add("empty");
        if (onPage > 0 && browser.problem().isEmpty() && (browser.isSearching() || browser.pager().hasNext())) {
            Button on = new Button(browser.isSearching() ? "Stop" : "Search the following pages");
            on.setId("messages-search-on");
            on.setOnAction(event -> {
                if (browser.isSearching()) {
                    browser.stop();
                    show();
                } else {
                    searchOn();
                }
            });
            box.getChildren().add(on);
        }
        if (!queue.isEmpty() && onPage == 0 && browser.canLook() && state.canChange()) {
            Button fill = new Button("Publish to " + queue);
            fill.setOnAction(event -> {
                state.publishTarget().set(new PublishTarget("", queue));
                publish.run();
            });
            box.getChildren().add(fill);
        }
        return box;
    }

    private void searchOn() {
        if (!search.getText().isBlank()) {
            browser.searchOn(MessageFilter.of(search.getText())::matches);
        }
    }

    private long ready() {
        return browser.figures().map(QueueSnapshot::ready).orElse(0L);
    }

    private static Button pageButton(String id, Feather icon, String says) {
        Button button = new Button("", Icons.small(icon));
        button.setId("messages-" + id);
        button.getStyleClass().addAll("flat", "icon-only", "small");
        button.setTooltip(new Tooltip(says));
        button.setAccessibleText(says);
        button.setDisable(true);
        return button;
    }

    private static ColumnConstraints column(double percent) {
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(percent);
        return column;
    }
}
