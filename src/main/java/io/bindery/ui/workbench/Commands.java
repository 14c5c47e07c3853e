package io.bindery.ui.workbench;

import io.bindery.gateway.Capability;
import io.bindery.model.ClockTurn;
import io.bindery.ui.state.WorkbenchState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.Scene;
import org.kordamp.ikonli.feather.Feather;

/** Everything the window can do, in the order the palette lists it. */
final class Commands {

    /** What is done there. */
    private static final Map<String, String> TABS = Map.of(
            "Publish", "send message python java code template history repeat",
            "Route", "routing key debug why match test",
            "Trace", "events log follow record passport",
            "Messages", "browse get peek search export import json lines move copy delete",
            "Store", "disk persistence journal fsync compact restart crash",
            "SQL", "query database tables csv export",
            "Lessons", "learn tutorial help teach");

    final Lifecycle lifecycle;
    final Command addExchange;
    final Command addQueue;
    final Command palette;
    final Command undo;
    final Command redo;
    final Command start;
    final Command stop;
    final Command restart;
    final Command crash;
    final Command theme;
    final Command copyUri;
    final Command copyAddress;
    private final List<Command> all = new ArrayList<>();

    final List<Command> files = new ArrayList<>();

    Commands(WorkbenchState state, Workbench window, Surroundings surroundings) {
        lifecycle = new Lifecycle(state);
        addExchange = change(state, Command.always("Add an exchange…", Feather.PLUS, "Shortcut+Shift+E", window::openExchangeForm).alsoBy("new create declare topic direct fanout headers"));
        addQueue = change(state, Command.always("Add a queue…", Feather.PLUS, "Shortcut+Shift+Q", window::openQueueForm).alsoBy("new create declare"));
        palette = Command.always("Find or run", Feather.SEARCH, "Shortcut+K", window::openPalette);
        change(state, Command.always("Add a virtual host…", Feather.PLUS, "", window::openVhostForm).alsoBy("vhost new create"));
        undo = change(state, edit(state.edits().undoTitle(), "Undo", Feather.CORNER_UP_LEFT, "Shortcut+Z", state.edits()::undo).alsoBy("revert back"));
        redo = change(state, edit(state.edits().redoTitle(), "Redo", Feather.CORNER_UP_RIGHT, "Shortcut+Shift+Z", state.edits()::redo).alsoBy("repeat again"));
        start = offered(Capability.LIFECYCLE, Command.when(lifecycle.canStart, "Start the broker", Feather.PLAY, "", lifecycle::start).alsoBy("run launch"));
        stop = offered(Capability.LIFECYCLE, Command.when(lifecycle.canStop, "Stop the broker", Feather.SQUARE, "", lifecycle::stop).alsoBy("halt shutdown"));
        restart = offered(Capability.LIFECYCLE, Command.when(lifecycle.canStop, "Restart the broker", Feather.ROTATE_CW, "Shortcut+Shift+R", lifecycle::restart).alsoBy("reboot"));
        crash = offered(Capability.CRASH, Command.when(lifecycle.canCrash, "Crash the broker: flush nothing, then recover from disk", Feather.ZAP, "", lifecycle::crash).alsoBy("kill power loss"));
        if (state.survival().offered()) {
            add(Command.titled(Bindings.when(state.survival().on()).then("Hide the survival preview").otherwise("Survival preview: what a restart or crash would keep"),
                    Feather.SHIELD, "Shortcut+Shift+S", Bindings.createBooleanBinding(() -> true), () -> state.survival().on().set(!state.survival().on().get())).alsoBy("survive durable persistent lost"));
        }
        surroundings.files().forEach(file -> files.add(add(Command.always(file.title(), file.icon(), file.shortcut(), file.action()).alsoBy(file.words()))));
        if (ClockBar.offered(state)) {
            add(Command.titled(Bindings.createStringBinding(() -> state.snapshot().get().clock().held() ? "Let the broker's time go on" : "Hold the broker's time",
                    state.snapshot()), Feather.WATCH, "", Bindings.createBooleanBinding(() -> true), () -> window.clock().turnOver()).alsoBy("clock virtual ttl pause freeze"));
            add(Command.always("Step the broker's time by 1 min", Feather.WATCH, "", () -> window.clock().turn(new ClockTurn.StepBy(60_000))).alsoBy("clock virtual ttl skip minute advance"));
            add(Command.always("Step the broker's time to the next expiry", Feather.WATCH, "", () -> window.clock().turn(new ClockTurn.StepToNext())).alsoBy("clock virtual ttl skip advance"));
        }
        addView(surroundings.canvas());
        copyUri = add(Command.always("Copy the address for clients", Feather.COPY, "", () -> Clip.copy(state, state.gateway().clientUri())).alsoBy("connect uri url amqp program"));
        copyAddress = Command.always("Copy host and port", Feather.COPY, "", () -> Clip.copy(state, Clip.address(state.gateway().clientUri())));
        if (surroundings.httpPort() != null) {
            add(Command.when(surroundings.httpPort().isNotEmpty(), "Copy the address of the HTTP API: users, permissions, policies", Feather.COPY, "",
                    () -> Clip.copy(state, "http://localhost:" + surroundings.httpPort().get() + "/api")).alsoBy("rest management rabbitmqadmin definitions limits policy user permission password"));
        }
        theme = add(Command.titled(Bindings.when(state.dark()).then("Light theme").otherwise("Dark theme"), Feather.MOON, "Shortcut+Shift+L",
                Bindings.createBooleanBinding(() -> true), () -> state.dark().set(!state.dark().get())).alsoBy("dark light mode appearance colours colors night day"));
        add(Command.titled(Bindings.when(state.reducedMotion()).then("Show messages moving").otherwise("Reduce motion"), Feather.WIND, "",
                Bindings.createBooleanBinding(() -> true), () -> state.reducedMotion().set(!state.reducedMotion().get())).alsoBy("animation animate dots accessibility"));
        add(Command.always("Filter the list", Feather.FILTER, "Shortcut+F", window::focusFilter).alsoBy("search find navigator"));
        add(Command.always("Show or hide the list", Feather.SIDEBAR, "Shortcut+B", window::toggleNavigator).alsoBy("navigator sidebar"));
        add(Command.always("Show or hide the inspector", Feather.INFO, "Shortcut+I", window::toggleInspector).alsoBy("details properties"));
        add(Command.always("Fold or unfold the panels", Feather.COLUMNS, "Shortcut+J", window::toggleDock).alsoBy("collapse expand bottom dock"));
        add(Command.always("Next region", Feather.ARROW_RIGHT, "F6", () -> window.walkRegions(1)).alsoBy("focus keyboard"));
        add(Command.always("Previous region", Feather.ARROW_LEFT, "Shift+F6", () -> window.walkRegions(-1)).alsoBy("focus keyboard"));
        addTabs(window);
        if (surroundings.lessons() != null) {
            surroundings.lessons().all().forEach(lesson -> add(Command.always("Lesson: " + lesson.title(), Feather.BOOK_OPEN, "", () -> window.openLesson(lesson)).alsoBy("learn tutorial help teach")));
        }
        add(Command.always("Keyboard shortcuts, and about Bindery", Feather.HELP_CIRCLE, "F1", window::openShortcuts).alsoBy("help keys version licence license manual guide"));
        boolean atRest = PhaseMark.isAtRest(state);
        add(Command.always(atRest ? "Close this window" : "Quit", Feather.POWER, atRest ? "Shortcut+W" : "Shortcut+Q", window::quit).alsoBy("exit close"));
    }

    /** For the list of shortcuts: the palette does not list itself. */
    List<Command> withPalette() {
        return Stream.concat(Stream.of(palette), all.stream()).toList();
    }

    List<Command> all() {
        return List.copyOf(all);
    }

    void installOn(Scene scene) {
        all.stream().filter(command -> command.shortcut() != null)
                .forEach(command -> scene.getAccelerators().put(command.shortcut(), command::run));
        scene.getAccelerators().put(palette.shortcut(), palette::run);
    }

    void add(String title, Feather icon, String shortcut, Runnable action) {
        add(Command.always(title, icon, shortcut, action));
    }

    private void addView(Surroundings.CanvasActions canvas) {
        if (canvas != null) {
            add(Command.always("Zoom in", Feather.ZOOM_IN, "", canvas.zoomIn()).alsoBy("larger bigger view"));
            add(Command.always("Zoom out", Feather.ZOOM_OUT, "", canvas.zoomOut()).alsoBy("smaller view"));
            add(Command.always("Fit into the window", Feather.MAXIMIZE, "", canvas.fit()).alsoBy("zoom all view whole"));
            add(Command.always("Actual size", Feather.MINIMIZE, "", canvas.actualSize()).alsoBy("zoom 100 % view"));
            add(Command.always("Tidy up the canvas", Feather.GRID, "", canvas.tidyUp()).alsoBy("layout arrange order align"));
        }
    }

    private void addTabs(Workbench window) {
        List<String> titles = window.tabTitles();
        for (int i = 0; i < titles.size(); i++) {
            String title = titles.get(i);
            add(Command.always("Go to " + title, Feather.LAYOUT, "Shortcut+" + (i + 1), () -> window.revealTab(title)).alsoBy(TABS.getOrDefault(title, "")));
        }
    }

    private static Command edit(javafx.beans.value.ObservableStringValue title, String verb, Feather icon, String shortcut, Runnable action) {
        StringBinding words = Bindings.createStringBinding(() -> title.get().isEmpty() ? verb : verb + " «" + title.get() + "»", title);
        return Command.titled(words, icon, shortcut, Bindings.createBooleanBinding(() -> !title.get().isEmpty(), title), action);
    }

    /** Not offered where nothing can be changed. */
    private Command change(WorkbenchState state, Command command) {
        return state.canChange() ? add(command) : command;
    }

    private Command offered(Capability capability, Command command) {
        return lifecycle.offered(capability) ? add(command) : command;
    }

    private Command add(Command command) {
        all.add(command);
        return command;
    }
}
