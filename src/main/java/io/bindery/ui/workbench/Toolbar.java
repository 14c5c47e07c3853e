package io.bindery.ui.workbench;

import io.bindery.gateway.BrokerGateway.Phase;
import io.bindery.gateway.Capability;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.theme.Icons;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The bar at the top: which broker and how it is, what can be done to it and to the topology, and the way to the palette. */
final class Toolbar extends HBox {

    /** The tooltip says it too. */
    private static final double WITH_HINT = 170;

    private final WorkbenchState state;
    private final Label address = Buttons.label("", "mono", "muted");
    final ClockBar clock;
    final Button addExchange;
    final Button addQueue;

    Toolbar(WorkbenchState state, Commands commands) {
        this.state = state;
        setId("toolbar");
        setMinWidth(0);
        getStyleClass().add("toolbar-44");
        clock = new ClockBar(state);
        addExchange = withId("add-exchange", Buttons.flat(commands.addExchange, "Exchange"));
        addQueue = withId("add-queue", Buttons.flat(commands.addQueue, "Queue"));
        getChildren().add(brokerChip(commands));
        if (commands.lifecycle.offered(Capability.LIFECYCLE) || state.canChange()) {
            getChildren().add(rule());
        }
        if (commands.lifecycle.offered(Capability.LIFECYCLE)) {
            getChildren().addAll(withId("start", Buttons.iconOnly(commands.start)), withId("stop", Buttons.iconOnly(commands.stop)),
                    withId("restart", Buttons.iconOnly(commands.restart)));
        }
        if (commands.lifecycle.offered(Capability.CRASH)) {
            Button crash = withId("crash", Buttons.flat(commands.crash, "Crash"));
            crash.getStyleClass().add("danger");
            getChildren().add(crash);
        }
        if (commands.lifecycle.offered(Capability.LIFECYCLE)) {
            getChildren().add(rule());
        }
        if (state.canChange()) {
            getChildren().addAll(withId("undo", Buttons.iconOnly(commands.undo)), withId("redo", Buttons.iconOnly(commands.redo)), rule(),
                    addExchange, addQueue);
        }
        getChildren().addAll(spring(), finder(commands), rule());
        if (ClockBar.offered(state)) {
            getChildren().addAll(clock, rule());
        }
        getChildren().add(withId("theme", themeButton(commands)));
    }

    private MenuButton brokerChip(Commands commands) {
        Label name = Buttons.label(state.gateway().name(), "strong");
        HBox words = new HBox(7, new PhaseMark(state), name, address);
        words.setAlignment(Pos.CENTER_LEFT);
        MenuButton chip = new MenuButton("", words);
        commands.files.forEach(file -> chip.getItems().add(item(file)));
        if (!commands.files.isEmpty() && !state.gateway().clientUri().isEmpty()) {
            chip.getItems().add(new SeparatorMenuItem());
        }
        if (!state.gateway().clientUri().isEmpty()) {
            chip.getItems().addAll(item(commands.copyUri), item(commands.copyAddress));
        }
        if (chip.getItems().isEmpty()) {
            chip.getStyleClass().add("no-arrow");
        }
        chip.setId("broker-chip");
        chip.setMinWidth(USE_PREF_SIZE);
        chip.setAccessibleText("Broker " + state.gateway().name());
        Runnable refresh = () -> {
            boolean listens = state.runState().get().phase() == Phase.RUNNING && !PhaseMark.isAtRest(state);
            address.setText(listens ? Clip.address(state.gateway().clientUri()) : PhaseMark.word(state).toLowerCase(java.util.Locale.ROOT));
        };
        state.runState().addListener(observed -> refresh.run());
        refresh.run();
        return chip;
    }

    /** Looks like a field because it opens one. */
    private Button finder(Commands commands) {
        Button finder = Buttons.flat(commands.palette, "");
        finder.setId("find");
        Label words = Buttons.label("Find or run", "muted");
        Label hint = Buttons.label("Ctrl K", "count");
        hint.setMinWidth(USE_PREF_SIZE);
        hint.visibleProperty().bind(finder.widthProperty().greaterThan(WITH_HINT));
        hint.managedProperty().bind(hint.visibleProperty());
        HBox content = new HBox(7, Icons.of(Feather.SEARCH), words, spring(), hint);
        content.setAlignment(Pos.CENTER_LEFT);
        content.setPrefWidth(230);
        content.setMinWidth(0);
        words.setMinWidth(0);
        finder.setMinWidth(60);
        finder.setMaxWidth(250);
        finder.setGraphic(content);
        finder.getStyleClass().remove("flat");
        finder.getStyleClass().add("finder");
        return finder;
    }

    private Button themeButton(Commands commands) {
        Button button = Buttons.iconOnly(commands.theme);
        Runnable icon = () -> button.setGraphic(Icons.of(state.dark().get() ? Feather.SUN : Feather.MOON));
        state.dark().addListener(observed -> icon.run());
        icon.run();
        return button;
    }

    private static MenuItem item(Command command) {
        MenuItem item = new MenuItem(command.title().get(), Icons.small(command.icon()));
        item.setAccelerator(command.shortcut());
        item.setOnAction(event -> command.run());
        return item;
    }

    private static <N extends Node> N withId(String id, N node) {
        node.setId(id);
        if (node instanceof Region region) {
            region.setMinWidth(USE_PREF_SIZE); // the finder gives way, nothing else
        }
        return node;
    }

    private static Region rule() {
        Region rule = new Region();
        rule.getStyleClass().add("bar-rule");
        return rule;
    }

    private static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
