package io.bindery.ui.canvas;

import static io.bindery.fixture.Onlooker.act;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.fixture.LiveOrderShop;
import io.bindery.ui.canvas.drawing.Figure;
import io.bindery.ui.canvas.geometry.Box;
import io.bindery.ui.canvas.graph.Client;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.fx.FrameTicker;
import io.bindery.ui.state.WorkbenchState;
import java.util.List;
import java.util.Set;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@ExtendWith(ApplicationExtension.class)
class DoingsTest {

    private static final Figure.OfClient THIS_WINDOW = new Figure.OfClient(new FigureId(FigureId.Kind.PUBLISHER, "this window"), new Box(0, 0, 1, 1),
            new Client(new FigureId(FigureId.Kind.PUBLISHER, "this window"), "this window", Set.of(0L), List.of(FigureId.exchange("orders")), 0));

    private WorkbenchState state;
    private Doings doings;

    @Start void show(Stage stage) {
        state = new WorkbenchState(LiveOrderShop.gateway(), new FrameTicker());
        doings = new Doings(state);
    }

    @Stop void stop() {
        state.close();
    }

    @Test void whatThisWindowPublishedIntoOneVirtualHostIsNotCountedInAnother() {
        doings.publishedHere();
        doings.publishedHere();
        assertThat(doings.of(THIS_WINDOW)).isEqualTo("2 messages");
        act(() -> state.vhost().set("lesson: hello"));
        doings.publishedHere();
        assertThat(doings.of(THIS_WINDOW)).isEqualTo("1 message");
    }
}
