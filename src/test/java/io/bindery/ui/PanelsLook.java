package io.bindery.ui;

import io.bindery.fixture.InMemoryGateway;
import io.bindery.fixture.Letters;
import io.bindery.fixture.LiveOrderShop;
import io.bindery.ui.fx.FrameTicker;
import io.bindery.ui.messages.MessagesPanel;
import io.bindery.ui.publish.PublishPanel;
import io.bindery.ui.route.RoutePanel;
import io.bindery.ui.state.PublishTarget;
import io.bindery.ui.state.Selection;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.theme.Theme;
import io.bindery.ui.trace.TracePanel;
import io.bindery.ui.workbench.BottomTab;
import io.bindery.ui.workbench.Surroundings;
import io.bindery.ui.workbench.Workbench;
import io.bindery.ui.workbench.Workspace;
import java.util.List;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

/** Opens the bottom panels in the real shell over the order shop in memory, to be looked at: {@code [dark] [tab]}. */
public final class PanelsLook {

    private PanelsLook() { }

    public static void main(String[] arguments) {
        Application.launch(Window.class, arguments);
    }

    /** The window. */
    public static final class Window extends Application {
        @Override public void start(Stage stage) {
            List<String> arguments = getParameters().getRaw();
            InMemoryGateway gateway = LiveOrderShop.gateway();
            gateway.figures("billing", 0, 0, 0, 0);
            Letters.layInto(gateway, "billing");
            FrameTicker ticker = new FrameTicker();
            WorkbenchState state = new WorkbenchState(gateway, ticker);
            state.dark().set(arguments.contains("dark"));
            PublishPanel publish = new PublishPanel(state);
            RoutePanel route = new RoutePanel(state, () -> { });
            TracePanel trace = new TracePanel(state, () -> { });
            MessagesPanel messages = new MessagesPanel(state, () -> { });
            Workbench workbench = new Workbench(state, new Pane(), new Pane(),
                    List.of(new BottomTab("Publish", publish, publish.actions()),
                            new BottomTab("Route", route, route.actions()),
                            new BottomTab("Trace", trace, trace.actions()),
                            new BottomTab("Messages", messages, messages.actions())), Surroundings.none(), Workspace.forgetful());
            Scene scene = new Scene(workbench, 1600, 1000);
            Theme.install(scene, state.dark());
            workbench.installOn(scene);
            stage.setScene(scene);
            stage.show();
            ticker.start();
            arguments.stream().filter(word -> Character.isUpperCase(word.charAt(0))).forEach(workbench::revealTab);
            state.selection().set(new Selection.OfQueue("billing"));
            state.publishTarget().set(new PublishTarget("orders", "order.eu.created"));
        }
    }
}
