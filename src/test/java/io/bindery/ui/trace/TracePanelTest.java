package io.bindery.ui.trace;

import static io.bindery.fixture.Onlooker.act;
import static io.bindery.fixture.Onlooker.click;
import static io.bindery.fixture.Onlooker.until;
import static io.bindery.fixture.Onlooker.untilAsserted;
import static io.bindery.fixture.Onlooker.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.fixture.InMemoryGateway;
import io.bindery.fixture.LiveOrderShop;
import io.bindery.model.Activity;
import io.bindery.model.BrokerCommand;
import io.bindery.model.Properties;
import io.bindery.ui.fx.FrameTicker;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.theme.Theme;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class TracePanelTest {

    private final InMemoryGateway gateway = LiveOrderShop.gateway();
    private WorkbenchState state;
    private TracePanel panel;
    private int fronted;

    @Start void show(Stage stage) {
        FrameTicker ticker = new FrameTicker();
        state = new WorkbenchState(gateway, ticker);
        panel = new TracePanel(state, () -> fronted++);
        HBox strip = new HBox();
        strip.getChildren().addAll(panel.actions());
        Scene scene = new Scene(new StackPane(new VBox(strip, panel)), 1600, 400);
        Theme.install(scene, state.dark());
        stage.setScene(scene);
        stage.show();
        ticker.start();
    }

    @AfterEach void close() {
        act(() -> {
            panel.close();
            state.close();
        });
    }

    @Test void whatHappensIsListedAndAPassportShowsItsCopies(FxRobot robot) {
        publish("order.eu.created");
        gateway.show(new Activity.Delivered(System.currentTimeMillis(), "/", 1, "billing", 13, 1, "t", false));
        gateway.show(new Activity.Acked(System.currentTimeMillis(), "/", 1, "billing"));
        until(() -> table(robot).getItems().size() == 3);
        assertThat(table(robot).getItems()).extracting(TraceEvent::what).containsExactly("published", "delivered", "acked");
        assertThat(table(robot).getItems()).extracting(TraceEvent::where).containsExactly("this window to orders, order.eu.created: 3 queues", "billing to biller", "billing");

        act(() -> table(robot).getSelectionModel().select(2));
        untilAsserted(() -> assertThat(words(robot, panel)).contains("acked by biller", "Message 1", "published by this window to 3 queues", "warehouse.eu", "order.eu.#", "audit", "ready"));
    }

    @Test void theEventsHaveAllTheRoomUntilAPassportIsOpen(FxRobot robot) {
        publish("order.eu.created");
        until(() -> table(robot).getItems().size() == 1);
        untilAsserted(() -> assertThat(table(robot).getWidth()).isGreaterThan(1500));
        assertThat(robot.lookup("#trace-passport").tryQuery()).isEmpty();
        act(() -> table(robot).getSelectionModel().select(0));
        untilAsserted(() -> {
            assertThat(table(robot).getWidth()).isLessThan(500);
            assertThat(table(robot).getColumns()).extracting(TableColumn::getWidth).allSatisfy(width -> assertThat(width).as("wide enough to be read").isGreaterThan(110));
            assertThat(robot.lookup("#trace-passport").queryAs(Region.class).getWidth()).isGreaterThan(1000);
        });
        act(() -> table(robot).getSelectionModel().clearSelection());
        untilAsserted(() -> assertThat(table(robot).getWidth()).isGreaterThan(1500));
    }

    @Test void theFilterNarrowsTheList(FxRobot robot) {
        publish("order.eu.created");
        publish("nobody.home");
        act(() -> ((TextInputControl) robot.lookup("#trace-filter").query()).setText("queue:orders.lost"));
        until(() -> robot.lookup("#trace-count").queryAs(Label.class).getText().equals("1 of 2 events"));
    }

    @Test void nothingIsRecordedOrAskedOfTheBrokerWhileRecordIsOff(FxRobot robot) {
        click(robot, "#trace-record");
        until(() -> !gateway.activity().watched());
        publish("order.eu.created");
        click(robot, "#trace-record");
        until(() -> gateway.activity().watched());
        publish("order.us.created");
        until(() -> table(robot).getItems().size() == 1);
        assertThat(table(robot).getItems().get(0).where()).contains("order.us.created");
    }

    @Test void aPassportAskedForElsewhereIsShownAndCanBeAskedForAgain(FxRobot robot) {
        publish("order.eu.created");
        until(() -> table(robot).getItems().size() == 1);
        act(() -> state.passport().set(1));
        until(() -> words(robot, panel).contains("Message 1"));
        assertThat(state.passport().get()).isZero();
        assertThat(fronted).isEqualTo(1);

        act(() -> state.passport().set(7));
        until(() -> words(robot, panel).stream().anyMatch(text -> text.startsWith("Message 7 was published before recording began")));
    }

    @Test void thatAMessageIsNotKnownStandsThereThoughAnotherWasLookedAtAndMoreHappens(FxRobot robot) {
        publish("order.eu.created");
        until(() -> table(robot).getItems().size() == 1);
        act(() -> state.passport().set(1));
        until(() -> words(robot, panel).contains("Message 1"));

        act(() -> state.passport().set(7));
        publish("order.us.created");
        until(() -> robot.lookup("#trace-count").queryAs(Label.class).getText().equals("0 of 2 events"));
        untilAsserted(() -> assertThat(words(robot, panel)).doesNotContain("Message 1").contains("Nothing that is recorded says that")
                .anyMatch(text -> text.startsWith("Message 7 was published before recording began")));

        act(() -> ((TextInputControl) robot.lookup("#trace-filter").query()).clear());
        until(() -> words(robot, panel).stream().noneMatch(text -> text.startsWith("Message 7 was published before recording began")));
    }

    /** The longest count there is: of a torrent, when all the events that are kept match. */
    @ParameterizedTest
    @CsvSource({"1240, ''", "1600, ''", "1240, queue:warehouse.eu exchange:orders key:order.eu.created message:61203",
        "1600, queue:warehouse.eu exchange:orders key:order.eu.created message:61203"})
    void theFiltersWordsNeverRunIntoTheCount(double width, String typed, FxRobot robot) {
        TextInputControl filter = robot.lookup("#trace-filter").queryAs(TextInputControl.class);
        Label count = robot.lookup("#trace-count").queryAs(Label.class);
        act(() -> {
            ((Region) panel.getParent()).setMaxWidth(width); // the stage is every test's, and would keep a size that it was given
            filter.setText(typed);
            count.setText("10,000 of 10,000 events, a sample");
        });
        untilAsserted(() -> {
            double begins = count.localToScene(count.getLayoutBounds()).getMinX();
            assertThat(panel.getWidth()).isEqualTo(width);
            assertThat(filter.localToScene(filter.getLayoutBounds()).getMaxX()).isLessThanOrEqualTo(begins); // what is typed scrolls within the field
            if (typed.isEmpty()) {
                Node prompt = robot.from(filter).lookup((Node node) -> node instanceof Text words && words.getText().equals(filter.getPromptText())).query();
                double ends = filter.localToScene(filter.getLayoutBounds()).getMaxX();
                assertThat(prompt.localToScene(prompt.getLayoutBounds()).getMaxX()).as("read whole").isLessThan(ends - 4);
            }
        });
    }

    private void publish(String key) {
        gateway.execute(new BrokerCommand.Publish("/", "orders", key, Properties.NONE, new byte[] {1}, false));
    }

    @SuppressWarnings("unchecked")
    private static TableView<TraceEvent> table(FxRobot robot) {
        return robot.lookup("#trace-events").queryAs(TableView.class);
    }
}
