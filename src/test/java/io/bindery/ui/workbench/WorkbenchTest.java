package io.bindery.ui.workbench;

import static io.bindery.fixture.Onlooker.click;
import static io.bindery.fixture.Onlooker.until;
import static io.bindery.fixture.Onlooker.untilAsserted;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.fixture.InMemoryGateway;
import io.bindery.fixture.LiveOrderShop;
import io.bindery.model.BrokerCommand;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.QueueDefinition;
import io.bindery.ui.fx.FrameTicker;
import io.bindery.ui.inspect.Inspector;
import io.bindery.ui.state.Notice;
import io.bindery.ui.state.PublishTarget;
import io.bindery.ui.state.Selection;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.theme.Theme;
import io.bindery.ui.theme.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@ExtendWith(ApplicationExtension.class)
class WorkbenchTest {

    private InMemoryGateway gateway;
    private FrameTicker ticker;
    private WorkbenchState state;
    private Scene scene;

    @Start void show(Stage stage) {
        gateway = LiveOrderShop.gateway();
        ticker = new FrameTicker();
        state = new WorkbenchState(gateway, ticker);
        StackPane canvas = new StackPane();
        canvas.setFocusTraversable(true);
        Workbench window = new Workbench(state, canvas, new Inspector(state, () -> { }, () -> { }),
                List.of(new BottomTab("Publish", new StackPane(new TextField())), new BottomTab("Messages", new StackPane())),
                Surroundings.none(), Workspace.forgetful());
        scene = new Scene(window, 1400, 900);
        Theme.install(scene, state.dark());
        window.installOn(scene);
        stage.setScene(scene);
        stage.show();
        ticker.start();
    }

    @Stop void stop() {
        ticker.stop();
        state.close();
    }

    @Test void whatIsChosenInTheListIsSelectedEverywhere(FxRobot robot) {
        until(() -> robot.lookup("billing").tryQuery().isPresent());
        click(robot, "billing");
        assertThat(state.selection().get()).isEqualTo(new Selection.OfQueue("billing"));
        assertThat(robot.lookup("#inspector-name").<Label>query().getText()).isEqualTo("billing");
    }

    @Test void whyPublishersWaitStandsBelowTheToolbarAsLongAsTheyDo(FxRobot robot) {
        until(() -> robot.lookup("billing").tryQuery().isPresent());
        assertThat(robot.lookup("#publishers-wait").query().isVisible()).isFalse();
        alarm("low on memory");
        until(() -> robot.lookup("#publishers-wait").query().isVisible());
        assertThat(robot.lookup("#publishers-wait-words").<Labeled>queryAs(Labeled.class).getText()).startsWith("Publishers wait: low on memory. ").contains("purge");
        alarm("");
        until(() -> !robot.lookup("#publishers-wait").query().isVisible());
    }

    @Test void aDiskThatCannotBeWrittenIsToldAsLongAsItCannotAndKeptAsTheLastError(FxRobot robot) {
        until(() -> robot.lookup("billing").tryQuery().isPresent());
        store("The journal cannot be written (No space left on device): nothing more is confirmed until it can.");
        until(() -> robot.lookup("#publishers-wait").query().isVisible());
        assertThat(robot.lookup("#publishers-wait-words").<Labeled>queryAs(Labeled.class).getText())
                .startsWith("Publishers wait. The journal cannot be written (No space left on device): nothing more is confirmed until it can. Make room");
        assertThat(robot.lookup("#last-error").query().isVisible()).isTrue();
        store("The journal cannot be written (its file system is read-only): nothing more is confirmed until it can.");
        until(() -> robot.lookup("#publishers-wait-words").<Labeled>queryAs(Labeled.class).getText().endsWith(
                "Make the data directory writable again: it goes on by itself, and nothing confirmed is lost."));
        store("");
        until(() -> !robot.lookup("#publishers-wait").query().isVisible());
        assertThat(robot.lookup(".notice").tryQuery()).as("nothing says so any longer").isEmpty();
    }

    private void store(String problem) {
        BrokerSnapshot last = gateway.snapshots().latest();
        gateway.snapshots().put(new BrokerSnapshot(last.revision() + 1, last.topologyRevision(), last.takenAtMillis(), last.vhosts(), last.connections(),
                last.totals(), new BrokerSnapshot.StoreSnapshot("/data", 0, 0, 0, 0, 0, 0, problem, false)));
    }

    private void alarm(String reason) {
        BrokerSnapshot last = gateway.snapshots().latest();
        gateway.snapshots().put(new BrokerSnapshot(last.revision() + 1, last.topologyRevision(), last.takenAtMillis(), last.vhosts(), last.connections(),
                last.totals(), last.store()).withAlarm(reason));
    }

    @Test void withNothingSelectedTheInspectorSaysWhatItIsFor(FxRobot robot) {
        assertThat(robot.lookup("Select an exchange, a queue or a binding, and it is told here in full.").tryQuery()).isPresent();
    }

    @Test void whatIsSelectedElsewhereIsShownInTheList(FxRobot robot) {
        until(() -> state.topology().queue("audit").isPresent());
        robot.interact(() -> state.selection().set(new Selection.OfQueue("audit")));
        ListView<NavigatorRow> list = robot.lookup("#navigator-list").<ListView<NavigatorRow>>query();
        assertThat(list.getSelectionModel().getSelectedItem()).isInstanceOfSatisfying(NavigatorRow.Item.class, row -> assertThat(row.name()).isEqualTo("audit"));
        robot.interact(() -> state.selection().set(Selection.NOTHING));
        assertThat(list.getSelectionModel().getSelectedItem()).isNull();
    }

    @Test void aQueueAddedByTheFormIsThereAndUndoTakesItAway(FxRobot robot) {
        click(robot, "#add-queue");
        robot.write("parcels");
        click(robot, "#form-declare");
        until(() -> state.selection().get().equals(new Selection.OfQueue("parcels")));
        assertThat(gateway.executed()).last().isInstanceOfSatisfying(BrokerCommand.DeclareQueue.class, declared -> {
            QueueDefinition queue = declared.definition();
            assertThat(queue.name()).isEqualTo("parcels");
            assertThat(queue.durable()).isTrue();
        });
        assertThat(robot.lookup("#undo").<Labeled>query().getTooltip().getText()).startsWith("Undo «Add queue parcels»");
        click(robot, "#undo");
        until(() -> gateway.executed().contains(new BrokerCommand.DeleteQueue("/", "parcels")));
        until(() -> !robot.lookup("#redo").query().isDisabled());
    }

    @Test void aRefusalStaysInTheFormWithTheBrokersOwnWords(FxRobot robot) {
        until(() -> state.topology().queue("billing").isPresent());
        click(robot, "#add-queue");
        robot.write("billing");
        click(robot, "#form-declare");
        until(() -> robot.lookup("#form-problem").query().isVisible());
        assertThat(robot.lookup("#form-problem-sentence").<Label>query().getText()).contains("exists with other settings");
        assertThat(robot.lookup("#form-problem-detail").<Label>query().getText()).startsWith("406 PRECONDITION_FAILED");
        click(robot, "#form-name");
        robot.write("2");
        assertThat(robot.lookup("#form-problem").query().isVisible()).isFalse();
    }

    @Test void theFormSendsNothingWithoutAName(FxRobot robot) {
        click(robot, "#add-exchange");
        until(() -> robot.lookup("#form-internal").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#form-internal").<CheckBox>query().setSelected(true));
        click(robot, "#form-declare");
        untilAsserted(() -> assertThat(robot.lookup("#form-problem-sentence").<Label>query().getText()).isEqualTo("Give the exchange a name."));
        assertThat(gateway.executed()).isEmpty();
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        until(() -> robot.lookup("#form-name").tryQuery().isEmpty());
    }

    @Test void aNoticeShowsItsSentenceAndItsDetailUntilItIsDismissed(FxRobot robot) {
        Notice refusal = new Notice(Notice.Kind.ERROR, "The broker refused this.", "403 ACCESS_REFUSED");
        robot.interact(() -> state.notice().set(refusal));
        assertThat(robot.lookup("The broker refused this.").tryQuery()).isPresent();
        assertThat(robot.lookup("403 ACCESS_REFUSED").tryQuery()).isPresent();
        Node dismiss = robot.from(robot.lookup("#notices")).lookup(".icon-only").query();
        robot.clickOn(dismiss);
        assertThat(robot.lookup("403 ACCESS_REFUSED").tryQuery()).isEmpty();
        assertThat(robot.lookup("#last-error").<Labeled>query().isVisible()).isTrue();
    }

    @Test void theSameNoticeTwiceIsShownTwice(FxRobot robot) {
        Notice refusal = new Notice(Notice.Kind.ERROR, "Again.", "");
        robot.interact(() -> state.notice().set(refusal));
        robot.interact(() -> state.notice().set(new Notice(Notice.Kind.ERROR, "Again.", "")));
        assertThat(robot.lookup(".notice").queryAll()).hasSize(2);
    }

    @Test void thePaletteFindsAQueueByAPartOfItsName(FxRobot robot) {
        until(() -> state.topology().queue("warehouse.eu").isPresent());
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        robot.write("wareh");
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        assertThat(state.selection().get()).isEqualTo(new Selection.OfQueue("warehouse.eu"));
        assertThat(robot.lookup("#palette-field").tryQuery()).isEmpty();
    }

    @Test void thePaletteDoesWhatAVerbSaysToWhatIsNamed(FxRobot robot) {
        until(() -> state.topology().queue("warehouse.eu").isPresent());
        inPalette(robot, "purge ware");
        until(() -> gateway.executed().contains(new BrokerCommand.PurgeQueue("/", "warehouse.eu")));
        until(() -> state.notice().get().sentence().endsWith(" purged from warehouse.eu. They do not come back."));
        inPalette(robot, "publish notify");
        assertThat(state.publishTarget().get()).isEqualTo(new PublishTarget("notify", ""));
    }

    @Test void thePaletteDeletesWhatIsSelectedAndNothingWithoutAName(FxRobot robot) {
        until(() -> state.topology().queue("mail").isPresent());
        inPalette(robot, "delete");
        assertThat(gateway.executed()).isEmpty();
        assertThat(robot.lookup("#palette-field").<TextField>query().getText()).as("goes on with a name").isEqualTo("delete ");
        robot.type(KeyCode.ESCAPE);
        robot.interact(() -> state.selection().set(new Selection.OfQueue("mail")));
        inPalette(robot, "delete");
        until(() -> state.topology().queue("mail").isEmpty());
    }

    private static void inPalette(FxRobot robot, String words) {
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        robot.write(words);
        robot.type(KeyCode.ENTER);
    }

    @Test void theThemeButtonTurnsTheWindowDarkAndBack(FxRobot robot) {
        click(robot, "#theme");
        assertThat(scene.getFill()).isEqualTo(Token.CANVAS.in(true));
        click(robot, "#theme");
        assertThat(scene.getFill()).isEqualTo(Token.CANVAS.in(false));
    }

    @Test void f6WalksFromRegionToRegion(FxRobot robot) {
        robot.interact(() -> robot.lookup("#navigator-filter").query().requestFocus());
        Node before = scene.getFocusOwner();
        robot.press(KeyCode.F6).release(KeyCode.F6);
        assertThat(scene.getFocusOwner()).isNotSameAs(before).isInstanceOf(StackPane.class);
        robot.press(KeyCode.SHIFT, KeyCode.F6).release(KeyCode.F6, KeyCode.SHIFT);
        assertThat(scene.getFocusOwner()).isSameAs(before);
    }

    @Test void tabGoesFromTheToolbarToTheListAsTheEyeDoes(FxRobot robot) {
        robot.interact(() -> robot.lookup("#theme").query().requestFocus());
        robot.type(KeyCode.TAB);
        assertThat(scene.getFocusOwner().getId()).isEqualTo("navigator-filter");
    }

    @Test void onlyWhatTheBrokerCanDoHasAButton(FxRobot robot) {
        assertThat(robot.lookup("#stop").tryQuery()).isPresent();
        assertThat(robot.lookup("#crash").tryQuery()).isEmpty();
        click(robot, "#stop");
        until(() -> !robot.lookup("#start").query().isDisabled());
        assertThat(robot.lookup("#stop").query().isDisabled()).isTrue();
    }

    @Test void deletingFromTheInspectorCanBeUndoneWithItsBindings(FxRobot robot) {
        until(() -> state.topology().queue("warehouse.eu").isPresent());
        robot.interact(() -> state.selection().set(new Selection.OfQueue("warehouse.eu")));
        click(robot, "#inspector-more");
        click(robot, "Delete, with 16 messages");
        until(() -> state.topology().queue("warehouse.eu").isEmpty());
        until(() -> state.selection().get().equals(Selection.NOTHING));
        click(robot, "#undo");
        until(() -> state.topology().bindings().stream().filter(binding -> binding.destination().equals("warehouse.eu")).count() == 2);
        until(() -> robot.lookup("Delete queue warehouse.eu undone. Not brought back: 16 messages.").tryQuery().isPresent());
    }

    @Test void whatWasToldOfADeletionGoesWhenItIsUndoneAndThatWhenItIsDoneAgain(FxRobot robot) {
        List<Notice> told = new CopyOnWriteArrayList<>();
        until(() -> state.topology().queue("warehouse.eu").isPresent());
        robot.interact(() -> {
            state.notice().addListener((observed, was, is) -> told.add(is));
            state.selection().set(new Selection.OfQueue("warehouse.eu"));
        });
        click(robot, "#inspector-more");
        click(robot, "Delete, with 16 messages");
        until(() -> told.size() == 1);
        click(robot, "#undo");
        until(() -> told.size() == 2);
        click(robot, "#redo");
        until(() -> told.size() == 3);
        assertThat(told).extracting(Notice::sentence).containsExactly("Queue warehouse.eu went with 16 messages. Undo brings it back as it was declared, not the messages.",
                "Delete queue warehouse.eu undone. Not brought back: 16 messages.", "");
        assertThat(told).extracting(Notice::about).doesNotContainNull().allSatisfy(about -> assertThat(about).isSameAs(told.get(0).about()));
    }

    @Test void aNoticeTakesThePlaceOfAnOlderOneAboutTheSameAndAnEmptyOneTakesItAway(FxRobot robot) {
        Object deletion = new Object();
        List<List<String>> shown = new ArrayList<>();
        robot.interact(() -> List.of("It is gone.", "It is back.", "").forEach(sentence -> { // at once: notices leave by themselves
            state.notice().set(new Notice(Notice.Kind.INFO, sentence, "", deletion));
            shown.add(robot.from(robot.lookup("#notices")).lookup(".medium").queryAllAs(Labeled.class).stream().map(Labeled::getText).toList());
        }));
        assertThat(shown).containsExactly(List.of("It is gone."), List.of("It is back."), List.of());
    }
}
