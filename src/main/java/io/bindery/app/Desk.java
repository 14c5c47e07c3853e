package io.bindery.app;

import io.bindery.broker.BrokerSettings;
import io.bindery.gateway.BrokerGateway.Phase;
import io.bindery.gateway.Capability;
import io.bindery.gateway.embedded.EmbeddedGateway;
import io.bindery.lesson.cast.AmqpCast;
import io.bindery.lesson.catalog.Catalog;
import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot;
import io.bindery.sample.OrderShop;
import io.bindery.store.DataDirectory;
import io.bindery.ui.canvas.TopologyCanvas;
import io.bindery.ui.fx.FrameTicker;
import io.bindery.ui.fx.FxStages;
import io.bindery.ui.inspect.Inspector;
import io.bindery.ui.lesson.LessonPanel;
import io.bindery.ui.messages.MessagesPanel;
import io.bindery.ui.publish.PublishPanel;
import io.bindery.ui.route.RoutePanel;
import io.bindery.ui.state.LessonShelf;
import io.bindery.ui.state.Notice;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.trace.TracePanel;
import io.bindery.ui.store.BackUp;
import io.bindery.ui.store.SqlPanel;
import io.bindery.ui.store.StorePanel;
import io.bindery.ui.workbench.BottomTab;
import io.bindery.ui.workbench.Surroundings;
import io.bindery.ui.workbench.Workbench;
import io.bindery.ui.workbench.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.SetChangeListener;
import org.kordamp.ikonli.feather.Feather;

/** One broker and the window's content for it, wired together. FX thread, but for the broker itself. */
final class Desk {

    private static final String WINDOW_FILE = "window.properties";
    private static final String DONE = "lessons.done";
    private static final String DRAGGED = "canvas.dragged";

    private final BrokerSettings settings;
    private final boolean first;
    private final EmbeddedGateway gateway;
    private final FrameTicker ticker = new FrameTicker();
    private final WorkbenchState state;
    private final Workspace workspace;
    private final SampleShop sample;
    private final LessonShelf lessons;
    private final StringProperty portNote = new SimpleStringProperty("");
    private final StringProperty httpPort = new SimpleStringProperty("");
    private final List<Runnable> panels = new ArrayList<>();
    private final DefinitionsFiles definitions;
    private final TopologyCanvas canvas;
    private final BackUp backUp;
    private final Workbench window;
    private boolean ran;

    /** @param whenStartFails ways out of a start that fails, as the window offers them */
    Desk(BrokerSettings settings, List<Surroundings.Choice> whenStartFails) {
        this(settings, whenStartFails, List.of());
    }

    /** @param files what the window can do with directories, beside a backup */
    Desk(BrokerSettings settings, List<Surroundings.Choice> whenStartFails, List<Surroundings.FileAction> files) {
        this(settings, whenStartFails, files, directory -> { }, null);
    }

    /**
     * @param lookInto opens a directory that nobody writes to
     * @param place asks where a backup goes; null for the system's dialog
     */
    Desk(BrokerSettings settings, List<Surroundings.Choice> whenStartFails, List<Surroundings.FileAction> files, Consumer<Path> lookInto, BackUp.Place place) {
        this.settings = settings;
        first = settings.data().map(DataDirectory::isUnused).orElse(true);
        gateway = new EmbeddedGateway(settings);
        state = new WorkbenchState(gateway, ticker);
        workspace = settings.data().map(path -> Workspace.in(path.resolve(WINDOW_FILE))).orElseGet(Workspace::forgetful);
        sample = new SampleShop(gateway, state);
        lessons = shelf();
        definitions = new DefinitionsFiles(gateway, state);
        canvas = new TopologyCanvas(state);
        if (!workspace.flag(DRAGGED, false)) {
            canvas.teachDragging(() -> workspace.remember(DRAGGED, true));
        }
        backUp = new BackUp(state, place == null ? BackUp.inDialogOf(() -> canvas.getScene().getWindow()) : place, lookInto);
        window = window(whenStartFails, files);
        state.runState().addListener((observed, was, is) -> {
            if (is.phase() == Phase.RUNNING) {
                showPorts();
            }
        });
    }

    Workbench window() {
        return window;
    }

    WorkbenchState state() {
        return state;
    }

    LessonShelf lessons() {
        return lessons;
    }

    DefinitionsFiles definitions() {
        return definitions;
    }

    Workspace workspace() {
        return workspace;
    }

    /** Starts the broker behind the window; the first time there is something to see at once. */
    void start() {
        ticker.start();
        FxStages.whenDone(gateway.start(), done -> {
            ran = true;
            if (first) {
                tidyOnceDeclared();
            }
            sample.on().set(first);
        }, this::notStarted);
    }

    /** Why it can't start is told by the start card; that a person did not want to wait is not a failure. */
    private void notStarted(Throwable problem) {
        if (gateway.runState().phase() == Phase.STOPPED) {
            state.notice().set(new Notice(Notice.Kind.INFO, problem.getMessage(), ""));
        }
    }

    /**
     * The sample comes piece by piece, and what was arranged first would keep its place: the first picture is arranged
     * anew when its last binding is there, and when the queue that a program brings along is.
     */
    private void tidyOnceDeclared() {
        List<Binding> bindings = OrderShop.definitions(state.vhost().get()).bindings();
        tidyOnceThere(bindings.get(bindings.size() - 1));
        tidyOnceThere(Binding.toQueue(state.vhost().get(), OrderShop.NOTIFY, "push", ""));
    }

    private void tidyOnceThere(Binding last) {
        state.snapshot().addListener(new ChangeListener<>() {
            @Override public void changed(ObservableValue<? extends BrokerSnapshot> observed, BrokerSnapshot was, BrokerSnapshot is) {
                if (state.topology().bindings().contains(last)) {
                    state.snapshot().removeListener(this);
                    canvas.tidyUp();
                }
            }
        });
    }

    /** Done when everything durable is on disk and the ports are free. */
    CompletionStage<Void> close() {
        sample.close();
        lessons.close();
        ticker.stop();
        panels.forEach(Runnable::run);
        state.close();
        if (ran) {
            workspace.save();
        }
        return endBroker();
    }

    /** The broker alone, from any thread; twice is once. */
    CompletionStage<Void> endBroker() {
        return gateway.stop();
    }

    private Workbench window(List<Surroundings.Choice> whenStartFails, List<Surroundings.FileAction> files) {
        Workbench[] shell = new Workbench[1];
        PublishPanel publish = new PublishPanel(state);
        Runnable revealPublish = () -> shell[0].revealTab("Publish");
        state.publishTarget().addListener((observed, was, is) -> revealPublish.run());
        RoutePanel route = new RoutePanel(state, revealPublish);
        TracePanel trace = new TracePanel(state, () -> shell[0].revealTab("Trace"));
        MessagesPanel messages = new MessagesPanel(state, revealPublish);
        StorePanel store = new StorePanel(state, backUp);
        SqlPanel sql = new SqlPanel(state);
        Inspector inspector = new Inspector(state, revealPublish, () -> shell[0].revealTab("Messages"));
        LessonPanel lesson = new LessonPanel(lessons);
        panels.addAll(List.of(canvas::close, publish::close, route::close, trace::close, messages::close, store::close, inspector::close));
        shell[0] = new Workbench(state, canvas, inspector,
                List.of(new BottomTab("Publish", publish, publish.actions()), new BottomTab("Route", route, route.actions()),
                        new BottomTab("Trace", trace, trace.actions()), new BottomTab("Messages", messages, messages.actions()),
                        new BottomTab("Store", store, store.actions()), new BottomTab("SQL", sql, sql.actions()),
                        new BottomTab("Lessons", lesson, lesson.actions())),
                new Surroundings(portNote, httpPort, sample.on(), whenStartFails, withBackup(files, backUp::ask), lessons, actions(canvas), about(), ""), workspace);
        return shell[0];
    }

    static Surroundings.CanvasActions actions(TopologyCanvas canvas) {
        return new Surroundings.CanvasActions(canvas::beginBinding, canvas::zoomIn, canvas::zoomOut, canvas::fit, canvas::actualSize, canvas::tidyUp);
    }

    private List<String> about() {
        return List.of("Bindery" + new Version().getVersion()[0].replace("bindery", ""), "Apache License 2.0",
                settings.data().map(path -> "Data in " + path).orElse("Nothing is kept on disk"));
    }

    /** Which are done is kept beside the window's sizes. */
    private LessonShelf shelf() {
        LessonShelf shelf = new LessonShelf(state, Catalog.all(), new AmqpCast(gateway::amqpPort));
        Stream.of(workspace.text(DONE, "").split(" ")).filter(id -> !id.isEmpty()).forEach(shelf.done()::add);
        shelf.done().addListener((SetChangeListener<String>) change -> workspace.remember(DONE, String.join(" ", shelf.done())));
        return shelf;
    }

    /** The Store panel's, for the menu; its window stands in the way of a second. */
    private List<Surroundings.FileAction> withBackup(List<Surroundings.FileAction> files, Runnable backUp) {
        List<Surroundings.FileAction> all = new ArrayList<>(files);
        if (gateway.capabilities().contains(Capability.STORE)) {
            all.add(new Surroundings.FileAction("Back up…", Feather.SAVE, "", "backup copy save store", backUp));
        }
        return all;
    }

    private void showPorts() {
        httpPort.set(String.valueOf(gateway.httpPort()));
        boolean another = settings.amqpPort() != 0 && gateway.amqpPort() != settings.amqpPort();
        portNote.set(another ? "Port " + settings.amqpPort() + " was taken, using " + gateway.amqpPort() : "");
        if (another) {
            state.notice().set(new Notice(Notice.Kind.INFO, "Port " + settings.amqpPort() + " is taken by another program. Clients reach this broker on "
                    + gateway.amqpPort() + ".", ""));
        }
    }
}
