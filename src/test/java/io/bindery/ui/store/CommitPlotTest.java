package io.bindery.ui.store;

import static io.bindery.fixture.Onlooker.look;
import static io.bindery.fixture.Onlooker.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.gateway.StoreActivity.Group;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Tooltip;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The plot of commit groups as it is drawn, and what it tells under the pointer. */
@ExtendWith(ApplicationExtension.class)
class CommitPlotTest {

    private CommitPlot plot;

    /** Thirty-nine groups of five records, and a clean-up. */
    @Start void show(Stage stage) {
        plot = new CommitPlot("");
        stage.setScene(new Scene(new StackPane(plot), 420, 90));
        stage.show();
        Group small = new Group(0, 5, 5_000, 2_000_000);
        plot.show(Stream.concat(IntStream.range(0, 39).mapToObj(i -> small), Stream.of(new Group(0, 100_000, 100_000_000, 300_000_000))).toList(), 0, false);
    }

    @Test void smallGroupsCanBeSeenBesideACleanUp() {
        WritableImage drawn = look(() -> plot.snapshot(null, null));
        int x = 4;
        long inked = IntStream.range(0, (int) drawn.getHeight()).mapToObj(y -> drawn.getPixelReader().getColor(x, y)).filter(CommitPlotTest::isBar).count();
        assertThat(inked).as("a bar's height in pixels").isGreaterThanOrEqualTo(6);
    }

    private static boolean isBar(Color color) {
        return color.getBlue() - color.getRed() > 0.3;
    }

    @Test void theGroupUnderThePointerIsToldExactly(FxRobot robot) {
        robot.moveTo(plot);
        robot.moveBy(1, 0);
        until(() -> look(() -> Window.getWindows().stream().filter(Tooltip.class::isInstance).map(window -> ((Tooltip) window).getText())
                .anyMatch(text -> text.endsWith("5 records, 5 kB, synced in 2.0 ms"))));
    }
}
