package io.bindery.ui.canvas;

import static io.bindery.fixture.Onlooker.click;
import static io.bindery.fixture.Onlooker.look;
import static io.bindery.fixture.Onlooker.until;
import static io.bindery.fixture.Onlooker.untilAsserted;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.fixture.InMemoryGateway;
import io.bindery.fixture.LiveOrderShop;
import io.bindery.model.Binding;
import io.bindery.model.BrokerCommand;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.FieldTable;
import io.bindery.model.QueueDefinition;
import io.bindery.ui.fx.FrameTicker;
import io.bindery.ui.state.Selection;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.theme.Theme;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The canvas with a real mouse and keyboard, over a broker in memory. */
@ExtendWith(ApplicationExtension.class)
class TopologyCanvasTest {

    private InMemoryGateway gateway;
    private WorkbenchState state;
    private FrameTicker ticker;

    @Start
    void show(Stage stage) {
        gateway = LiveOrderShop.gateway();
        ticker = new FrameTicker();
        state = new WorkbenchState(gateway, ticker);
        state.reducedMotion().set(true);
        Scene scene = new Scene(new TopologyCanvas(state), 1400, 900);
        Theme.install(scene, state.dark());
        stage.setScene(scene);
        stage.show();
        ticker.start();
    }

    @BeforeEach
    void waitForTheFigures(FxRobot robot) {
        until(() -> robot.lookup("#port-exchange-orders").tryQuery().isPresent());
    }

    @Test
    void draggingFromAPortToAQueueAndTypingAKeyBinds(FxRobot robot) {
        robot.drag("#port-exchange-orders", MouseButton.PRIMARY).dropTo("#figure-queue-payments-capture");
        click(robot, "#bind-key");
        robot.write("order.*.created").type(KeyCode.ENTER);

        until(() -> topology().bindings().contains(Binding.toQueue("/", "orders", "payments.capture", "order.*.created")));
        until(() -> robot.lookup("#bind-editor").tryQuery().isEmpty());
    }

    @Test
    void whatAPortIsForIsSaidUntilSomebodyHasDragged(FxRobot robot) {
        AtomicInteger learned = new AtomicInteger();
        robot.interact(() -> robot.lookup("#topology-canvas").queryAs(TopologyCanvas.class).teachDragging(learned::incrementAndGet));
        until(() -> robot.lookup("#first-drag").query().isVisible());

        robot.drag("#port-exchange-orders", MouseButton.PRIMARY).dropTo("#port-exchange-orders");
        assertThat(learned).as("a press that went nowhere").hasValue(0);
        robot.drag("#port-exchange-orders", MouseButton.PRIMARY).dropTo("#figure-queue-payments-capture");

        until(() -> !robot.lookup("#first-drag").query().isVisible());
        robot.type(KeyCode.ESCAPE).drag("#port-exchange-orders", MouseButton.PRIMARY).dropTo("#figure-queue-push");
        assertThat(learned).hasValue(1);
    }

    @Test
    void theEditorSaysWhichKeysWouldMatchBeforeAnythingIsBound(FxRobot robot) {
        robot.drag("#port-exchange-orders", MouseButton.PRIMARY).dropTo("#figure-queue-push");
        click(robot, "#bind-key");
        robot.write("order.#");

        untilAsserted(() -> assertThat(texts(robot, "#bind-editor .word")).contains("order.eu.created", "order.shipped").doesNotContain("stock.eu"));
        assertThat(gateway.executed()).isEmpty();
    }

    @Test
    void escapeLeavesTheEditorWithoutBinding(FxRobot robot) {
        robot.drag("#port-exchange-orders", MouseButton.PRIMARY).dropTo("#figure-queue-push");
        robot.write("x").type(KeyCode.ESCAPE);

        until(() -> robot.lookup("#bind-editor").tryQuery().isEmpty());
        assertThat(gateway.executed()).isEmpty();
    }

    @Test
    void aBindingThatIsThereAlreadyCannotBeMadeAgain(FxRobot robot) {
        robot.drag("#port-exchange-orders", MouseButton.PRIMARY).dropTo("#figure-queue-audit");
        click(robot, "#bind-key");
        robot.write("order.#");

        untilAsserted(() -> {
            assertThat(robot.lookup("#bind-confirm").queryAs(Button.class).isDisabled()).isTrue();
            assertThat(texts(robot, "#bind-editor .error-text")).contains("This binding is already there; binding twice changes nothing.");
        });
    }

    @Test
    void theDefaultExchangeRefusesWithItsReason(FxRobot robot) {
        robot.drag("#port-exchange-orders", MouseButton.PRIMARY).moveTo("#figure-exchange-default");
        untilAsserted(() -> assertThat(texts(robot, ".drag-refusal")).containsExactly("403: takes no bindings of its own"));
        robot.drop();

        until(() -> robot.lookup("#bind-editor").tryQuery().isEmpty());
        assertThat(gateway.executed()).isEmpty();
    }

    @Test
    void aRefusalAtTheRightEdgeIsReadWhole(FxRobot robot) {
        Node consumer = robot.lookup("#figure-consumer-billing").query();
        robot.drag("#port-exchange-orders", MouseButton.PRIMARY).moveTo(consumer);
        untilAsserted(() -> {
            Labeled refusal = robot.lookup(".drag-refusal").queryAs(Labeled.class);
            assertThat(refusal.localToScene(refusal.getBoundsInLocal()).getMaxX()).isLessThanOrEqualTo(refusal.getScene().getWidth());
            assertThat(refusal.getWidth()).isGreaterThanOrEqualTo(refusal.prefWidth(-1));
        });
        robot.drop();
        assertThat(robot.lookup(".drag-refusal").tryQuery()).as("goes when the hand lets go").isEmpty();
    }

    @Test
    void releasingOnEmptyCanvasAddsAQueueThereAndBindsIt(FxRobot robot) {
        robot.drag("#port-exchange-dlx", MouseButton.PRIMARY).dropTo(empty(robot));
        awaitCaret(robot);
        robot.write("parked").type(KeyCode.ENTER);

        until(() -> topology().bindings().contains(Binding.toQueue("/", "dlx", "parked", "")));
        robot.interact(() -> state.edits().undo());
        until(() -> topology().queue("parked").isEmpty());
    }

    @Test
    void aHeadersBindingGetsTypedArguments(FxRobot robot) {
        robot.drag("#port-exchange-reports", MouseButton.PRIMARY).dropTo("#figure-queue-audit");
        awaitCaret(robot);
        robot.write("format").type(KeyCode.TAB).type(KeyCode.TAB).write("csv").type(KeyCode.ENTER);

        until(() -> topology().bindings().stream().anyMatch(binding -> binding.exchange().equals("reports") && binding.destination().equals("audit")
                && binding.arguments().text("format").equals(Optional.of("csv")) && binding.arguments().text("x-match").equals(Optional.of("all"))));
    }

    @Test
    void aMarkSaysWhatItMeans(FxRobot robot) {
        Bounds card = onScreen(robot, "#figure-queue-audit");
        robot.moveTo(card.getMaxX() - 34, card.getMinY() + 14);

        untilAsserted(() -> assertThat(texts(robot, "#canvas-tip")).containsExactly("Limited in length: 100,000 messages"));
    }

    @Test
    void doubleClickAddsAQueueThere(FxRobot robot) {
        Point2D place = empty(robot);
        robot.doubleClickOn(place);
        awaitCaret(robot);
        robot.write("here").type(KeyCode.ENTER);

        until(() -> robot.lookup("#figure-queue-here").tryQuery().isPresent());
        Bounds there = onScreen(robot, "#figure-queue-here");
        assertThat(there.contains(place.getX() + 4, place.getY())).isTrue();
    }

    @Test
    void deleteTakesAQueueWithItsBindingsAndUndoBringsBothBack(FxRobot robot) {
        List<Binding> before = topology().bindings();
        click(robot, "#figure-queue-warehouse-eu");
        robot.type(KeyCode.DELETE);
        until(() -> topology().queue("warehouse.eu").isEmpty());
        untilAsserted(() -> assertThat(state.notice().get().sentence()).contains("16 messages"));

        robot.interact(() -> state.edits().undo());

        until(() -> topology().bindings().size() == before.size());
        assertThat(topology().bindings()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void aBindingIsSelectedByItsKeyAndDeleteUnbinds(FxRobot robot) {
        Bounds card = onScreen(robot, "#figure-queue-billing");
        robot.clickOn(card.getMinX() - 40, card.getCenterY()).type(KeyCode.DELETE);

        until(() -> topology().bindings().stream().noneMatch(binding -> binding.destination().equals("billing")));
        robot.interact(() -> state.edits().undo());
        until(() -> topology().bindings().contains(Binding.toQueue("/", "orders", "billing", "order.*.created")));
    }

    @Test
    void movingACardIsNotAnEdit(FxRobot robot) {
        Bounds before = onScreen(robot, "#figure-queue-audit");
        robot.drag("#figure-queue-audit", MouseButton.PRIMARY).dropBy(-60, 200);

        Bounds after = onScreen(robot, "#figure-queue-audit");
        assertThat(after.getMinY() - before.getMinY()).isBetween(195.0, 205.0);
        assertThat(gateway.executed()).isEmpty();
    }

    @Test
    void afterZoomAndPanAClickStillHitsWhatIsSeen(FxRobot robot) {
        robot.moveTo("#figure-exchange-notify").scroll(3, VerticalDirection.UP);
        robot.press(KeyCode.SPACE).drag(empty(robot), MouseButton.PRIMARY).dropBy(-90, -70).release(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents();

        click(robot, "#figure-queue-mail");

        untilAsserted(() -> assertThat(state.selection().get()).isEqualTo(new Selection.OfQueue("mail")));
    }

    @Test
    void anotherVirtualHostIsShownWholeHoweverTheFirstWasPanned(FxRobot robot) {
        robot.press(KeyCode.SPACE).drag(empty(robot), MouseButton.PRIMARY).dropBy(900, 0).release(KeyCode.SPACE);
        until(() -> robot.lookup("#figure-queue-billing").tryQuery().isEmpty());

        robot.interact(() -> state.vhost().set("another"));
        until(() -> robot.lookup("#figure-exchange-orders").tryQuery().isEmpty());
        robot.interact(() -> state.vhost().set("/"));

        until(() -> robot.lookup("#figure-queue-billing").tryQuery().isPresent());
        untilAsserted(() -> assertThat(onScreen(robot, "#topology-canvas").contains(onScreen(robot, "#figure-queue-billing"))).isTrue());
    }

    @Test
    void arrowsWalkAlongBindingsAndBBinds(FxRobot robot) {
        click(robot, "#figure-exchange-payments");
        robot.type(KeyCode.RIGHT).type(KeyCode.ENTER);
        untilAsserted(() -> assertThat(state.selection().get()).isEqualTo(new Selection.OfQueue("payments.capture")));

        robot.type(KeyCode.LEFT).type(KeyCode.B).type(KeyCode.DOWN).type(KeyCode.ENTER);
        awaitCaret(robot);
        robot.write("k").type(KeyCode.ENTER);

        until(() -> gateway.executed().stream().anyMatch(command -> command instanceof BrokerCommand.Bind bind
                && bind.binding().exchange().equals("payments") && bind.binding().key().equals("k")));
    }

    @Test
    void theHintOfABindingByKeyboardLiesOverMapAndBars(FxRobot robot) {
        click(robot, "#figure-exchange-payments");
        robot.type(KeyCode.B);
        until(() -> robot.lookup(".drag-hint").tryQuery().isPresent());

        List<Node> layers = robot.lookup("#topology-canvas").queryAs(TopologyCanvas.class).getChildrenUnmodifiable();
        Node hints = robot.lookup(".drag-hint").query().getParent();
        assertThat(layers.indexOf(hints)).isGreaterThan(layers.indexOf(robot.lookup("#minimap").query()))
                .isGreaterThan(layers.indexOf(robot.lookup("#focus-bar").query()));
    }

    @Test
    void aFigureThatIsAddedElsewhereLeavesTheOthersInTheirOrder(FxRobot robot) {
        gateway.execute(new BrokerCommand.DeclareQueue(new QueueDefinition("/", "aa", Set.of(), FieldTable.EMPTY)));

        until(() -> robot.lookup("#figure-queue-aa").tryQuery().isPresent());
        assertThat(onScreen(robot, "#figure-queue-aa").getMinY()).isGreaterThan(onScreen(robot, "#figure-queue-dead-letters").getMinY());
        assertThat(onScreen(robot, "#figure-queue-billing").getMinY()).isLessThan(onScreen(robot, "#figure-queue-audit").getMinY());
    }

    /** What stands still is not brought to the screen again. */
    @Test
    void aCountThatChangesIsPaintedOnACanvasOfItsOwnUntilTheNextDrawing(FxRobot robot) {
        robot.interact(() -> state.dark().set(true));
        until(() -> !paintedAnew(robot, "#figure-queue-mail"));

        gateway.figures("mail", 1, 0, 0, 0);
        until(() -> paintedAnew(robot, "#figure-queue-mail"));

        robot.interact(() -> state.dark().set(false));
        until(() -> !paintedAnew(robot, "#figure-queue-mail"));
    }

    private static boolean paintedAnew(FxRobot robot, String id) {
        Bounds card = onScreen(robot, id);
        return look(() -> robot.lookup(".live-figure").queryAll().stream().filter(Node::isVisible)
                .map(node -> node.localToScreen(node.getBoundsInLocal())).anyMatch(card::intersects));
    }

    /** A hand waits for the caret before it types. */
    private static void awaitCaret(FxRobot robot) {
        until(() -> robot.listTargetWindows().stream()
                .anyMatch(window -> window.getScene() != null && window.getScene().getFocusOwner() instanceof TextInputControl));
    }

    private VhostSnapshot topology() {
        return gateway.snapshots().latest().vhost("/").orElseThrow();
    }

    /** Right of everything, level with the exchanges in the middle. */
    private static Point2D empty(FxRobot robot) {
        Bounds canvas = onScreen(robot, "#topology-canvas");
        Bounds audit = onScreen(robot, "#figure-exchange-notify");
        return new Point2D(canvas.getMinX() + 340, audit.getMaxY() + 30);
    }

    private static Bounds onScreen(FxRobot robot, String id) {
        return look(() -> {
            Node node = robot.lookup(id).query();
            return node.localToScreen(node.getBoundsInLocal());
        });
    }

    private static List<String> texts(FxRobot robot, String query) {
        return robot.lookup(query).queryAllAs(Labeled.class).stream().map(Labeled::getText).toList();
    }
}
