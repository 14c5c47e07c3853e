package io.bindery.app;

import static io.bindery.fixture.Onlooker.act;
import static io.bindery.fixture.Onlooker.click;
import static io.bindery.fixture.Onlooker.look;
import static io.bindery.fixture.Onlooker.until;
import static io.bindery.fixture.Onlooker.untilAsserted;
import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.MessageProperties;
import io.bindery.broker.BrokerFixture;
import io.bindery.model.Binding;
import io.bindery.ui.state.survival.Outcome;
import io.bindery.ui.state.survival.SurvivalForecast;
import io.bindery.ui.state.survival.SurvivalForecast.Ending;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** The survival preview over the order shop at work, switched, read and put to the test by hand. */
class SurvivalPreviewTest extends WithADesk {

    @BeforeEach void revealTheStore() {
        act(() -> desk.window().revealTab("Store"));
        Binding last = Binding.toQueue("/", "notify", "push", "");
        until(() -> desk.state().topology().bindings().contains(last));
    }

    @Test void theSwitchMarksWhatStaysAndWhatGoesAndTheBarTurnsTheQuestion(FxRobot robot) {
        assertThat(robot.lookup("#survival-bar").query().isVisible()).isFalse();
        click(robot, "#survival-preview");
        until(() -> marks() != null);
        assertThat(marks().of("mail").orElseThrow().isGone()).isTrue();
        assertThat(marks().of("push").orElseThrow().why()).isEqualTo("exclusive: ends with its connection");
        assertThat(marks().of("audit").orElseThrow().isGone()).isFalse();
        robot.moveTo(middle(robot, "#figure-queue-mail"));
        until(() -> robot.lookup("#canvas-tip").tryQueryAs(Labeled.class).map(Labeled::getText).orElse("").contains("queue is not durable"));
        robot.clickOn(middle(robot, "#figure-queue-audit"));
        until(() -> robot.lookup("#inspector-fate").query().isVisible());
        click(robot, "#survival-restart");
        until(() -> marks().ending() == Ending.RESTART);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S).release(KeyCode.S, KeyCode.SHIFT, KeyCode.CONTROL);
        until(() -> marks() == null && !robot.lookup("#survival-bar").query().isVisible());
    }

    @Test void aCrashWithThePreviewOnShowsPredictionAndOutcomeAndWhatStoodThereBefore(FxRobot robot) {
        click(robot, "#survival-preview");
        click(robot, "#store-crash");
        until(() -> outcome() != null);
        assertThat(outcome().asPredicted()).isTrue();
        assertThat(outcome().rows()).extracting(row -> row.fate().queue() + " " + row.there()).contains("mail false", "push false", "audit true");
        untilAsserted(() -> assertThat(robot.lookup("#store-verdict").<Labeled>queryAs(Labeled.class).getText()).isEqualTo("✓ As predicted"));
        until(() -> robot.lookup("#figure-queue-mail").tryQuery().isEmpty());
        click(robot, "#survival-before");
        until(() -> robot.lookup("#figure-queue-mail").tryQuery().isPresent());
        robot.clickOn(middle(robot, "#figure-queue-audit"));
        until(() -> robot.lookup("#inspector-fate .section-head").<Labeled>queryAs(Labeled.class).getText().matches("Crash of ..:..:.., as foreseen"));
        click(robot, "#survival-after");
        until(() -> robot.lookup("#figure-queue-mail").tryQuery().isEmpty());
        click(robot, "#store-back-to-live");
        until(() -> outcome() == null && marks() != null);
    }

    @Test void whatALimitedQueueDropsWhenItsUnackedIsReadyAgainIsForeseenAndSoItIs(FxRobot robot) throws Exception {
        int port = Integer.parseInt(desk.state().gateway().clientUri().replaceAll(".*:", ""));
        Channel channel = BrokerFixture.factory(port).newConnection("worker").createChannel();
        channel.queueDeclare("last.three", true, false, false, Map.of("x-max-length", 3));
        channel.confirmSelect();
        for (int i = 0; i < 5; i++) {
            channel.basicPublish("", "last.three", MessageProperties.PERSISTENT_TEXT_PLAIN, new byte[1]);
            channel.waitForConfirmsOrDie(45_000);
            if (i < 2) {
                channel.basicGet("last.three", false);
            }
        }
        until(() -> desk.state().topology().queue("last.three").map(queue -> queue.unacked() == 2 && queue.ready() == 3).orElse(false));
        click(robot, "#store-crash");
        until(() -> outcome() != null);
        assertThat(outcome().asPredicted()).as(() -> outcome().toString()).isTrue();
        assertThat(outcome().rows()).filteredOn(row -> row.fate().queue().equals("last.three")).singleElement().satisfies(row -> {
            assertThat(row.fate().keeps()).isEqualTo(3);
            assertThat(row.found()).isEqualTo(3);
            assertThat(row.why()).startsWith("2 too many for its max-length, dropped from the head");
        });
        until(() -> desk.state().topology().queue("last.three").map(queue -> queue.ready() == 3 && queue.unacked() == 0).orElse(false));
    }

    @Test void anOrderlyRestartFromTheToolbarIsHeldAgainstItsPredictionToo(FxRobot robot) {
        click(robot, "#restart");
        until(() -> outcome() != null);
        assertThat(outcome().ending()).isEqualTo(Ending.RESTART);
        assertThat(outcome().asPredicted()).isTrue();
        assertThat(outcome().rows()).extracting(row -> row.fate().queue() + " " + row.fate().isGone() + " " + row.there()).contains("push true false");
    }

    /** Figures' nodes are made anew whenever figures move, so where one is is asked in one go. */
    private static Point2D middle(FxRobot robot, String figure) {
        return look(() -> {
            Node node = robot.lookup(figure).query();
            Bounds bounds = node.localToScreen(node.getBoundsInLocal());
            return new Point2D(bounds.getCenterX(), bounds.getCenterY());
        });
    }

    private SurvivalForecast marks() {
        return desk.state().survival().marks().get();
    }

    private Outcome outcome() {
        return desk.state().survival().outcome().get();
    }
}
