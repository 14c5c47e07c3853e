package io.bindery.app;

import static io.bindery.app.ShownDesk.fx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bindery.model.BrokerCommand;
import io.bindery.model.FieldTable;
import io.bindery.model.Properties;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
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

/** What the window does to a whole broker by hand: its time, its store's size, its virtual hosts. */
@ExtendWith(ApplicationExtension.class)
class BrokerControlsTest {

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

    @Test void heldTimeLetsNothingExpireUntilItIsStepped(FxRobot robot) {
        ask(new BrokerCommand.DeclareQueue(new QueueDefinition("/", "brief", EnumSet.of(QueueFlag.DURABLE), FieldTable.EMPTY.with(QueueDefinition.MESSAGE_TTL, 3_600_000))));
        ask(new BrokerCommand.Publish("/", "", "brief", Properties.NONE, new byte[1], false));
        await().until(fx(() -> depth("brief") == 1));
        robot.clickOn("#clock-hold");
        await().until(fx(() -> desk.state().snapshot().get().clock().held()));
        await().until(fx(() -> robot.lookup("#clock-told").<Labeled>queryAs(Labeled.class).getText().contains("held")));
        robot.interact(() -> robot.lookup("#clock-step").<MenuButton>queryAs(MenuButton.class).getItems().stream()
                .filter(item -> item.getText().equals("By 1 d")).findFirst().orElseThrow().fire());
        await().until(fx(() -> depth("brief") == 0));
        robot.clickOn("#clock-hold");
        await().until(fx(() -> !desk.state().snapshot().get().clock().held()));
    }

    @Test void compactingSaysWhatItGave(FxRobot robot) {
        robot.clickOn("#tab-store");
        robot.clickOn("#store-compact");
        await().atMost(30, TimeUnit.SECONDS).until(fx(() -> desk.state().notice().get() != null && desk.state().notice().get().sentence().startsWith("Compacted. Journal ")));
    }

    @Test void aVirtualHostIsAddedChosenAndDeletedAgain(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        robot.write("virtual host").type(KeyCode.ENTER);
        robot.clickOn("#vhost-name").write("staging").type(KeyCode.ENTER);
        await().until(fx(() -> desk.state().vhost().get().equals("staging") && desk.state().snapshot().get().vhost("staging").isPresent()));
        assertThat(desk.state().snapshot().get().access().permissions()).anyMatch(permission -> permission.vhost().equals("staging") && permission.user().equals("guest"));
        await().until(fx(() -> robot.lookup("#vhost-chooser").query().isVisible()));
        robot.clickOn("#vhost-delete");
        await().until(fx(() -> desk.state().vhost().get().equals("/") && desk.state().snapshot().get().vhost("staging").isEmpty()));
        assertThat(desk.state().topology().queue("dead.letters")).isPresent();
        robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
        await("undo shows what it brought back").until(fx(() -> desk.state().vhost().get().equals("staging") && desk.state().snapshot().get().vhost("staging").isPresent()));
    }

    private void ask(BrokerCommand command) {
        desk.state().gateway().execute(command);
    }

    private long depth(String queue) {
        return desk.state().topology().queue(queue).map(found -> found.depth()).orElse(-1L);
    }
}
