package io.bindery.app;

import static io.bindery.fixture.Onlooker.click;
import static io.bindery.fixture.Onlooker.until;
import static io.bindery.fixture.Onlooker.untilAsserted;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.BrokerCommand;
import io.bindery.model.FieldTable;
import io.bindery.model.Properties;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import java.util.EnumSet;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** What the window does to a whole broker by hand: its time, its store's size, its virtual hosts. */
class BrokerControlsTest extends WithADesk {

    @Test void heldTimeLetsNothingExpireUntilItIsStepped(FxRobot robot) {
        ask(new BrokerCommand.DeclareQueue(new QueueDefinition("/", "brief", EnumSet.of(QueueFlag.DURABLE), FieldTable.EMPTY.with(QueueDefinition.MESSAGE_TTL, 3_600_000))));
        ask(new BrokerCommand.Publish("/", "", "brief", Properties.NONE, new byte[1], false));
        until(() -> depth("brief") == 1);
        click(robot, "#clock-hold");
        until(() -> desk.state().snapshot().get().clock().held());
        until(() -> robot.lookup("#clock-told").<Labeled>queryAs(Labeled.class).getText().contains("held"));
        robot.interact(() -> robot.lookup("#clock-step").<MenuButton>queryAs(MenuButton.class).getItems().stream()
                .filter(item -> item.getText().equals("By 1 d")).findFirst().orElseThrow().fire());
        until(() -> depth("brief") == 0);
        click(robot, "#clock-hold");
        until(() -> !desk.state().snapshot().get().clock().held());
    }

    @Test void compactingSaysWhatItGave(FxRobot robot) {
        click(robot, "#tab-store");
        click(robot, "#store-compact");
        until(() -> desk.state().notice().get() != null && desk.state().notice().get().sentence().startsWith("Compacted. Journal "));
    }

    @Test void aVirtualHostIsAddedChosenAndDeletedAgain(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        robot.write("virtual host").type(KeyCode.ENTER);
        click(robot, "#vhost-name");
        robot.write("staging").type(KeyCode.ENTER);
        until(() -> desk.state().vhost().get().equals("staging") && desk.state().snapshot().get().vhost("staging").isPresent());
        untilAsserted(() -> assertThat(desk.state().snapshot().get().access().permissions())
                .anyMatch(permission -> permission.vhost().equals("staging") && permission.user().equals("guest")));
        until(() -> robot.lookup("#vhost-chooser").query().isVisible());
        click(robot, "#vhost-delete");
        until(() -> desk.state().vhost().get().equals("/") && desk.state().snapshot().get().vhost("staging").isEmpty());
        assertThat(desk.state().topology().queue("dead.letters")).isPresent();
        robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
        until(() -> desk.state().vhost().get().equals("staging") && desk.state().snapshot().get().vhost("staging").isPresent()); // undo shows what it brought back
    }

    private void ask(BrokerCommand command) {
        desk.state().gateway().execute(command);
    }

    private long depth(String queue) {
        return desk.state().topology().queue(queue).map(found -> found.depth()).orElse(-1L);
    }
}
