package io.bindery.ui.inspect;

import static io.bindery.fixture.Onlooker.act;
import static io.bindery.fixture.Onlooker.until;
import static io.bindery.fixture.Onlooker.untilAsserted;
import static io.bindery.fixture.Onlooker.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.fixture.InMemoryGateway;
import io.bindery.fixture.LiveOrderShop;
import io.bindery.model.Binding;
import io.bindery.model.BrokerCommand;
import io.bindery.model.FieldTable;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import io.bindery.ui.fx.FrameTicker;
import io.bindery.ui.state.Selection;
import io.bindery.ui.state.WorkbenchState;
import io.bindery.ui.theme.Theme;
import java.util.EnumSet;
import java.util.List;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class InspectorTest {

    private static final int MANY = 2_000;

    private final InMemoryGateway gateway = LiveOrderShop.gateway();
    private WorkbenchState state;
    private Inspector inspector;

    @Start void show(Stage stage) {
        for (int i = 0; i < MANY; i++) {
            gateway.execute(new BrokerCommand.Bind(Binding.toQueue("/", "payments", "payments.capture", "key." + i)));
        }
        FrameTicker ticker = new FrameTicker();
        state = new WorkbenchState(gateway, ticker);
        inspector = new Inspector(state, () -> { }, () -> { });
        Scene scene = new Scene(inspector, 300, 600);
        Theme.install(scene, state.dark());
        stage.setScene(scene);
        stage.show();
        ticker.start();
    }

    @AfterEach void close() {
        act(() -> {
            inspector.close();
            state.close();
        });
    }

    @Test void anExchangeWithMoreBindingsThanAnybodyReadsTellsTheFirstAndCountsTheRest(FxRobot robot) {
        untilAsserted(() -> assertThat(state.topology().bindings()).hasSizeGreaterThan(MANY));
        act(() -> state.selection().set(new Selection.OfExchange("payments")));

        untilAsserted(() -> assertThat(words(robot, inspector)).contains("key.0", "1,902 more").doesNotContain("key.1999"));
    }

    @Test void whatIsSelectedBeforeASnapshotHasItIsToldWhenOneHas(FxRobot robot) {
        untilAsserted(() -> assertThat(state.topology().bindings()).hasSizeGreaterThan(MANY));
        act(() -> state.selection().set(new Selection.OfQueue("parcels")));
        gateway.figures("billing", 3, 0, 0, 0);
        until(() -> state.topology().queue("billing").orElseThrow().ready() == 3);
        assertThat(state.selection().get()).as("may be on its way").isEqualTo(new Selection.OfQueue("parcels"));
        gateway.execute(new BrokerCommand.DeclareQueue(new QueueDefinition("/", "parcels", EnumSet.of(QueueFlag.DURABLE), FieldTable.EMPTY)));
        untilAsserted(() -> assertThat(words(robot, inspector)).contains("parcels"));
        gateway.execute(new BrokerCommand.DeleteQueue("/", "parcels"));
        until(() -> state.selection().get().equals(Selection.NOTHING));
    }

    @Test void aLineOfManyBindingsLikewise(FxRobot robot) {
        untilAsserted(() -> assertThat(state.topology().bindings()).hasSizeGreaterThan(MANY));
        List<Binding> line = state.topology().bindings().stream().filter(binding -> binding.exchange().equals("payments")).toList();
        act(() -> state.selection().set(new Selection.OfBindings(line)));

        untilAsserted(() -> assertThat(words(robot, inspector)).contains("key.0", "1,952 more").doesNotContain("key.1999"));
    }
}
