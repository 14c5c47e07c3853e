package io.bindery.ui.state;

import static io.bindery.fixture.Onlooker.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.fixture.InMemoryGateway;
import io.bindery.fixture.LiveOrderShop;
import io.bindery.model.Binding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class EditStackTest {

    private final InMemoryGateway gateway = LiveOrderShop.gateway();
    private final EditStack edits = new EditStack(() -> gateway, notice -> { }, vhost -> { });

    @Test void whatWasDoneInAVirtualHostThatIsGoneIsNotOfferedToBeTakenBack(FxRobot robot) {
        robot.interact(() -> edits.perform(Edits.bind(Binding.toQueue("/", "orders", "push", "k"))));
        until(() -> edits.undoTitle().get().equals("Bind orders to push"));

        robot.interact(() -> edits.forget("another"));
        assertThat(edits.undoTitle().get()).isEqualTo("Bind orders to push");
        robot.interact(() -> edits.forget("/"));
        assertThat(edits.undoTitle().get()).isEmpty();
    }
}
