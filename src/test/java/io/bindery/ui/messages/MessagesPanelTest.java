package io.bindery.ui.messages;

import static io.bindery.fixture.Onlooker.act;
import static io.bindery.fixture.Onlooker.click;
import static io.bindery.fixture.Onlooker.look;
import static io.bindery.fixture.Onlooker.until;
import static io.bindery.fixture.Onlooker.untilAsserted;
import static io.bindery.fixture.Onlooker.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.fixture.InMemoryGateway;
import io.bindery.fixture.Letters;
import io.bindery.fixture.LiveOrderShop;
import io.bindery.model.BrokerCommand;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.Properties;
import io.bindery.model.QueuedMessage;
import io.bindery.ui.fx.FrameTicker;
import io.bindery.ui.state.Selection;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.theme.Theme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class MessagesPanelTest {

    private final InMemoryGateway gateway = LiveOrderShop.gateway();
    private WorkbenchState state;
    private MessagesPanel panel;
    private int revealed;

    @Start void show(Stage stage) {
        gateway.figures("billing", 0, 0, 0, 0);
        gateway.figures("mail", 0, 0, 0, 0);
        Letters.layInto(gateway, "billing");
        FrameTicker ticker = new FrameTicker();
        state = new WorkbenchState(gateway, ticker);
        panel = new MessagesPanel(state, () -> revealed++);
        HBox strip = new HBox(8);
        strip.getChildren().addAll(panel.actions());
        Scene scene = new Scene(new VBox(strip, panel), 1600, 400);
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

    @Test void theSelectedQueuesMessagesAreShownAndNothingIsConsumed(FxRobot robot) {
        QueueSnapshot before = billing();
        choose("billing");
        until(() -> table(robot).getItems().size() == 12);

        assertThat(text(robot, "#messages-count")).isEqualTo("12 messages, read without touching them");
        assertThat(table(robot).getItems()).extracting(MessageRow::state).startsWith("unacked", "unacked", "unacked", "ready");
        assertThat(table(robot).getItems()).extracting(MessageRow::where).startsWith("biller, tag 310", "biller, tag 311, redelivered", "biller, tag 312", "1st in line");
        assertThat(table(robot).getItems()).extracting(MessageRow::stored).contains("on disk", "pending", "memory only");
        assertThat(gateway.executed()).isEmpty();
        assertThat(billing()).isEqualTo(before);
    }

    @Test void theListHasAllTheRoomWithoutAQueueAndNothingIsOfferedToSaveWithoutAMessage(FxRobot robot) {
        untilAsserted(() -> assertThat(table(robot).getWidth()).isGreaterThan(1500));
        choose("billing");
        until(() -> table(robot).getItems().size() == 12);
        untilAsserted(() -> assertThat(table(robot).getWidth()).isLessThan(1000));
        assertThat(words(robot, panel)).contains("Choose a message to see what it carries");
        assertThat(robot.lookup("Save body…").query().isVisible()).isFalse();
        select(robot, 5);
        untilAsserted(() -> assertThat(robot.lookup("Save body…").query().isVisible()).isTrue());
    }

    @Test void aChosenMessageShowsPropertiesHeadersAndPayload(FxRobot robot) {
        choose("billing");
        until(() -> table(robot).getItems().size() == 12);
        select(robot, 5);

        untilAsserted(() -> {
            assertThat(words(robot, panel)).contains("Message 61,188", "application/json", "gzip", "tenant", "text", "attempt", "int", "urgent", "bool", "true")
                    .anyMatch(text -> text.startsWith("Unpacked from"));
            assertThat(robot.lookup("#messages-body").queryAs(javafx.scene.text.TextFlow.class).getChildren())
                    .extracting(node -> ((javafx.scene.text.Text) node).getText()).contains("\"id\"", "88205");
        });
    }

    @Test void theEndOfADeepQueueIsOneStepAwayAndSoIsTheWayBack(FxRobot robot) {
        choose("billing");
        until(() -> table(robot).getItems().size() == 12);
        for (int i = 0; i < 150; i++) {
            gateway.execute(new BrokerCommand.Publish("/", "", "billing", Properties.NONE, new byte[] {1}, false));
        }
        until(() -> table(robot).getItems().size() == Pager.SIZE && !robot.lookup("#messages-last").query().isDisabled());
        click(robot, "#messages-last");
        until(() -> text(robot, "#messages-count").equals("the last 100 of 162 messages"));
        long last = gateway.browse("/", "billing", 0, 1_000).toCompletableFuture().join().messages().get(161).position();
        until(() -> table(robot).getItems().get(99).queued().position() == last);
        click(robot, "#messages-first");
        until(() -> text(robot, "#messages-count").equals("162 messages, read without touching them") && table(robot).getItems().get(0).where().startsWith("biller"));
    }

    @Test void aNewMessageAppearsAndTheSelectionStays(FxRobot robot) {
        choose("billing");
        until(() -> table(robot).getItems().size() == 12);
        select(robot, 4);
        gateway.execute(new BrokerCommand.Publish("/", "", "billing", Properties.NONE, new byte[] {1}, false));

        until(() -> table(robot).getItems().size() == 13);
        untilAsserted(() -> assertThat(table(robot).getSelectionModel().getSelectedItem().queued().position()).isEqualTo(1_004));
    }

    @Test void whatCannotBeReadIsCountedAndNamedBesideTheOthers(FxRobot robot) {
        gateway.decay("billing", 1_003, "0000000001.journal at 4,711: the checksum does not hold");
        choose("billing");
        until(() -> text(robot, "#messages-count").equals("12 messages, read without touching them, 1 on this page damaged"));
        assertThat(table(robot).getItems()).hasSize(12);
        assertThat(look(() -> robot.lookup("#messages-count").queryAs(Label.class).getTooltip().getText()))
                .isEqualTo("Position 1003: 0000000001.journal at 4,711: the checksum does not hold");
    }

    @Test void searchNarrowsThePageAndSaysSo(FxRobot robot) {
        choose("billing");
        until(() -> table(robot).getItems().size() == 12);
        act(() -> ((TextInputControl) robot.lookup("#messages-search").query()).setText("tenant = acme and total > 44"));
        until(() -> table(robot).getItems().size() == 2);
        assertThat(text(robot, "#messages-count")).isEqualTo("2 of the 12 on this page");
    }

    @Test void searchGoesOnToThePageThatHasWhatIsSoughtAndSaysWhenThereIsNone(FxRobot robot) {
        for (int i = 0; i < 350; i++) {
            gateway.execute(new BrokerCommand.Publish("/", "", "billing", Properties.NONE, ("letter-" + i).getBytes(StandardCharsets.UTF_8), false));
        }
        choose("billing");
        until(() -> table(robot).getItems().size() == Pager.SIZE && !robot.lookup("#messages-next").query().isDisabled());
        act(() -> ((TextInputControl) robot.lookup("#messages-search").query()).setText("letter-349"));

        click(robot, "#messages-search-on");
        until(() -> table(robot).getItems().size() == 1);
        assertThat(text(robot, "#messages-count")).isEqualTo("1 of the 62 on this page");

        click(robot, "#messages-first");
        act(() -> ((TextInputControl) robot.lookup("#messages-search").query()).setText("letter-350"));
        until(() -> !robot.lookup("#messages-next").query().isDisabled());
        robot.clickOn("#messages-search").type(KeyCode.ENTER);
        until(() -> robot.lookup("#messages-next").query().isDisabled() && text(robot, "#messages-count").equals("0 of the 62 on this page"));
    }

    @Test void deletingAsksOnceAndTakesThatMessage(FxRobot robot) {
        choose("billing");
        until(() -> table(robot).getItems().size() == 12);
        select(robot, 4);
        click(robot, "#messages-delete");
        until(() -> words(robot, panel).stream().anyMatch(text -> text.contains("undo won't bring it back")));
        assertThat(gateway.executed()).isEmpty();

        click(robot, "#ask-go");
        until(() -> table(robot).getItems().size() == 11);
        assertThat(gateway.executed()).containsExactly(new BrokerCommand.DeleteMessage("/", "billing", 1_004));
        until(() -> state.notice().get() != null && state.notice().get().sentence().contains("deleted from billing"));
    }

    @Test void purgingAsksOnceAndSaysInTheSameWordsAsEverywhereWhatIsGone(FxRobot robot) {
        choose("billing");
        until(() -> table(robot).getItems().size() == 12);
        click(robot, "#messages-purge");
        click(robot, "#ask-go");
        until(() -> gateway.executed().contains(new BrokerCommand.PurgeQueue("/", "billing")));
        until(() -> state.notice().get().sentence().endsWith(" purged from billing. They do not come back."));
    }

    @Test void movingPublishesFirstAndDeletesThen(FxRobot robot) {
        choose("billing");
        until(() -> table(robot).getItems().size() == 12);
        select(robot, 4);
        click(robot, "#messages-transfer");
        click(robot, "Move");
        act(() -> ((TextInputControl) robot.lookup("#transfer-key").query()).setText("order.moved"));
        click(robot, "#ask-go");

        until(() -> gateway.executed().size() == 2);
        assertThat(gateway.executed().get(0)).isInstanceOfSatisfying(BrokerCommand.Publish.class, publish -> {
            assertThat(publish.exchange()).isEqualTo("orders");
            assertThat(publish.routingKey()).isEqualTo("order.moved");
        });
        assertThat(gateway.executed().get(1)).isEqualTo(new BrokerCommand.DeleteMessage("/", "billing", 1_004));
    }

    @Test void whatNoQueueTakesIsNotMoved(FxRobot robot) {
        choose("billing");
        until(() -> table(robot).getItems().size() == 12);
        List<QueuedMessage> one = List.of(table(robot).getItems().get(4).queued());
        List<Transfer.Result> results = new CopyOnWriteArrayList<>();
        act(() -> new Transfer(state, "billing", new Transfer.Order(true, "payments", "nobody"), one, results::add).start());
        until(() -> !results.isEmpty());
        assertThat(results).containsExactly(new Transfer.Result(0, 1, "no queue took it, so it stays where it is"));
        assertThat(gateway.executed()).noneMatch(BrokerCommand.DeleteMessage.class::isInstance);
    }

    @Test void anEmptyQueueOffersToPublishToIt(FxRobot robot) {
        choose("mail");
        until(() -> words(robot, panel).contains("mail is empty"));
        click(robot, "Publish to mail");
        until(() -> revealed == 1);
        assertThat(state.publishTarget().get().routingKey()).isEqualTo("mail");
    }

    @Test void aWholeQueueIsWrittenAndReadBackAsJsonLines(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("billing.jsonl");
        Long written = LineFiles.writeAll(file, gateway, "/", "billing").toCompletableFuture().join();

        assertThat(written).isEqualTo(12);
        assertThat(Files.readAllLines(file)).hasSize(12);
        List<BrokerCommand.Publish> read = LineFiles.read(file, "/").toCompletableFuture().join();
        assertThat(read).hasSize(12);
        assertThat(read.get(0).routingKey()).isEqualTo("order.eu.created");
        assertThat(read.get(0).body()).asString(StandardCharsets.UTF_8).startsWith("{\"id\": 88200");
    }

    private QueueSnapshot billing() {
        return gateway.snapshots().latest().vhost("/").orElseThrow().queue("billing").orElseThrow();
    }

    private void choose(String queue) {
        act(() -> state.selection().set(new Selection.OfQueue(queue)));
    }

    private static void select(FxRobot robot, int row) {
        act(() -> table(robot).getSelectionModel().clearAndSelect(row));
    }

    @SuppressWarnings("unchecked")
    private static TableView<MessageRow> table(FxRobot robot) {
        return robot.lookup("#messages-table").queryAs(TableView.class);
    }

    private static String text(FxRobot robot, String query) {
        return look(() -> robot.lookup(query).queryAs(Label.class).getText());
    }
}
