package io.bindery.app;

import static io.bindery.fixture.Onlooker.click;
import static io.bindery.fixture.Onlooker.until;
import static io.bindery.fixture.Onlooker.untilAsserted;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.broker.BrokerSettings;
import io.bindery.broker.EmbeddedBroker;
import io.bindery.broker.SnapshotSink;
import io.bindery.engine.ActivitySink;
import io.bindery.gateway.BrokerGateway.Phase;
import io.bindery.model.BrokerSnapshot;
import io.bindery.store.RecoveryProgress;
import io.bindery.ui.theme.Theme;
import io.bindery.ui.workbench.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The whole program but its process: window, broker, sample, directory. */
@ExtendWith(ApplicationExtension.class)
class DeskTest {

    @TempDir Path data;
    private Stage stage;
    private Desk desk;

    @Start void prepare(Stage primary) {
        stage = primary;
    }

    @AfterEach void close(FxRobot robot) throws Exception {
        end(robot);
    }

    @Test void theFirstStartShowsTheOrderShopAtWorkAndTheSecondWhatSurvived(FxRobot robot) throws Exception {
        open(robot, data.resolve("d"));
        until(() -> snapshot().connections().size() == 9 && ready("audit") > 0);
        end(robot);
        open(robot, data.resolve("d"));
        until(() -> ready("audit") > 0);
        assertThat(snapshot().connections()).isEmpty();
        assertThat(desk.state().topology().queue("mail")).as("a transient queue").isEmpty();
        assertThat(desk.state().topology().queue("billing")).as("a durable queue").isPresent();
    }

    @Test void aDirectoryInUseIsSaidInTheWindowWithWaysOutAndNothingIsTouched(FxRobot robot) throws Exception {
        Path directory = data.resolve("taken");
        EmbeddedBroker other = EmbeddedBroker.start(BrokerSettings.inMemory().withData(directory), SnapshotSink.NOBODY, ActivitySink.NOBODY, RecoveryProgress.NONE);
        try {
            open(robot, directory);
            until(() -> desk.state().runState().get().phase() == Phase.FAILED);
            untilAsserted(() -> {
                assertThat(robot.lookup("#start-card-detail").<Label>query().getText()).contains("is in use by another Bindery");
                assertThat(robot.lookup("Elsewhere").tryQuery()).isPresent();
            });
            end(robot);
            assertThat(directory.resolve("window.properties")).doesNotExist();
        } finally {
            other.close();
        }
    }

    @Test void theWindowsSizesAreKeptBesideTheData(FxRobot robot) throws Exception {
        open(robot, data.resolve("d"));
        until(() -> snapshot().revision() > 0 && desk.state().runState().get().phase() == Phase.RUNNING);
        click(robot, "#theme");
        until(() -> desk.state().dark().get());
        end(robot);
        assertThat(Files.readString(data.resolve("d/window.properties"))).contains("dark=true");
    }

    private void open(FxRobot robot, Path directory) {
        robot.interact(() -> {
            desk = new Desk(BrokerSettings.inMemory().withData(directory), List.of(new Surroundings.Choice("Elsewhere", () -> { })));
            Scene scene = new Scene(desk.window(), 1400, 900);
            Theme.install(scene, desk.state().dark());
            stage.setScene(scene);
            stage.show();
            desk.start();
        });
    }

    private void end(FxRobot robot) throws Exception {
        if (desk != null) {
            Desk ending = desk;
            desk = null;
            WaitForAsyncUtils.asyncFx(ending::close).get().toCompletableFuture().get(45, TimeUnit.SECONDS);
        }
    }

    private BrokerSnapshot snapshot() {
        return desk.state().snapshot().get();
    }

    private long ready(String queue) {
        return desk.state().topology().queue(queue).map(BrokerSnapshot.QueueSnapshot::ready).orElse(0L);
    }
}
