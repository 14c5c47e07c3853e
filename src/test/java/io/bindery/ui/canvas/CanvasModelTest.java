package io.bindery.ui.canvas;

import static io.bindery.fixture.Onlooker.act;
import static io.bindery.fixture.Onlooker.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.fixture.BigTopology;
import io.bindery.fixture.InMemoryGateway;
import io.bindery.model.BrokerCommand;
import io.bindery.model.FieldTable;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.geometry.Spot;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.fx.FrameTicker;
import io.bindery.ui.state.WorkbenchState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Arrangements of many figures, which take a while, made when the test says so. */
@ExtendWith(ApplicationExtension.class)
class CanvasModelTest {

    private static final FigureId OLD = FigureId.queue("orders.q1");
    private static final FigureId LATE = FigureId.queue("late");

    private final Deque<Runnable> work = new ArrayDeque<>();
    private InMemoryGateway gateway;
    private FrameTicker ticker;
    private WorkbenchState state;
    private CanvasModel model;

    @Start void show(Stage stage) {
        gateway = BigTopology.gateway();
        ticker = new FrameTicker();
        state = new WorkbenchState(gateway, ticker);
        model = new CanvasModel(state, figures -> { }, () -> { }, work::add);
        state.snapshot().addListener((observed, was, is) -> model.follow());
        ticker.start();
    }

    @Stop void stop() {
        ticker.stop();
        state.close();
    }

    @Test void anArrangementArrivesThoughANewerTopologyCameWhileItWasMadeAndThatIsArrangedNext() {
        until(() -> work.size() == 1);
        declare("late");
        until(() -> state.topology().queue("late").isPresent());
        assertThat(work).as("one after the other").hasSize(1);
        arrangeOne();
        until(() -> model.drawing().figure(OLD).isPresent());
        assertThat(model.drawing().figure(LATE)).as("has no place yet").isEmpty();
        until(() -> work.size() == 1);
        arrangeOne();
        until(() -> model.drawing().figure(LATE).isPresent());
    }

    @Test void whatHasGoneMeanwhileIsFoundNowhere() {
        until(() -> work.size() == 1);
        arrangeOne();
        until(() -> model.drawing().figure(OLD).isPresent());
        Box place = model.drawing().figure(OLD).map(Figure::box).orElseThrow();
        gateway.execute(new BrokerCommand.DeleteQueue("/", OLD.name()));
        until(() -> state.topology().queue(OLD.name()).isEmpty());
        gateway.figures("orders.q2", 7, 0, 0, 0);
        until(() -> model.drawing().figure(OLD).isEmpty());
        assertThat(model.drawing().figuresNear(place)).doesNotContainNull();
    }

    @Test void whatIsAddedWhereAnotherStandsOnceAllIsArrangedStandsInItsOwnPlace() {
        until(() -> work.size() == 1);
        arrangeOne();
        until(() -> model.drawing().figure(OLD).isPresent());
        Box taken = model.drawing().figure(OLD).map(Figure::box).orElseThrow();
        act(() -> model.place(LATE, new Spot(taken.x(), taken.y())));
        declare("late");
        until(() -> work.size() == 1);
        arrangeOne();
        until(() -> model.drawing().figure(LATE).isPresent());
        Box place = model.drawing().figure(LATE).map(Figure::box).orElseThrow();
        assertThat(model.drawing().figuresNear(place)).filteredOn(figure -> figure.box().touches(place)).extracting(Figure::id).containsExactly(LATE);
    }

    private void declare(String queue) {
        gateway.execute(new BrokerCommand.DeclareQueue(new QueueDefinition("/", queue, EnumSet.of(QueueFlag.DURABLE), FieldTable.EMPTY)));
    }

    private void arrangeOne() {
        Runnable[] next = new Runnable[1];
        act(() -> next[0] = work.poll());
        next[0].run();
    }
}
