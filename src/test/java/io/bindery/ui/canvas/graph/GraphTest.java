package io.bindery.ui.canvas.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.fixture.InMemoryGateway;
import io.bindery.fixture.LiveOrderShop;
import io.bindery.model.Binding;
import io.bindery.model.BrokerCommand;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.FieldTable;
import io.bindery.model.QueueDefinition;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GraphTest {

    private final InMemoryGateway gateway = LiveOrderShop.gateway();

    @Test
    void aThirdBindingBetweenTheSameTwoTakesUpNoMoreRoomAndIsAnotherShape() {
        Graph before = graph();
        bind("order.third");

        assertThat(graph().sameRoom(before)).isTrue();
        assertThat(graph().sameShape(before)).isFalse();
    }

    @Test
    void aNewLineASecondKeyAndANewQueueTakeUpRoom() {
        Graph before = graph();
        gateway.execute(new BrokerCommand.Bind(Binding.toQueue("/", "orders", "mail", "x")));
        Graph line = graph();
        gateway.execute(new BrokerCommand.Bind(Binding.toQueue("/", "orders", "mail", "y")));
        Graph second = graph();
        gateway.execute(new BrokerCommand.DeclareQueue(new QueueDefinition("/", "new", Set.of(), FieldTable.EMPTY)));

        assertThat(line.sameRoom(before)).isFalse();
        assertThat(second.sameRoom(line)).isFalse();
        assertThat(graph().sameRoom(second)).isFalse();
    }

    private void bind(String key) {
        gateway.execute(new BrokerCommand.Bind(Binding.toQueue("/", "orders", "warehouse.eu", key)));
    }

    private Graph graph() {
        BrokerSnapshot snapshot = gateway.snapshots().latest();
        return Graph.of(snapshot.vhost("/").orElseThrow(), snapshot.connections(), Set.of());
    }
}
