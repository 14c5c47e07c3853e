package io.bindery.app;

import io.bindery.gateway.atrest.AtRestGateway;
import io.bindery.ui.canvas.TopologyCanvas;
import io.bindery.ui.fx.FrameTicker;
import io.bindery.ui.fx.FxStages;
import io.bindery.ui.inspect.Inspector;
import io.bindery.ui.messages.MessagesPanel;
import io.bindery.ui.route.RoutePanel;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.store.BackUp;
import io.bindery.ui.store.SqlPanel;
import io.bindery.ui.store.StorePanel;
import io.bindery.ui.workbench.BottomTab;
import io.bindery.ui.workbench.Surroundings;
import io.bindery.ui.workbench.Workbench;
import io.bindery.ui.workbench.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;

/** A data directory whose broker is not running, and a window's content to look at it. FX thread. */
final class AtRestDesk {

    private final AtRestGateway gateway;
    private final FrameTicker ticker = new FrameTicker();
    private final WorkbenchState state;
    private final List<Runnable> panels;
    private final Workbench window;

    AtRestDesk(Path directory, List<Surroundings.Choice> whenRefused) {
        this(directory, whenRefused, another -> { });
    }

    /** @param lookInto opens another directory */
    AtRestDesk(Path directory, List<Surroundings.Choice> whenRefused, Consumer<Path> lookInto) {
        gateway = new AtRestGateway(directory);
        state = new WorkbenchState(gateway, ticker);
        TopologyCanvas canvas = new TopologyCanvas(state);
        Workbench[] shell = new Workbench[1];
        RoutePanel route = new RoutePanel(state, () -> { });
        MessagesPanel messages = new MessagesPanel(state, () -> { });
        StorePanel store = new StorePanel(state, new BackUp(state, BackUp.inDialogOf(() -> canvas.getScene().getWindow()), lookInto));
        SqlPanel sql = new SqlPanel(state);
        Inspector inspector = new Inspector(state, () -> { }, () -> shell[0].revealTab("Messages"));
        panels = List.of(canvas::close, route::close, messages::close, store::close, inspector::close);
        window = new Workbench(state, canvas, inspector,
                List.of(new BottomTab("Messages", messages, messages.actions()), new BottomTab("SQL", sql, sql.actions()),
                        new BottomTab("Store", store, store.actions()), new BottomTab("Route", route, route.actions())),
                new Surroundings(new SimpleStringProperty(""), new SimpleStringProperty(""), null, whenRefused, List.of(), null, Desk.actions(canvas), List.of("Bindery" + new Version().getVersion()[0].replace("bindery", "")),
                        "Read-only: " + directory + ", its broker is not running. Nothing here changes it."), Workspace.forgetful());
        shell[0] = window;
    }

    Workbench window() {
        return window;
    }

    WorkbenchState state() {
        return state;
    }

    void start() {
        ticker.start();
        FxStages.whenDone(gateway.start(), done -> { /* the snapshot shows it */ }, problem -> { /* the start card tells it */ });
    }

    void close() {
        ticker.stop();
        panels.forEach(Runnable::run);
        state.close();
        gateway.close();
    }
}
