package io.bindery.ui.canvas.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.fixture.InMemoryGateway;
import io.bindery.fixture.LiveOrderShop;
import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.ui.state.Edit;
import org.junit.jupiter.api.Test;

class CanvasEditsTest {

    private final InMemoryGateway gateway = LiveOrderShop.gateway();

    @Test
    void undoingADeletedQueueBringsBackItsBindingsAndSaysWhatItDoesNot() {
        VhostSnapshot before = shop();
        Edit edit = CanvasEdits.deleteQueue(before, "billing").orElseThrow();

        edit.redo().forEach(gateway::execute);
        assertThat(shop().queue("billing")).isEmpty();
        edit.undo().forEach(gateway::execute);

        assertThat(shop().bindings()).containsExactlyInAnyOrderElementsOf(before.bindings());
        assertThat(shop().queue("billing").orElseThrow().definition()).isEqualTo(before.queue("billing").orElseThrow().definition());
        assertThat(edit.loss()).isEqualTo("51 messages");
    }

    @Test
    void undoingADeletedExchangeBringsBackBindingsFromItAndToIt() {
        VhostSnapshot before = shop();
        Edit edit = CanvasEdits.deleteExchange(before, "notify").orElseThrow();

        edit.redo().forEach(gateway::execute);
        assertThat(shop().bindings()).noneMatch(binding -> binding.exchange().equals("notify") || binding.destination().equals("notify"));
        edit.undo().forEach(gateway::execute);

        assertThat(shop().bindings()).containsExactlyInAnyOrderElementsOf(before.bindings());
    }

    @Test
    void aMovedBindingIsNeverGoneInBetween() {
        Binding from = Binding.toQueue("/", "payments", "payments.capture", "refund");
        Edit edit = CanvasEdits.reattach(from, Binding.toQueue("/", "payments", "audit", "refund"));

        gateway.execute(edit.redo().get(0));
        assertThat(shop().bindings()).contains(from, Binding.toQueue("/", "payments", "audit", "refund"));
        gateway.execute(edit.redo().get(1));
        assertThat(shop().bindings()).doesNotContain(from);
    }

    private VhostSnapshot shop() {
        return gateway.snapshots().latest().vhost("/").orElseThrow();
    }
}
