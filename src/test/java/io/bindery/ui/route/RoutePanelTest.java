package io.bindery.ui.route;

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
import io.bindery.ui.state.Selection;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.theme.Theme;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class RoutePanelTest {

    private final InMemoryGateway gateway = LiveOrderShop.gateway();
    private WorkbenchState state;
    private RoutePanel panel;
    private Pane place;

    @Start void show(Stage stage) {
        FrameTicker ticker = new FrameTicker();
        state = new WorkbenchState(gateway, ticker);
        panel = new RoutePanel(state, () -> { });
        place = new VBox(panel);
        Scene scene = new Scene(place, 1600, 320);
        Theme.install(scene, state.dark());
        stage.setScene(scene);
        stage.show();
        ticker.start();
    }

    @AfterEach void close() {
        act(() -> {
            panel.close();
            state.close();
        });
    }

    @Test void typingAKeyAnswersAndLightsTheWayWithoutSending(FxRobot robot) {
        click(robot, "#route-key");
        robot.write("order.shipped");

        until(() -> text(robot, "#route-answer").equals("3 queues get a copy"));
        untilAsserted(() -> {
            assertThat(state.litRoute().get().queues()).containsExactlyInAnyOrder("audit", "mail", "push");
            assertThat(words(robot, panel)).contains("# took zero words: it takes any number, zero too", "by notify");
        });
        assertThat(gateway.executed()).isEmpty();
    }

    @Test void tryingTheNearestMissAsksAgain(FxRobot robot) {
        click(robot, "#route-key");
        robot.write("order.shipped");
        until(() -> text(robot, "#route-answer").equals("3 queues get a copy"));
        click(robot, "#route-try");
        until(() -> text(robot, "#route-answer").equals("4 queues get a copy"));
    }

    @Test void aNewBindingChangesTheAnswer(FxRobot robot) {
        click(robot, "#route-key");
        robot.write("order.shipped");
        until(() -> text(robot, "#route-answer").equals("3 queues get a copy"));
        gateway.execute(new BrokerCommand.Bind(Binding.toQueue("/", "orders", "dead.letters", "*.shipped")));
        until(() -> text(robot, "#route-answer").equals("4 queues get a copy"));
    }

    @Test void wordsThatWantMoreThanAShortKeyHasKeepOutOfTheReasons(FxRobot robot) {
        for (String key : List.of("", "order", "order.eu")) {
            act(() -> robot.lookup("#route-key").queryAs(TextField.class).setText(key));
            until(() -> grid(robot, ".why").stream().anyMatch(why -> why.getText().contains("word more")));
            until(() -> right(grid(robot, ".word")) <= left(grid(robot, ".why")));
        }
    }

    private static List<Labeled> grid(FxRobot robot, String style) {
        return List.copyOf(robot.lookup(".words-grid " + style).queryAllAs(Labeled.class));
    }

    private static double right(List<Labeled> labels) {
        return labels.stream().mapToDouble(label -> label.localToScreen(label.getBoundsInLocal()).getMaxX()).max().orElseThrow();
    }

    private static double left(List<Labeled> labels) {
        return labels.stream().mapToDouble(label -> label.localToScreen(label.getBoundsInLocal()).getMinX()).min().orElseThrow();
    }

    @Test void theOtherWayRoundNamesAKeyThatReachesTheseQueuesAndNotThose(FxRobot robot) {
        click(robot, "#route-reaching");
        robot.write("warehouse.eu, mail");
        until(() -> text(robot, "#route-way-back-key").equals("order.eu.shipped"));
        click(robot, "#route-way-back-try");
        until(() -> text(robot, "#route-answer").equals("4 queues get a copy"));
    }

    @Test void theOtherWayRoundSaysWhenNoKeyDoesItAndWhichQueueIsNone(FxRobot robot) {
        click(robot, "#route-reaching");
        robot.write("mail");
        click(robot, "#route-avoiding");
        robot.write("audit");
        until(() -> text(robot, "#route-way-back-says").equals("There is no such key. Every kind of key was tried."));
        robot.write("x");
        until(() -> text(robot, "#route-way-back-says").equals("There is no queue auditx here."));
    }

    @Test void theOtherWayRoundAsksForTheQueueThatIsSelected(FxRobot robot) {
        act(() -> state.selection().set(new Selection.OfQueue("billing")));
        until(() -> text(robot, "#route-way-back-key").equals("order.any.created"));
        act(() -> state.selection().set(new Selection.OfQueue("audit")));
        until(() -> text(robot, "#route-way-back-key").equals("order"));
    }

    @Test void theWordsThatAKeyLacksAreNamedInOneSentence(FxRobot robot) {
        act(() -> robot.lookup("#route-key").queryAs(TextField.class).setText("order"));
        until(() -> grid(robot, ".why").stream().anyMatch(why -> why.getText().equals("«*» and «created» want words that the key has not.")));
        act(() -> robot.lookup("#route-key").queryAs(TextField.class).setText("order.eu."));
        until(() -> grid(robot, ".why").stream().anyMatch(why -> why.getText().equals("The empty word is not «created».")));
    }

    @Test void inANarrowWindowEveryWordAndEveryReasonIsReadWhole(FxRobot robot) {
        act(() -> {
            panel.setMaxWidth(1280);
            robot.lookup("#route-key").queryAs(TextField.class).setText("order.shipped");
        });
        untilAsserted(() -> {
            assertThat(panel.getWidth()).isEqualTo(1280);
            assertThat(grid(robot, ".word")).isNotEmpty().allSatisfy(word -> assertThat(word.getWidth()).as(word.getText()).isGreaterThanOrEqualTo(word.prefWidth(-1) - 0.5));
            assertThat(grid(robot, ".why")).isNotEmpty().allSatisfy(why -> assertThat(why.getHeight()).as(why.getText()).isGreaterThanOrEqualTo(why.prefHeight(why.getWidth()) - 0.5));
        });
    }

    @Test void anEmptyKeyIsSaidToBeEmpty(FxRobot robot) {
        untilAsserted(() -> {
            assertThat(words(robot, panel)).contains("no words", "Nearest miss: The key is empty: «order» wants one word more.", "The key is empty: «order» and «shipped» want a word each.",
                    "reaches audit: 1 queue, and no longer orders.lost").doesNotContain("end of key");
        });
    }

    @Test void theDefaultExchangeSaysThatNoQueueHasTheKeyForItsName(FxRobot robot) {
        act(() -> state.selection().set(new Selection.OfExchange("")));
        untilAsserted(() -> assertThat(words(robot, panel)).contains("The default exchange looks for the queue that has the key for its name: an empty key names none."));
        click(robot, "#route-key");
        robot.write("nobody");
        untilAsserted(() -> assertThat(words(robot, panel)).contains("The default exchange looks for the queue that has the key for its name: there is none."));
    }

    @Test void theLightGoesOutWhenThePanelIsLeft(FxRobot robot) {
        click(robot, "#route-key");
        robot.write("order.shipped");
        until(() -> state.litRoute().get() != null && state.litRoute().get().queues().size() == 3);
        act(() -> place.getChildren().clear());
        assertThat(state.litRoute().get()).isNull();
    }

    @Test void whatChangesWhileThePanelIsHiddenCountsWhenItIsSeenAgain(FxRobot robot) {
        click(robot, "#route-key");
        robot.write("order.shipped");
        until(() -> text(robot, "#route-answer").equals("3 queues get a copy"));
        act(() -> place.getChildren().clear());
        gateway.execute(new BrokerCommand.Bind(Binding.toQueue("/", "orders", "dead.letters", "*.shipped")));
        until(() -> state.topology().bindings().stream().anyMatch(binding -> binding.key().equals("*.shipped")));
        act(() -> place.getChildren().add(panel));
        until(() -> text(robot, "#route-answer").equals("4 queues get a copy"));
    }

    private static String text(FxRobot robot, String query) {
        return look(() -> robot.lookup(query).queryAs(Label.class).getText());
    }
}
