package io.bindery.app;

import static io.bindery.fixture.Onlooker.act;
import static io.bindery.fixture.Onlooker.click;
import static io.bindery.fixture.Onlooker.look;
import static io.bindery.fixture.Onlooker.until;
import static io.bindery.fixture.Onlooker.untilAsserted;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.broker.BrokerSettings;
import io.bindery.gateway.LongWork;
import io.bindery.store.RecoveryProgress;
import io.bindery.store.StoreInspector;
import io.bindery.ui.state.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** A backup from the window: asked for by its menu, told how far it is and where it lies, and looked into. The system's dialog alone is answered by the test. */
class BackUpInTheWindowTest extends WithADesk {

    private final List<Path> suggested = new ArrayList<>();
    private final List<Path> lookedInto = new ArrayList<>();
    private Path answer;

    @Override Desk desk(BrokerSettings settings) {
        return new Desk(settings, List.of(), List.of(), lookedInto::add, path -> {
            suggested.add(path);
            return Optional.ofNullable(answer);
        });
    }

    @Test void itIsSuggestedBesideTheDataUnderANameNobodyHasAndCanBeLookedIntoWhenItIsMade(FxRobot robot) throws Exception {
        answer = data.resolve("copy");
        backUp(robot);
        until(() -> robot.lookup("#notice-offer").tryQuery().isPresent());
        assertThat(suggested.get(0).getParent()).isEqualTo(data);
        assertThat(suggested.get(0).getFileName().toString()).matches("bindery-backup-\\d{4}-\\d\\d-\\d\\d-\\d{4}");
        try (StoreInspector made = StoreInspector.open(answer, RecoveryProgress.NONE)) {
            assertThat(made.queues()).extracting(queue -> queue.definition().name()).contains("dead.letters");
        }
        click(robot, "#notice-offer");
        until(() -> lookedInto.equals(List.of(answer)));
    }

    @Test void whoAnswersTheDialogWithNothingGetsNothing(FxRobot robot) {
        backUp(robot);
        assertThat(look(() -> desk.state().work().get())).isNull();
        assertThat(robot.lookup("#notice-offer").tryQuery()).isEmpty();
    }

    @Test void aPlaceThatIsTakenIsRefusedAndWhatIsThereStays(FxRobot robot) throws Exception {
        answer = Files.createDirectory(data.resolve("mine"));
        Files.writeString(answer.resolve("letter"), "dear");
        backUp(robot);
        untilAsserted(() -> assertThat(robot.lookup(".notice .medium").queryAllAs(Labeled.class)).extracting(Labeled::getText)
                .contains(answer + " is there already and not empty: name a place for a new directory."));
        assertThat(answer.resolve("letter")).hasContent("dear");
        until(() -> !robot.lookup("#work-note").query().isVisible());
    }

    @Test void theStatusBarSaysHowFarLongWorkIsAndEndsIt(FxRobot robot) {
        LongWork work = new LongWork();
        work.reached(43, 100);
        act(() -> desk.state().work().set(new Work("Backing up", work)));
        until(() -> robot.lookup("#work-note").query().isVisible());
        untilAsserted(() -> assertThat(robot.lookup("#work-note .mono-small").queryAs(Labeled.class).getText()).isEqualTo("43 %"));
        click(robot, "#work-cancel");
        until(() -> {
            try {
                work.reached(44, 100);
                return false;
            } catch (LongWork.Cancelled ended) {
                return true;
            }
        });
    }

    private static void backUp(FxRobot robot) {
        robot.interact(() -> robot.lookup("#broker-chip").queryAs(MenuButton.class).getItems().stream()
                .filter(item -> item.getText().equals("Back up…")).findFirst().orElseThrow().fire());
    }
}
