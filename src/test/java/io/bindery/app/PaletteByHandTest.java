package io.bindery.app;

import static io.bindery.fixture.Onlooker.until;
import static io.bindery.fixture.Onlooker.untilAsserted;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.ui.state.Selection;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** The palette of the whole window: whatever it can do is found by the words people have for it. */
class PaletteByHandTest extends WithADesk {

    private static final List<String> WORDS = List.of("bind", "unbind", "publish", "send", "purge", "delete", "remove", "policy", "user", "permission", "vhost", "virtual host", "dark",
            "theme", "zoom", "fit", "100", "layout", "tidy", "export", "import", "definitions", "backup", "help", "about", "shortcut", "python", "java", "clock",
            "ttl", "trace", "log", "message", "browse", "route", "why", "lesson", "tutorial", "sql", "query", "disk", "crash", "restart", "stop", "survival", "new queue", "add exchange",
            "declare", "filter", "sidebar", "inspector", "animation", "connect", "quit", "exit", "amqp");

    @Test void everyWordFindsSomething(FxRobot robot) {
        palette(robot);
        for (String word : WORDS) {
            robot.interact(() -> robot.lookup("#palette-field").queryAs(TextField.class).setText(word));
            untilAsserted(() -> assertThat(robot.lookup("#palette-list").<ListView<?>>query().getItems()).as(word).isNotEmpty());
        }
    }

    @Test void aBindingIsDrawnFromThePaletteByKeysAlone(FxRobot robot) {
        palette(robot);
        robot.write("bind dlx");
        robot.type(KeyCode.ENTER);
        untilAsserted(() -> assertThat(desk.state().selection().get()).isEqualTo(new Selection.OfExchange("dlx")));
        until(() -> robot.lookup("Arrows choose, Enter goes on, Esc leaves").tryQuery().isPresent());
        robot.type(KeyCode.ENTER);
        until(() -> robot.lookup("#bind-key").tryQuery().isPresent());
        robot.write("late").type(KeyCode.ENTER);
        until(() -> desk.state().topology().bindings().stream().anyMatch(binding -> binding.exchange().equals("dlx") && binding.key().equals("late")));
    }

    private static void palette(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        until(() -> robot.lookup("#palette-field").tryQuery().isPresent());
    }
}
