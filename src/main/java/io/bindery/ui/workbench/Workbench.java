package io.bindery.ui.workbench;

import io.bindery.lesson.Lesson;
import io.bindery.ui.state.LessonShelf;
import io.bindery.ui.state.Selection;
import io.bindery.ui.state.WorkbenchState;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/**
 * The window's content: toolbar above, list, canvas and inspector in the middle, panels and status bar below, and over
 * all of it what floats. It arranges panels and knows none of them.
 */
public final class Workbench extends StackPane {

    private static final double NARROWEST = 160;
    private static final double WIDEST = 480;
    private static final String INVITED = "lessons.invited";
    private static final String LESSONS = "Lessons";

    private final WorkbenchState state;
    private final Workspace workspace;
    private final OverlayLayer overlay = new OverlayLayer();
    private final Navigator navigator;
    private final StackPane navigatorSide;
    private final StackPane inspectorSide;
    private final BottomDock dock;
    private final List<BottomTab> tabs;
    private final Toolbar toolbar;
    private final Commands commands;
    private final PaletteSearch search;
    private final FocusWalk walk;
    private final LessonShelf lessons;
    private final List<String> about;

    public Workbench(WorkbenchState state, Region canvas, Region inspector, List<BottomTab> tabs, Surroundings surroundings, Workspace workspace) {
        this.state = state;
        this.workspace = workspace;
        this.tabs = List.copyOf(tabs);
        getStyleClass().add("workbench");
        commands = new Commands(state, this, surroundings);
        search = new PaletteSearch(commands.all(), new FigureVerbs(state, surroundings.canvas() == null ? null : surroundings.canvas().bind(), this::lookInto, this::openPalette)::find,
                state.selection()::set);
        navigator = new Navigator(state, surroundings.lessons(), this::openLesson);
        this.lessons = surroundings.lessons();
        about = surroundings.about();
        toolbar = new Toolbar(state, commands);
        dock = new BottomDock(tabs, workspace);
        navigatorSide = side("navigator", navigator, 208, "Width of the list", 1);
        inspectorSide = side("inspector", inspector, 288, "Width of the inspector", -1);
        StackPane middle = new StackPane(canvas, new StartCard(state, surroundings.whenStartFails()), new NoticeStack(state));
        middle.setMinSize(0, 0);
        BorderPane panes = new BorderPane();
        panes.setTop(new VBox(toolbar, banner(surroundings))); // in this order Tab walks
        panes.setLeft(navigatorSide);
        panes.setCenter(middle);
        panes.setRight(inspectorSide);
        panes.setBottom(new VBox(dock, new StatusBar(state, surroundings)));
        panes.setMinSize(0, 0);
        getChildren().setAll(panes, overlay);
        walk = new FocusWalk(List.of(toolbar, navigatorSide, canvas, inspectorSide, dock));
        restoreTheme();
    }

    private VBox banner(Surroundings surroundings) {
        Banner banner = new Banner(state, surroundings.readOnly());
        if (lessons != null && lessons.done().isEmpty() && !workspace.flag(INVITED, false)) {
            banner.getChildren().add(new FirstLessonOffer(state, lessons, () -> {
                openLesson(lessons.all().get(0));
                lessons.start(lessons.all().get(0));
            }, () -> workspace.remember(INVITED, true)));
        }
        return banner;
    }

    /** To be looked at: it begins when somebody starts it. */
    void openLesson(Lesson lesson) {
        lessons.open().set(lesson);
        revealTab(LESSONS);
    }

    /** Shortcuts belong to the scene. */
    public void installOn(Scene scene) {
        commands.installOn(scene);
        state.ticker().follow(scene);
    }

    /** Brings a panel to the front: «Publish» when somebody wants to publish to what is selected. */
    public void revealTab(String title) {
        dock.reveal(title);
        dock.focusContent();
    }

    List<String> tabTitles() {
        return tabs.stream().map(BottomTab::title).toList();
    }

    void openPalette() {
        openPalette("");
    }

    private void openPalette(String begun) {
        Palette palette = new Palette(state, search, overlay::close);
        overlay.open(palette);
        palette.focusField(begun);
    }

    void openShortcuts() {
        ShortcutsCard card = new ShortcutsCard(commands.withPalette(), about, overlay::close);
        overlay.open(card);
        card.focusClose();
    }

    private void lookInto(String queue) {
        state.selection().set(new Selection.OfQueue(queue));
        revealTab("Messages");
    }

    void openExchangeForm() {
        open(ExchangeForm.create(state, overlay::close), toolbar.addExchange);
    }

    void openQueueForm() {
        open(QueueForm.create(state, overlay::close), toolbar.addQueue);
    }

    void openVhostForm() {
        VhostForm form = new VhostForm(state, overlay::close);
        overlay.open(form);
        form.focusName();
    }

    ClockBar clock() {
        return toolbar.clock;
    }

    void focusFilter() {
        navigatorSide.setVisible(true);
        navigator.focusFilter();
    }

    void toggleNavigator() {
        navigatorSide.setVisible(!navigatorSide.isVisible());
    }

    void toggleInspector() {
        inspectorSide.setVisible(!inspectorSide.isVisible());
    }

    void toggleDock() {
        dock.open().set(!dock.open().get());
    }

    /** As the window manager's close button does. */
    void quit() {
        Window shown = getScene().getWindow();
        shown.fireEvent(new WindowEvent(shown, WindowEvent.WINDOW_CLOSE_REQUEST));
        shown.hide();
    }

    void walkRegions(int step) {
        walk.walk(getScene(), step);
    }

    private void open(DeclareForm form, Node below) {
        overlay.open(form.root(), below);
        form.focusName();
    }

    private StackPane side(String key, Region content, double width, String says, int grow) {
        DoubleProperty size = new SimpleDoubleProperty(limit(workspace.number(key + ".width", width)));
        size.addListener((observed, was, is) -> workspace.remember(key + ".width", is));
        Sash sash = new Sash(says, Orientation.VERTICAL, grow, size, Workbench::limit);
        StackPane side = new StackPane(content, sash);
        StackPane.setAlignment(sash, grow > 0 ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        side.getStyleClass().add(grow > 0 ? "side-left" : "side-right");
        side.prefWidthProperty().bind(size);
        side.setMinWidth(Region.USE_PREF_SIZE);
        side.setMaxWidth(Region.USE_PREF_SIZE);
        side.setMinHeight(0);
        side.setVisible(workspace.flag(key + ".open", true));
        side.managedProperty().bind(side.visibleProperty());
        side.visibleProperty().addListener((observed, was, is) -> workspace.remember(key + ".open", is));
        return side;
    }

    private void restoreTheme() {
        state.dark().set(workspace.flag("dark", state.dark().get()));
        state.dark().addListener((observed, was, is) -> workspace.remember("dark", is));
        state.reducedMotion().set(workspace.flag("motion.reduced", false));
        state.reducedMotion().addListener((observed, was, is) -> workspace.remember("motion.reduced", is));
    }

    private static double limit(double width) {
        return Math.max(NARROWEST, Math.min(WIDEST, width));
    }
}
