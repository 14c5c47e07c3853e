package io.bindery.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.Binding;
import io.bindery.model.BrokerCommand;
import io.bindery.model.BrokerSnapshot.ExchangeSnapshot;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.Definitions;
import io.bindery.sample.OrderShop;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditsTest {

    private static final Definitions SHOP = OrderShop.definitions("/");

    @Test void undoOfADeletedQueueDeclaresItAndBindsItAgain() {
        Edit edit = Edits.deleteQueue(vhost(0), "warehouse.eu");
        assertThat(edit.redo()).containsExactly(new BrokerCommand.DeleteQueue("/", "warehouse.eu"));
        assertThat(edit.undo()).hasSize(3).first().isInstanceOf(BrokerCommand.DeclareQueue.class);
        assertThat(edit.undo()).contains(new BrokerCommand.Bind(Binding.toQueue("/", "orders", "warehouse.eu", "stock.eu.#")));
    }

    @Test void theMessagesThatDoNotComeBackAreCounted() {
        assertThat(Edits.deleteQueue(vhost(41), "billing").loss()).isEqualTo("41 messages");
        assertThat(Edits.deleteQueue(vhost(0), "billing").loss()).isEmpty();
    }

    @Test void undoOfADeletedExchangeBindsBothOfItsSides() {
        Edit edit = Edits.deleteExchange(vhost(0), "notify");
        assertThat(edit.undo()).contains(new BrokerCommand.Bind(Binding.toExchange("/", "orders", "notify", "order.#.shipped")),
                new BrokerCommand.Bind(Binding.toQueue("/", "notify", "mail", "")));
    }

    private static VhostSnapshot vhost(long inEach) {
        return new VhostSnapshot("/", SHOP.exchanges().stream().map(exchange -> new ExchangeSnapshot(exchange, 0, 0, 0)).toList(),
                SHOP.queues().stream().map(queue -> new QueueSnapshot(queue, inEach, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of())).toList(), SHOP.bindings());
    }
}
