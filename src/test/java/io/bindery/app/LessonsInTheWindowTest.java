package io.bindery.app;

import static io.bindery.app.ShownDesk.fx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bindery.gateway.BrokerGateway.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Lessons by hand: in the window, on its broker, by mouse and by keys. */
@ExtendWith(ApplicationExtension.class)
class LessonsInTheWindowTest {

    @TempDir Path data;
    private Stage stage;
    private Desk desk;

    @Start void prepare(Stage primary) {
        stage = primary;
    }

    @BeforeEach void open() throws Exception {
        desk = ShownDesk.on(stage, data.resolve("d"));
    }

    @AfterEach void end() throws Exception {
        ShownDesk.close(desk);
    }

    @Test void theFirstLessonIsOfferedOnceAndPlayedByKeysAlone(FxRobot robot) throws Exception {
        await().until(fx(() -> robot.lookup("#invitation").query().isVisible()));
        WaitForAsyncUtils.waitForFxEvents(); // laid out, not only visible
        robot.clickOn("#invitation-start");
        awaitQuestion(robot, "question 1 of 4");
        assertThat(desk.state().vhost().get()).isEqualTo("lesson: hello");
        answer(robot, KeyCode.DIGIT1);
        awaitVerdict(robot, "As you foresaw");
        assertThat(desk.state().litRoute().get().queues()).containsExactly("hello");
        robot.type(KeyCode.ENTER);

        awaitQuestion(robot, "question 2 of 4");
        answer(robot, KeyCode.DIGIT1);
        awaitVerdict(robot, "Not as foreseen");
        assertThat(robot.lookup("not foreseen").tryQuery()).isPresent();
        robot.type(KeyCode.ENTER);
        awaitQuestion(robot, "question 3 of 4");
        answer(robot, KeyCode.DIGIT1);
        awaitVerdict(robot, "As you foresaw");
        robot.type(KeyCode.ENTER);
        awaitQuestion(robot, "question 4 of 4");
        answer(robot, KeyCode.DIGIT1);
        awaitVerdict(robot, "As you foresaw");
        robot.type(KeyCode.ENTER);

        await().until(fx(() -> robot.lookup("You foresaw 3 of 4.").tryQuery().isPresent()));
        assertThat(desk.state().vhost().get()).isEqualTo("/");
        await().until(fx(() -> desk.state().snapshot().get().vhost("lesson: hello").isEmpty()));
        assertThat(robot.lookup("1 of 15").tryQuery()).as("the list at the left counts it").isPresent();
        assertThat(robot.lookup("#invitation").query().isVisible()).isFalse();
        end();
        assertThat(Files.readString(data.resolve("d/window.properties"))).contains("lessons.done=hello", "lessons.invited=true");
        open();
        assertThat(robot.lookup("1 of 15").tryQuery()).as("still, after a restart").isPresent();
        assertThat(robot.lookup("#invitation").tryQuery()).isEmpty();
    }

    @Test void aLessonThatIsLeftGivesTheCanvasBackAndTakesWhatItMadeAlong(FxRobot robot) {
        robot.interact(() -> robot.lookup("#navigator-list").<ListView<?>>query().scrollTo(40));
        robot.clickOn(robot.from(robot.lookup("#navigator-list")).lookup("Topics").<javafx.scene.Node>query());
        assertThat(desk.state().vhost().get()).as("a lesson that is looked at has not begun").isEqualTo("/");
        robot.clickOn("#lesson-go");
        awaitQuestion(robot, "question 1 of 4");
        await().until(fx(() -> desk.state().topology().queue("odd").isPresent()));
        robot.clickOn("#lesson-option-1").clickOn("#lesson-option-2").clickOn("#lesson-go");
        awaitVerdict(robot, "As you foresaw");
        robot.clickOn("#lesson-leave");
        assertThat(desk.state().vhost().get()).isEqualTo("/");
        await().until(fx(() -> desk.state().snapshot().get().vhost("lesson: topics").isEmpty()));
        assertThat(desk.state().topology().queue("dead.letters")).isPresent();
        assertThat(robot.lookup("0 of 15").tryQuery()).isPresent();
    }

    @Test void nobodyAndSomebodyCannotBothBeChosen(FxRobot robot) {
        robot.clickOn("#tab-lessons").clickOn("#lesson-go");
        awaitQuestion(robot, "question 1 of 4");
        assertThat(robot.lookup("#lesson-go").query().isDisabled()).as("nothing is chosen").isTrue();
        robot.clickOn("#lesson-option-2").clickOn("#lesson-option-1").clickOn("#lesson-go");
        awaitVerdict(robot, "As you foresaw");
    }

    @Test void aLessonWhoseBrokerStopsSaysSoAndIsGoneAtTheNextStart(FxRobot robot) {
        robot.clickOn("#tab-lessons").clickOn("#lesson-go");
        awaitQuestion(robot, "question 1 of 4");
        robot.clickOn("#crash");
        await().atMost(30, TimeUnit.SECONDS).until(fx(() -> robot.lookup("#lesson-go").<Labeled>queryAs(Labeled.class).getText().equals("Begin anew")));
        await().atMost(30, TimeUnit.SECONDS).until(fx(() -> desk.state().runState().get().phase() == Phase.RUNNING
                && desk.state().snapshot().get().vhost("/").isPresent() && desk.state().snapshot().get().vhost("lesson: hello").isEmpty()));
        assertThat(desk.state().vhost().get()).isEqualTo("/");
    }

    private void answer(FxRobot robot, KeyCode digit) {
        robot.type(digit);
        robot.type(KeyCode.ENTER);
    }

    private void awaitQuestion(FxRobot robot, String where) {
        await().atMost(30, TimeUnit.SECONDS).until(fx(() -> robot.lookup("#lesson-where").tryQuery().isPresent()
                && robot.lookup("#lesson-where").<Labeled>queryAs(Labeled.class).getText().equals(where)
                && desk.lessons().progress().get().phase() == io.bindery.ui.state.LessonProgress.Phase.ASKING));
    }

    private void awaitVerdict(FxRobot robot, String words) {
        await().atMost(30, TimeUnit.SECONDS).until(fx(() -> robot.lookup("#lesson-verdict").tryQuery().isPresent()
                && robot.lookup("#lesson-verdict").<Labeled>queryAs(Labeled.class).getText().equals(words)));
    }
}
