package io.bindery.ui.theme;

import static io.bindery.fixture.Onlooker.look;
import static io.bindery.fixture.Onlooker.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A tooltip's window, its shadow included, leaves the pointer to what it tells of: else it hides as soon as it shows, and takes the click. */
@ExtendWith(ApplicationExtension.class)
class TooltipsTest {

    private final AtomicInteger clicks = new AtomicInteger();
    private Button button;
    private Tooltip tooltip;

    @Start void show(Stage stage) {
        button = new Button("Restart");
        tooltip = new Tooltip("Stop the broker and start it again");
        button.setTooltip(tooltip);
        button.setOnAction(event -> clicks.incrementAndGet());
        Scene scene = new Scene(new StackPane(button), 1600, 1000);
        Theme.install(scene, new SimpleBooleanProperty());
        stage.setScene(scene);
        stage.show();
    }

    @ParameterizedTest
    @EnumSource(value = Pos.class, names = {"TOP_LEFT", "TOP_RIGHT", "CENTER", "BOTTOM_LEFT", "BOTTOM_RIGHT"})
    void itStaysWhileThePointerRestsAndAClickReachesTheButton(Pos place, FxRobot robot) {
        robot.interact(() -> {
            StackPane.setAlignment(button, place);
            button.getParent().layout();
        });
        robot.moveTo("Restart");
        until(tooltip::isShowing);
        assertThat(look(this::coversThePointer)).isFalse();
        robot.clickOn(MouseButton.PRIMARY);
        until(() -> clicks.get() == 1);
    }

    private boolean coversThePointer() {
        double x = new javafx.scene.robot.Robot().getMouseX();
        double y = new javafx.scene.robot.Robot().getMouseY();
        return x >= tooltip.getX() && x < tooltip.getX() + tooltip.getWidth() && y >= tooltip.getY() && y < tooltip.getY() + tooltip.getHeight();
    }
}
