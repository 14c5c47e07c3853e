package io.bindery.app;

import static io.bindery.fixture.Onlooker.until;

import io.bindery.broker.BrokerSettings;
import io.bindery.gateway.BrokerGateway.Phase;
import io.bindery.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** A test with a desk in a window, and on it the order shop that a new data directory begins with. */
@ExtendWith(ApplicationExtension.class)
abstract class WithADesk {

    @TempDir Path data;
    Stage stage;
    Desk desk;

    /** Returns when broker and shop are there. */
    @BeforeEach void open() throws Exception {
        stage = FxToolkit.registerPrimaryStage(); // the one of this test: TestFX looks for a method with @Start in the test's own class alone
        desk = WaitForAsyncUtils.asyncFx(this::show).get();
        until(() -> desk.state().runState().get().phase() == Phase.RUNNING
                && desk.state().topology().queue("dead.letters").isPresent());
    }

    private Desk show() {
        Desk shown = desk(BrokerSettings.inMemory().withData(data.resolve("d")));
        shown.state().reducedMotion().set(true);
        Scene scene = new Scene(shown.window(), 1600, 1000);
        Theme.install(scene, shown.state().dark());
        shown.window().installOn(scene);
        stage.setScene(scene);
        stage.show();
        shown.start();
        return shown;
    }

    /** For tests that answer the desk's questions themselves. */
    Desk desk(BrokerSettings settings) {
        return new Desk(settings, List.of());
    }

    @AfterEach void close() throws Exception {
        WaitForAsyncUtils.asyncFx(desk::close).get().toCompletableFuture().get(45, TimeUnit.SECONDS);
    }
}
