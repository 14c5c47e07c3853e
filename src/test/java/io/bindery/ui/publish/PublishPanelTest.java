package io.bindery.ui.publish;

import static io.bindery.fixture.Onlooker.act;
import static io.bindery.fixture.Onlooker.click;
import static io.bindery.fixture.Onlooker.look;
import static io.bindery.fixture.Onlooker.until;
import static io.bindery.fixture.Onlooker.untilAsserted;
import static io.bindery.fixture.Onlooker.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.fixture.InMemoryGateway;
import io.bindery.fixture.LiveOrderShop;
import io.bindery.model.Binding;
import io.bindery.model.BrokerCommand;
import io.bindery.ui.fx.FrameTicker;
import io.bindery.ui.state.PublishTarget;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.theme.Theme;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class PublishPanelTest {

    private final InMemoryGateway gateway = LiveOrderShop.gateway();
    private WorkbenchState state;
    private PublishPanel panel;

    @Start void show(Stage stage) {
        FrameTicker ticker = new FrameTicker();
        state = new WorkbenchState(gateway, ticker);
        panel = new PublishPanel(state);
        Scene scene = new Scene(panel, 1600, 300);
        Theme.install(scene, state.dark());
        stage.setScene(scene);
        stage.show();
        ticker.start();
        state.publishTarget().set(new PublishTarget("orders", ""));
    }

    @AfterEach void close() {
        act(() -> {
            panel.close();
            state.close();
        });
    }

    @Test void typingAKeyShowsHowManyQueuesItWouldReach(FxRobot robot) {
        type(robot, "#publish-routing-key", "order.us.shipped");
        until(() -> text(robot, "#publish-reach").equals("3 queues"));
        type(robot, "#publish-routing-key", "order.eu");
        until(() -> text(robot, "#publish-reach").equals("2 queues"));
        assertThat(gateway.executed()).isEmpty();
    }

    @Test void theListOfKnownKeysNeverCoversTheFieldItCompletes(FxRobot robot) {
        Stage low = look(() -> {
            state.publishTarget().set(new PublishTarget("", ""));
            panel.getScene().setRoot(new Pane());
            Scene scene = new Scene(panel, 1600, 150);
            Theme.install(scene, state.dark());
            Stage stage = new Stage(); // the first one is every test's, and would keep a place that it was given
            stage.setScene(scene);
            stage.setY(Screen.getPrimary().getVisualBounds().getMaxY() - 150); // the field stands near the screen's end
            stage.show();
            return stage;
        });
        try {
            click(robot, "#publish-routing-key");
            robot.write("e");
            until(() -> robot.lookup("#publish-known-keys").tryQuery().isPresent());
            untilAsserted(() -> assertThat(onScreen(robot, "#publish-known-keys").intersects(onScreen(robot, "#publish-routing-key"))).isFalse());
        } finally {
            act(low::close);
        }
    }

    @Test void tabLeavesThePayloadAsAnyField(FxRobot robot) {
        click(robot, "#publish-payload");
        String before = robot.lookup("#publish-payload").queryAs(TextInputControl.class).getText();
        robot.type(KeyCode.TAB);
        untilAsserted(() -> assertThat(panel.getScene().getFocusOwner().getId()).isEqualTo("publish-button"));
        assertThat(robot.lookup("#publish-payload").queryAs(TextInputControl.class).getText()).isEqualTo(before);
    }

    @Test void whatChangesWhileThePanelIsHiddenCountsWhenItIsSeenAgain(FxRobot robot) {
        type(robot, "#publish-routing-key", "order.eu");
        until(() -> text(robot, "#publish-reach").equals("2 queues"));
        Scene scene = panel.getScene();
        act(() -> scene.setRoot(new Pane()));
        gateway.execute(new BrokerCommand.Bind(Binding.toQueue("/", "orders", "dead.letters", "*.eu")));
        until(() -> state.topology().bindings().stream().anyMatch(binding -> binding.key().equals("*.eu")));
        act(() -> scene.setRoot(panel));
        until(() -> text(robot, "#publish-reach").equals("3 queues"));
    }

    @Test void publishingShowsTheCopiesAndTheBindingOfEach(FxRobot robot) {
        type(robot, "#publish-routing-key", "order.eu.created");
        click(robot, "#publish-button");

        until(() -> text(robot, "#publish-outcome-title").endsWith("3 copies, confirmed"));
        untilAsserted(() -> assertThat(outcome(robot)).containsSubsequence("warehouse.eu", "order.eu.#", "on disk", "billing", "order.*.created", "on disk",
                "audit", "order.#", "on disk", "notify", "order.#.shipped", "no match"));
        click(robot, "#publish-passport");
        until(() -> state.passport().get() == 1);
    }

    @Test void controlEnterPublishesFromTheKey(FxRobot robot) {
        type(robot, "#publish-routing-key", "order.eu.created");
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        until(() -> gateway.executed().size() == 1);
        assertThat(((BrokerCommand.Publish) gateway.executed().get(0)).routingKey()).isEqualTo("order.eu.created");
    }

    @Test void anInvalidExpirationSaysWhyAndDisablesTheButton(FxRobot robot) {
        type(robot, "#publish-expiration", "soon");
        until(() -> robot.lookup("#publish-button").queryButton().isDisabled());
        until(() -> words(robot, panel).stream().anyMatch(text -> text.contains("invalid expiration 'soon'")));
        robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        assertThat(gateway.executed()).isEmpty();

        type(robot, "#publish-expiration", "1500");
        until(() -> !robot.lookup("#publish-button").queryButton().isDisabled());
        until(() -> words(robot, panel).stream().noneMatch(text -> text.contains("invalid expiration")));
    }

    @Test void aMandatoryMessageThatNobodyTakesIsShownAsReturned(FxRobot robot) {
        pointAt("payments", "nobody");
        click(robot, "#publish-mandatory");
        click(robot, "#publish-button");
        until(() -> words(robot, panel).stream().anyMatch(text -> text.startsWith("Returned: 312 NO_ROUTE")));
    }

    @Test void brokenJsonIsNamedAndTextIsOfferedInstead(FxRobot robot) {
        type(robot, "#publish-payload", "{\"id\": }");
        until(() -> text(robot, "#publish-payload-problem").startsWith("Not JSON at line 1"));
        until(() -> robot.lookup("#publish-button").queryButton().isDisabled());
        click(robot, "Text");
        until(() -> !robot.lookup("#publish-button").queryButton().isDisabled());
    }

    @Test void aRepeatSendsThatManyWithTheirOwnNumbers(FxRobot robot) {
        type(robot, "#publish-payload", "{{n}}");
        pointAt("orders", "order.{{n}}");
        type(robot, "#publish-times", "300");
        click(robot, "#publish-button");

        until(() -> words(robot, panel).stream().anyMatch("300 messages: 300 copies, confirmed"::equals));
        List<BrokerCommand> sent = gateway.executed();
        assertThat(sent).hasSize(300);
        assertThat(((BrokerCommand.Publish) sent.get(299)).routingKey()).isEqualTo("order.300");
        assertThat(((BrokerCommand.Publish) sent.get(299)).body()).asString().isEqualTo("300");
    }

    @Test void aRepeatCanBeCancelled(FxRobot robot) {
        pointAt("orders", "order.eu.created");
        type(robot, "#publish-times", "1000000");
        type(robot, "#publish-rate", "5");
        click(robot, "#publish-button");
        until(() -> text(robot, "#publish-button").equals("Cancel"));
        click(robot, "#publish-button");
        until(() -> words(robot, panel).stream().anyMatch(text -> text.startsWith("Cancelled after")));
        until(() -> text(robot, "#publish-button").equals("Publish"));
    }

    @Test void historyFillsTheFormAgain(FxRobot robot) {
        pointAt("payments", "capture");
        type(robot, "#publish-priority", "7");
        click(robot, "#publish-button");
        until(() -> gateway.executed().size() == 1);
        type(robot, "#publish-priority", "1");
        pointAt("orders", "x");

        act(() -> {
            MenuButton history = (MenuButton) panel.actions().get(0);
            history.getOnShowing().handle(null);
            history.getItems().get(0).fire();
        });

        assertThat(((TextInputControl) robot.lookup("#publish-priority").query()).getText()).isEqualTo("7");
        assertThat(((TextInputControl) robot.lookup("#publish-routing-key").query()).getText()).isEqualTo("capture");
    }

    @Test void knownKeysAreOfferedAndTakenByKeyboard(FxRobot robot) {
        pointAt("payments", "");
        until(() -> state.topology().queue("billing").isPresent());
        click(robot, "#publish-routing-key");
        robot.write("re").type(KeyCode.DOWN, KeyCode.ENTER);
        until(() -> ((TextInputControl) robot.lookup("#publish-routing-key").query()).getText().equals("refund"));
    }

    @Test void aPayloadKeepsItsBytesFromModeToMode(FxRobot robot) {
        type(robot, "#publish-payload", "{\"a\": 1}");
        click(robot, mode("Hex"));
        until(() -> payload(robot).equals("7b 22 61 22 3a 20 31 7d"));
        type(robot, "#publish-payload", "68 C3 A9");
        click(robot, mode("Text"));
        until(() -> payload(robot).equals("h\u00e9"));
        click(robot, mode("Hex"));
        type(robot, "#publish-payload", "ff fe");
        click(robot, mode("JSON"));
        until(() -> payload(robot).equals("ff fe"));
    }

    @Test void choosingTheModeThatIsChosenChangesNothing(FxRobot robot) {
        type(robot, "#publish-payload", "{}");
        click(robot, mode("JSON"));
        click(robot, mode("Text"));
        click(robot, mode("Text"));
        until(() -> look(() -> ((ToggleButton) mode("Text").call()).isSelected()));
        assertThat(payload(robot)).isEqualTo("{}");
    }

    private Callable<Node> mode(String word) {
        return () -> panel.lookupAll(".mode").stream().filter(node -> ((ToggleButton) node).getText().equals(word)).findFirst().orElseThrow();
    }

    private static String payload(FxRobot robot) {
        return look(() -> ((TextInputControl) robot.lookup("#publish-payload").query()).getText());
    }

    private void pointAt(String exchange, String key) {
        act(() -> {
            state.publishTarget().set(new PublishTarget(exchange, key));
        });
    }

    private static void type(FxRobot robot, String field, String text) {
        act(() -> {
            ((TextInputControl) robot.lookup(field).query()).setText(text);
        });
    }

    private List<String> outcome(FxRobot robot) {
        return words(robot, robot.lookup("#publish-outcome").query());
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).tryQueryAs(Labeled.class).map(Labeled::getText).orElse("");
    }

    private static Bounds onScreen(FxRobot robot, String id) {
        return look(() -> {
            Node node = robot.lookup(id).query();
            return node.localToScreen(node.getLayoutBounds());
        });
    }
}
