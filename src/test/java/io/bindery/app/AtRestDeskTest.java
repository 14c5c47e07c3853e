package io.bindery.app;

import static io.bindery.fixture.Onlooker.act;
import static io.bindery.fixture.Onlooker.click;
import static io.bindery.fixture.Onlooker.look;
import static io.bindery.fixture.Onlooker.until;
import static io.bindery.fixture.Onlooker.untilAsserted;
import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.MessageProperties;
import io.bindery.broker.BrokerFixture;
import io.bindery.broker.BrokerSettings;
import io.bindery.broker.EmbeddedBroker;
import io.bindery.broker.SnapshotSink;
import io.bindery.engine.ActivitySink;
import io.bindery.gateway.BrokerGateway.Phase;
import io.bindery.store.RecoveryProgress;
import io.bindery.ui.state.Selection;
import io.bindery.ui.state.survival.Away;
import io.bindery.ui.theme.Theme;
import io.bindery.ui.workbench.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A data directory whose broker is not running, in a window: all of it can be looked at, and not a byte of it changes. */
@ExtendWith(ApplicationExtension.class)
class AtRestDeskTest {

    @TempDir Path data;
    private Stage stage;
    private AtRestDesk desk;

    @Start void prepare(Stage primary) {
        stage = primary;
    }

    @AfterEach void close(FxRobot robot) {
        if (desk != null) {
            robot.interact(desk::close);
        }
    }

    @Test void everythingCanBeLookedAtAndNotAByteChanges(FxRobot robot) throws Exception {
        Path directory = data.resolve("d");
        try (EmbeddedBroker broker = broker(directory)) {
            fill(broker.amqpPort());
        }
        Map<String, String> before = bytes(directory);
        open(robot, directory);
        until(() -> desk.state().topology().queue("letters").isPresent());
        assertThat(desk.state().topology().queue("letters").orElseThrow().onDisk()).isEqualTo(3);
        assertThat(desk.state().topology().bindings()).hasSize(1);
        untilAsserted(() -> assertThat(robot.lookup("#read-only-words").<Labeled>queryAs(Labeled.class).getText()).contains("Read-only: " + directory));
        assertThat(robot.lookup(".phase-mark").queryAllAs(Node.class)).as("no broker runs")
                .noneMatch(mark -> mark.getPseudoClassStates().contains(PseudoClass.getPseudoClass("running")));
        assertThat(robot.lookup("#add-queue").tryQuery()).as("nothing can be added").isEmpty();

        robot.interact(() -> desk.state().selection().set(new Selection.OfQueue("letters")));
        until(() -> robot.lookup("#messages-table").<TableView<?>>tryQueryAs(tableType())
                .map(table -> table.getItems().size() == 3).orElse(false));

        click(robot, "#tab-sql");
        click(robot, "keys");
        until(() -> robot.lookup("#sql-table").<TableView<List<String>>>queryAs(tableOfRows()).getItems().size() == 1);
        assertThat(robot.lookup("#sql-table").<TableView<List<String>>>queryAs(tableOfRows()).getItems().get(0)).startsWith("post", "a.b", "3");
        robot.interact(() -> robot.lookup("#sql-text").<TextArea>queryAs(TextArea.class).setText("DELETE FROM message"));
        click(robot, "#sql-run");
        until(() -> robot.lookup("#sql-outcome").<Labeled>queryAs(Labeled.class).getText().equals("✗ Here one can only read: begin with SELECT."));
        assertThat(robot.lookup("#sql-table").<TableView<List<String>>>queryAs(tableOfRows()).getItems()).as("the last answer is none to this").isEmpty();
        click(robot, "#tab-store");
        until(() -> robot.lookup("#store-panel").tryQuery().isPresent());
        untilAsserted(() -> assertThat(robot.lookup("#store-verdict").<Labeled>queryAs(Labeled.class).getText()).as("nobody is here who could crash")
                .isEqualTo("At rest"));

        robot.interact(desk::close);
        desk = null;
        assertThat(bytes(directory)).isEqualTo(before);
    }

    @Test void whatCouldNotBeReadIsSaidAtOnceAndTheRestIsThere(FxRobot robot) throws Exception {
        Path directory = data.resolve("damaged");
        try (EmbeddedBroker broker = broker(directory)) {
            fill(broker.amqpPort());
        }
        flip(directory, "letter 1");
        open(robot, directory);

        until(() -> desk.state().topology().queue("letters").map(queue -> queue.onDisk() == 2).orElse(false));
        untilAsserted(() -> {
            assertThat(robot.lookup("#damaged").query().isVisible()).isTrue();
            assertThat(robot.lookup("#damaged-words").<Labeled>queryAs(Labeled.class).getText())
                    .startsWith("1 place in the files could not be read, and what stood there is lost; all the rest is here. ").contains(".journal at");
        });
    }

    private static void flip(Path directory, String word) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".journal")).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(word);
                if (at >= 0) {
                    bytes[at] ^= 1;
                    Files.write(file, bytes);
                }
            }
        }
    }

    @Test void aDirectoryInUseIsRefusedWithWhoHoldsIt(FxRobot robot) throws Exception {
        Path directory = data.resolve("taken");
        try (EmbeddedBroker broker = broker(directory)) {
            open(robot, directory);
            until(() -> desk.state().runState().get().phase() == Phase.FAILED);
            untilAsserted(() -> {
                assertThat(robot.lookup("#read-only").query().isVisible()).as("a broker does run there").isFalse();
                assertThat(robot.lookup("#start-card .panel-title").<Labeled>queryAs(Labeled.class).getText()).isEqualTo("This directory can't be opened");
                assertThat(robot.lookup("#start-card-detail").<Labeled>queryAs(Labeled.class).getText())
                        .contains("is in use by another Bindery").contains(String.valueOf(ProcessHandle.current().pid()));
            });
        }
    }

    @Test void aRefusedDirectoryIsLeftByKeyForAnotherOrForGood(FxRobot robot) {
        List<String> taken = new ArrayList<>();
        open(robot, data.resolve("nothing"), List.of(new Surroundings.Choice("Look into another…", () -> taken.add("another")),
                new Surroundings.Choice("Close", () -> taken.add("close"))));
        until(() -> robot.lookup("#start-card").query().isVisible());
        untilAsserted(() -> assertThat(look(() -> robot.lookup("Look into another…").query().isFocused())).isTrue());
        act(() -> robot.press(KeyCode.ENTER).release(KeyCode.ENTER));
        until(() -> taken.equals(List.of("another")));
        act(() -> robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE));
        until(() -> taken.equals(List.of("another", "close")));
    }

    @Test void whatHasExpiredWhenABrokerComesBackIsNotCountedAsKept(FxRobot robot) throws Exception {
        Path directory = data.resolve("brief");
        try (EmbeddedBroker broker = broker(directory)) {
            fill(broker.amqpPort(), new AMQP.BasicProperties.Builder().deliveryMode(2).expiration("3600000").build());
        }
        open(robot, directory);
        click(robot, "#tab-store");
        robot.interact(() -> desk.state().survival().away().set(Away.A_DAY));
        untilAsserted(() -> assertThat(look(() -> robot.lookup("#store-table .table-cell").queryAllAs(Labeled.class).stream().map(Labeled::getText).toList()))
                .contains("keeps 0: 3 expired by then"));
    }

    @Test void aReadyQueryIsAskedAgainWhenItIsChosenAgainAndAnExportTakesWhatIsShown(FxRobot robot) throws Exception {
        Path directory = data.resolve("asked");
        try (EmbeddedBroker broker = broker(directory)) {
            fill(broker.amqpPort());
        }
        open(robot, directory);
        until(() -> desk.state().topology().queue("letters").isPresent());
        robot.interact(() -> desk.state().selection().set(new Selection.OfQueue("letters")));
        until(() -> robot.lookup("#messages-table").<TableView<?>>tryQueryAs(tableType()).map(table -> table.getItems().size() == 3).orElse(false));
        click(robot, "#messages-search");
        robot.write("letter 1");
        until(() -> robot.lookup("#messages-table").<TableView<?>>queryAs(tableType()).getItems().size() == 1);
        assertThat(robot.lookup("#messages-files").queryAs(MenuButton.class).getItems().get(0).getText()).isEqualTo("The 1 shown as JSON lines…");

        click(robot, "#tab-sql");
        click(robot, "keys");
        until(() -> robot.lookup("#sql-table").<TableView<List<String>>>queryAs(tableOfRows()).getItems().size() == 1);
        robot.interact(() -> robot.lookup("#sql-text").<TextArea>queryAs(TextArea.class).setText("SELECT nothing FROM message"));
        click(robot, "#sql-run");
        until(() -> robot.lookup("#sql-table").<TableView<List<String>>>queryAs(tableOfRows()).getItems().isEmpty());
        click(robot, "keys");
        until(() -> robot.lookup("#sql-table").<TableView<List<String>>>queryAs(tableOfRows()).getItems().size() == 1);
    }

    private void open(FxRobot robot, Path directory) {
        open(robot, directory, List.of());
    }

    private void open(FxRobot robot, Path directory, List<Surroundings.Choice> whenRefused) {
        robot.interact(() -> {
            desk = new AtRestDesk(directory, whenRefused);
            Scene scene = new Scene(desk.window(), 1400, 900);
            Theme.install(scene, desk.state().dark());
            desk.window().installOn(scene);
            stage.setScene(scene);
            stage.show();
            desk.start();
        });
    }

    private static EmbeddedBroker broker(Path directory) throws IOException {
        return EmbeddedBroker.start(BrokerSettings.inMemory().withData(directory), SnapshotSink.NOBODY, ActivitySink.NOBODY, RecoveryProgress.NONE);
    }

    private static void fill(int port) throws Exception {
        fill(port, MessageProperties.PERSISTENT_TEXT_PLAIN);
    }

    private static void fill(int port, AMQP.BasicProperties properties) throws Exception {
        try (Connection connection = BrokerFixture.factory(port).newConnection(); Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            channel.queueDeclare("letters", true, false, false, null);
            channel.exchangeDeclare("post", "topic", true);
            channel.queueBind("letters", "post", "a.#");
            for (int i = 0; i < 3; i++) {
                channel.basicPublish("post", "a.b", properties, ("letter " + i).getBytes(StandardCharsets.UTF_8));
            }
            channel.waitForConfirmsOrDie(45_000);
        }
    }

    /** Every file's bytes and time of its last change. */
    private static Map<String, String> bytes(Path directory) throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.toList()) {
                all.put(directory.relativize(file).toString(), Files.getLastModifiedTime(file)
                        + (Files.isRegularFile(file) ? " " + HexFormat.of().formatHex(Files.readAllBytes(file)) : ""));
            }
        }
        return all;
    }

    @SuppressWarnings("unchecked")
    private static Class<TableView<?>> tableType() {
        return (Class<TableView<?>>) (Class<?>) TableView.class;
    }

    @SuppressWarnings("unchecked")
    private static Class<TableView<List<String>>> tableOfRows() {
        return (Class<TableView<List<String>>>) (Class<?>) TableView.class;
    }
}
