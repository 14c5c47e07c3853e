package io.bindery.ui;

import static io.bindery.fixture.Onlooker.look;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What every window test stands on: a toolkit without a display in which a drag is a drag and pixels are pixels. */
@ExtendWith(ApplicationExtension.class)
class HeadlessToolkitTest {

    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;
    private static final Color INK = Color.web("#2B5BD7");
    private static final Point2D PORT = new Point2D(200, 300);
    private static final Point2D QUEUE = new Point2D(1500, 900);

    private Scene scene;
    private Rectangle port;
    private Rectangle queue;

    @Start
    void show(Stage stage) {
        port = square("port", PORT);
        queue = square("queue", QUEUE);
        scene = new Scene(new Group(port, queue), WIDTH, HEIGHT, Color.WHITE);
        stage.setScene(scene);
        stage.show();
    }

    private static Rectangle square(String id, Point2D centre) {
        Rectangle square = new Rectangle(centre.getX() - 20, centre.getY() - 20, 40, 40);
        square.setId(id);
        square.setFill(INK);
        return square;
    }

    @BeforeEach
    void makeThePortMovable() {
        port.addEventHandler(MouseEvent.DRAG_DETECTED, event -> port.startFullDrag());
        port.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            port.setX(event.getX() - 20);
            port.setY(event.getY() - 20);
        });
    }

    @Test
    void aNodeFollowsTheHandThatDragsIt(FxRobot robot) {
        robot.drag("#port", MouseButton.PRIMARY).dropBy(300, 200);

        Bounds moved = port.getBoundsInParent();
        assertThat(moved.getCenterX()).isEqualTo(PORT.getX() + 300);
        assertThat(moved.getCenterY()).isEqualTo(PORT.getY() + 200);
    }

    @Test
    void theNodeUnderTheHandLearnsOfTheRelease(FxRobot robot) {
        List<Object> sources = new CopyOnWriteArrayList<>();
        queue.addEventHandler(MouseDragEvent.MOUSE_DRAG_RELEASED, event -> sources.add(event.getGestureSource()));
        queue.toFront();

        robot.drag("#port", MouseButton.PRIMARY).dropTo("#queue");

        assertThat(sources).containsExactly(port);
    }

    /** Names as the style sheets write them: a weight is a family of its own in JavaFX. */
    @ParameterizedTest
    @CsvSource({"Inter-Regular.otf,Inter", "Inter-Medium.otf,Inter Medium", "Inter-SemiBold.otf,Inter Semi Bold",
        "JetBrainsMono-Regular.ttf,JetBrains Mono", "JetBrainsMono-Medium.ttf,JetBrains Mono Medium"})
    void theBundledFontsLoadUnderTheirFamilies(String file, String family) {
        Font font = Font.loadFont(getClass().getResourceAsStream("/io/bindery/ui/theme/fonts/" + file), 13);

        assertThat(font.getFamily()).isEqualTo(family);
    }

    @Test
    void theScreenHoldsAWholeWindow() {
        WritableImage picture = look(() -> scene.snapshot(null));

        assertThat(picture.getWidth()).isEqualTo(WIDTH);
        assertThat(picture.getPixelReader().getColor((int) QUEUE.getX(), (int) QUEUE.getY())).isEqualTo(INK);
        assertThat(picture.getPixelReader().getColor(800, 100)).isEqualTo(Color.WHITE);
    }
}
