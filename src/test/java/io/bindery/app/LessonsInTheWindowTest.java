package io.bindery.app;

import static io.bindery.fixture.Onlooker.click;
import static io.bindery.fixture.Onlooker.until;
import static io.bindery.fixture.Onlooker.untilAsserted;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.gateway.BrokerGateway.Phase;
import java.nio.file.Files;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** Lessons by hand: in the window, on its broker, by mouse and by keys. */
class LessonsInTheWindowTest extends WithADesk {

    @Test void theFirstLessonIsOfferedOnceAndPlayedByKeysAlone(FxRobot robot) throws Exception {
        until(() -> robot.lookup("#invitation").query().isVisible());
        click(robot, "#invitation-start");
        awaitQuestion(robot, "question 1 of 4");
        assertThat(desk.state().vhost().get()).isEqualTo("lesson: hello");
        answer(robot, KeyCode.DIGIT1);
        awaitVerdict(robot, "As you foresaw");
        untilAsserted(() -> assertThat(desk.state().litRoute().get().queues()).containsExactly("hello"));
        robot.type(KeyCode.ENTER);

        awaitQuestion(robot, "question 2 of 4");
        answer(robot, KeyCode.DIGIT1);
        awaitVerdict(robot, "Not as foreseen");
        until(() -> robot.lookup("not foreseen").tryQuery().isPresent());
        robot.type(KeyCode.ENTER);
        awaitQuestion(robot, "question 3 of 4");
        answer(robot, KeyCode.DIGIT1);
        awaitVerdict(robot, "As you foresaw");
        robot.type(KeyCode.ENTER);
        awaitQuestion(robot, "question 4 of 4");
        answer(robot, KeyCode.DIGIT0);
        awaitVerdict(robot, "As you foresaw");
        robot.type(KeyCode.ENTER);

        until(() -> robot.lookup("You foresaw 3 of 4.").tryQuery().isPresent());
        until(() -> desk.state().vhost().get().equals("/"));
        until(() -> desk.state().snapshot().get().vhost("lesson: hello").isEmpty());
        untilAsserted(() -> assertThat(robot.lookup("1 of 15").tryQuery()).as("the list at the left counts it").isPresent());
        assertThat(robot.lookup("#invitation").query().isVisible()).isFalse();
        close();
        assertThat(Files.readString(data.resolve("d/window.properties"))).contains("lessons.done=hello", "lessons.invited=true");
        open();
        untilAsserted(() -> assertThat(robot.lookup("1 of 15").tryQuery()).as("still, after a restart").isPresent());
        assertThat(robot.lookup("#invitation").tryQuery()).isEmpty();
    }

    @Test void whoBeganALessonByTheListIsOfferedTheFirstNoMore(FxRobot robot) throws Exception {
        until(() -> robot.lookup("#invitation").query().isVisible());
        begin(robot, "Expiry at the head");
        click(robot, "#lesson-leave");
        until(() -> desk.state().vhost().get().equals("/"));
        assertThat(robot.lookup("#invitation").query().isVisible()).isFalse();
        close();
        open();
        until(() -> robot.lookup("#port-exchange-orders").tryQuery().isPresent());
        assertThat(robot.lookup("#invitation").tryQuery()).isEmpty();
    }

    @Test void anAnswerThatIsANumberIsChosenByThatNumber(FxRobot robot) {
        begin(robot, "Expiry at the head");
        answer(robot, KeyCode.DIGIT2);
        awaitVerdict(robot, "As you foresaw");
        assertThat(robot.lookup("#lesson-option-3").queryAs(RadioButton.class).isSelected()).as("0, 1 and 2 are offered").isTrue();
    }

    @Test void whatExpiresInALessonExpiresWhileTheBrokersTimeIsHeld(FxRobot robot) {
        click(robot, "#clock-hold");
        until(() -> desk.state().snapshot().get().clock().held());
        begin(robot, "Expiry at the head");
        answer(robot, KeyCode.DIGIT2);
        awaitVerdict(robot, "As you foresaw");
        robot.type(KeyCode.ENTER);
        awaitQuestion(robot, "question 2 of 3");
        answer(robot, KeyCode.DIGIT1);
        awaitVerdict(robot, "As you foresaw");
        robot.type(KeyCode.ENTER);
        awaitQuestion(robot, "question 3 of 3");
        answer(robot, KeyCode.DIGIT0);
        awaitVerdict(robot, "As you foresaw");
        assertThat(desk.state().snapshot().get().clock().held()).as("still").isTrue();
        robot.type(KeyCode.ENTER);
        until(() -> robot.lookup("You foresaw all 3.").tryQuery().isPresent());
        click(robot, "#lesson-again");
        awaitQuestion(robot, "question 1 of 3");
    }

    @Test void aLessonThatIsLeftGivesTheCanvasBackAndTakesWhatItMadeAlong(FxRobot robot) {
        robot.interact(() -> robot.lookup("#navigator-list").<ListView<?>>query().scrollTo(40));
        click(robot, () -> robot.from(robot.lookup("#navigator-list")).lookup("Topics").query());
        assertThat(desk.state().vhost().get()).as("a lesson that is looked at has not begun").isEqualTo("/");
        click(robot, "#lesson-go");
        awaitQuestion(robot, "question 1 of 4");
        until(() -> desk.state().topology().queue("odd").isPresent());
        click(robot, "#lesson-option-1");
        click(robot, "#lesson-option-2");
        click(robot, "#lesson-go");
        awaitVerdict(robot, "As you foresaw");
        click(robot, "#lesson-leave");
        until(() -> desk.state().vhost().get().equals("/"));
        until(() -> desk.state().snapshot().get().vhost("lesson: topics").isEmpty());
        assertThat(desk.state().topology().queue("dead.letters")).isPresent();
        untilAsserted(() -> assertThat(robot.lookup("0 of 15").tryQuery()).isPresent());
    }

    @Test void nobodyAndSomebodyCannotBothBeChosen(FxRobot robot) {
        click(robot, "#tab-lessons");
        click(robot, "#lesson-go");
        awaitQuestion(robot, "question 1 of 4");
        assertThat(robot.lookup("#lesson-go").query().isDisabled()).as("nothing is chosen").isTrue();
        click(robot, "#lesson-option-2");
        click(robot, "#lesson-option-1");
        click(robot, "#lesson-go");
        awaitVerdict(robot, "As you foresaw");
    }

    @Test void aLessonWhoseBrokerStopsSaysSoAndIsGoneAtTheNextStart(FxRobot robot) {
        click(robot, "#tab-lessons");
        click(robot, "#lesson-go");
        awaitQuestion(robot, "question 1 of 4");
        click(robot, "#crash");
        until(() -> robot.lookup("#lesson-go").<Labeled>queryAs(Labeled.class).getText().equals("Begin anew"));
        until(() -> desk.state().runState().get().phase() == Phase.RUNNING
                && desk.state().snapshot().get().vhost("/").isPresent() && desk.state().snapshot().get().vhost("lesson: hello").isEmpty());
        untilAsserted(() -> assertThat(desk.state().vhost().get()).isEqualTo("/"));
    }

    private void begin(FxRobot robot, String title) {
        click(robot, "#tab-lessons");
        robot.interact(() -> robot.lookup("#lesson-list").<ListView<?>>query().scrollTo(40));
        click(robot, () -> robot.from(robot.lookup("#lesson-list")).lookup(title).query());
        click(robot, "#lesson-go");
        awaitQuestion(robot, "question 1 of 3");
    }

    private void answer(FxRobot robot, KeyCode digit) {
        robot.type(digit);
        robot.type(KeyCode.ENTER);
    }

    private void awaitQuestion(FxRobot robot, String where) {
        until(() -> robot.lookup("#lesson-where").tryQuery().isPresent()
                && robot.lookup("#lesson-where").<Labeled>queryAs(Labeled.class).getText().equals(where)
                && desk.lessons().progress().get().phase() == io.bindery.ui.state.LessonProgress.Phase.ASKING);
    }

    private void awaitVerdict(FxRobot robot, String words) {
        until(() -> robot.lookup("#lesson-verdict").tryQuery().isPresent()
                && robot.lookup("#lesson-verdict").<Labeled>queryAs(Labeled.class).getText().equals(words));
    }
}
