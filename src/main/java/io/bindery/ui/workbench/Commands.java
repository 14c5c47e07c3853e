package io.bindery.ui.workbench;

import io.bindery.gateway.Capability;
import io.bindery.model.ClockTurn;
import io.bindery.ui.state.WorkbenchState;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.Scene;
import org.kordamp.ikonli.feather.Feather;

/** Everything the window can do, in the order the palette lists it. */
final class Commands {

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
        addExchange = change(state, Command.always("Add an exchange…", Feather.PLUS, "Shortcut+Shift+E", window::openExchangeForm));
        addQueue = change(state, Command.always("Add a queue…", Feather.PLUS, "Shortcut+Shift+Q", window::openQueueForm));
        palette = Command.always("Find or run", Feather.SEARCH, "Shortcut+K", window::openPalette);
        change(state, Command.always("Add a virtual host…", Feather.PLUS, "", window::openVhostForm));
        undo = change(state, edit(state.edits().undoTitle(), "Undo", Feather.CORNER_UP_LEFT, "Shortcut+Z", state.edits()::undo));
        redo = change(state, edit(state.edits().redoTitle(), "Redo", Feather.CORNER_UP_RIGHT, "Shortcut+Shift+Z", state.edits()::redo));
        start = offered(Capability.LIFECYCLE, Command.when(lifecycle.canStart, "Start the broker", Feather.PLAY, "", lifecycle::start));
        stop = offered(Capability.LIFECYCLE, Command.when(lifecycle.canStop, "Stop the broker", Feather.SQUARE, "", lifecycle::stop));
        restart = offered(Capability.LIFECYCLE, Command.when(lifecycle.canStop, "Restart the broker", Feather.ROTATE_CW, "Shortcut+Shift+R", lifecycle::restart));
        crash = offered(Capability.CRASH, Command.when(lifecycle.canCrash, "Crash the broker: flush nothing, then recover from disk", Feather.ZAP, "", lifecycle::crash));
        if (state.survival().offered()) {
            add(Command.titled(Bindings.when(state.survival().on()).then("Hide the survival preview").otherwise("Survival preview: what a restart or crash would keep"),
                    Feather.SHIELD, "Shortcut+Shift+S", Bindings.createBooleanBinding(() -> true), () -> state.survival().on().set(!state.survival().on().get())));
        }
        surroundings.files().forEach(file -> files.add(add(Command.always(file.title(), file.icon(), file.shortcut(), file.action()))));
        if (ClockBar.offered(state)) {
            add(Command.titled(Bindings.createStringBinding(() -> state.snapshot().get().clock().held() ? "Let the broker's time go on" : "Hold the broker's time",
                    state.snapshot()), Feather.WATCH, "", Bindings.createBooleanBinding(() -> true), () -> window.clock().turnOver()));
            add(Command.always("Step the broker's time by 1 min", Feather.WATCH, "", () -> window.clock().turn(new ClockTurn.StepBy(60_000))));
            add(Command.always("Step the broker's time to the next expiry", Feather.WATCH, "", () -> window.clock().turn(new ClockTurn.StepToNext())));
        }
        copyUri = add(Command.always("Copy the address for clients", Feather.COPY, "", () -> Clip.copy(state, state.gateway().clientUri())));
        copyAddress = Command.always("Copy host and port", Feather.COPY, "", () -> Clip.copy(state, Clip.address(state.gateway().clientUri())));
        theme = add(Command.titled(Bindings.when(state.dark()).then("Light theme").otherwise("Dark theme"), Feather.MOON, "Shortcut+Shift+L",
                Bindings.createBooleanBinding(() -> true), () -> state.dark().set(!state.dark().get())));
        add(Command.titled(Bindings.when(state.reducedMotion()).then("Show messages moving").otherwise("Reduce motion"), Feather.WIND, "",
                Bindings.createBooleanBinding(() -> true), () -> state.reducedMotion().set(!state.reducedMotion().get())));
        add(Command.always("Filter the list", Feather.FILTER, "Shortcut+F", window::focusFilter));
        add(Command.always("Show or hide the list", Feather.SIDEBAR, "Shortcut+B", window::toggleNavigator));
        add(Command.always("Show or hide the inspector", Feather.INFO, "Shortcut+I", window::toggleInspector));
        add(Command.always("Fold or unfold the panels", Feather.COLUMNS, "Shortcut+J", window::toggleDock));
        add(Command.always("Next region", Feather.ARROW_RIGHT, "F6", () -> window.walkRegions(1)));
        add(Command.always("Previous region", Feather.ARROW_LEFT, "Shift+F6", () -> window.walkRegions(-1)));
        addTabs(window);
        if (surroundings.lessons() != null) {
            surroundings.lessons().all().forEach(lesson -> add(Command.always("Lesson: " + lesson.title(), Feather.BOOK_OPEN, "", () -> window.openLesson(lesson))));
        }
        add(Command.always("Quit", Feather.POWER, "Shortcut+Q", window::quit));
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

    private void addTabs(Workbench window) {
        List<String> titles = window.tabTitles();
        for (int i = 0; i < titles.size(); i++) {
            String title = titles.get(i);
            add(Command.always("Go to " + title, Feather.LAYOUT, "Shortcut+" + (i + 1), () -> window.revealTab(title)));
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
