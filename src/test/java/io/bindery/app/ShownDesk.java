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
import org.testfx.util.WaitForAsyncUtils;

/** A desk in a window, with the order shop that a new data directory begins with. */
final class ShownDesk {

    private ShownDesk() { }

    /** Returns when broker and shop are there. */
    static Desk on(Stage stage, Path data) throws Exception {
        Desk desk = WaitForAsyncUtils.asyncFx(() -> show(stage, data)).get();
        until(() -> desk.state().runState().get().phase() == Phase.RUNNING
                && desk.state().topology().queue("dead.letters").isPresent());
        return desk;
    }

    private static Desk show(Stage stage, Path data) {
        Desk desk = new Desk(BrokerSettings.inMemory().withData(data), List.of());
        desk.state().reducedMotion().set(true);
        Scene scene = new Scene(desk.window(), 1600, 1000);
        Theme.install(scene, desk.state().dark());
        desk.window().installOn(scene);
        stage.setScene(scene);
        stage.show();
        desk.start();
        return desk;
    }

    static void close(Desk desk) throws Exception {
        WaitForAsyncUtils.asyncFx(desk::close).get().toCompletableFuture().get(45, TimeUnit.SECONDS);
    }
}
