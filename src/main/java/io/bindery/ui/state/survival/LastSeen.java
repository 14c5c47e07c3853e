package io.bindery.ui.state.survival;

import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot.ExchangeSnapshot;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.ui.state.survival.SurvivalForecast.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A virtual host just before the end, put together of two looks: the one when the end was asked for still has the clients
 * and what goes with them; the last one has the counts as they were when nothing moved any more.
 */
final class LastSeen {

    private LastSeen() { }

    static VhostSnapshot of(VhostSnapshot asked, VhostSnapshot last, Ending ending) {
        SurvivalForecast expected = new Forecaster(ending, 0, Map.of()).of(asked);
        List<QueueSnapshot> queues = new ArrayList<>(last.queues().stream().map(queue -> withClients(queue, asked)).toList());
        asked.queues().stream().filter(queue -> last.queue(queue.definition().name()).isEmpty())
                .filter(queue -> expected.of(queue.definition().name()).orElseThrow().isGone()).forEach(queues::add);
        List<ExchangeSnapshot> exchanges = new ArrayList<>(last.exchanges());
        asked.exchanges().stream().filter(exchange -> last.exchange(exchange.definition().name()).isEmpty())
                .filter(exchange -> expected.goneExchanges().containsKey(exchange.definition().name())).forEach(exchanges::add);
        List<Binding> bindings = new ArrayList<>(last.bindings());
        asked.bindings().stream().filter(expected.goneBindings()::containsKey).filter(binding -> !last.bindings().contains(binding)).forEach(bindings::add);
        return new VhostSnapshot(last.definition(), exchanges, queues, bindings, last.policies());
    }

    private static QueueSnapshot withClients(QueueSnapshot queue, VhostSnapshot asked) {
        return asked.queue(queue.definition().name()).map(before -> {
            long unacked = Math.min(queue.depth(), before.unacked());
            return new QueueSnapshot(queue.definition(), queue.policies(), queue.effective(), queue.depth() - unacked, unacked, queue.onDisk(), queue.pending(), queue.bytes(),
                    queue.oldestReadyMillis(), queue.enqueued(), queue.delivered(), queue.acked(), queue.discarded(), before.consumers());
        }).orElse(queue);
    }
}
