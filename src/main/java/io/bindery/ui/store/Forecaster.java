package io.bindery.ui.store;

import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.QueuedMessage;
import io.bindery.ui.state.Figures;
import io.bindery.ui.state.QueueFate;
import io.bindery.ui.state.SurvivalForecast;
import io.bindery.ui.state.SurvivalForecast.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says from a snapshot, and from messages looked at, what of each queue survives. It never asks the files. */
final class Forecaster {

    private final Ending ending;
    private final long backAtMillis;
    private final Map<String, List<QueuedMessage>> looked;

    /**
     * @param backAtMillis when the broker would be back: what has expired by then is not
     * @param looked messages of queues, by queue, as far as somebody looked; only their expiry counts
     */
    Forecaster(Ending ending, long backAtMillis, Map<String, List<QueuedMessage>> looked) {
        this.ending = ending;
        this.backAtMillis = backAtMillis;
        this.looked = looked;
    }

    SurvivalForecast of(VhostSnapshot vhost) {
        return new SurvivalForecast(ending, vhost.queues().stream().map(this::fate).toList());
    }

    private QueueFate fate(QueueSnapshot queue) {
        String reason = reasonToGo(queue);
        return reason.isEmpty() ? kept(queue) : new QueueFate(queue.definition().name(), queue.depth(), 0, 0, true, reason);
    }

    private String reasonToGo(QueueSnapshot queue) {
        if (queue.definition().exclusive()) {
            return "exclusive: ends with its connection";
        } else if (!queue.definition().durable()) {
            return queue.onDisk() + queue.pending() > 0 ? "queue is not durable, so its persistent messages go as well" : "queue is not durable";
        } else if (ending == Ending.RESTART && queue.definition().autoDelete() && !queue.consumers().isEmpty()) {
            return "auto-delete: a restart sends its consumers away";
        }
        return "";
    }

    private QueueFate kept(QueueSnapshot queue) {
        long expired = expired(queue);
        long onDisk = Math.min(queue.depth(), queue.onDisk());
        long pending = Math.min(queue.depth() - onDisk, queue.pending());
        long mayKeep = Math.max(0, onDisk + pending - expired);
        long keeps = ending == Ending.RESTART ? mayKeep : Math.max(0, onDisk - expired);
        return new QueueFate(queue.definition().name(), queue.depth(), keeps, mayKeep, false,
                why(queue, queue.depth() - onDisk - pending, pending, expired));
    }

    private long expired(QueueSnapshot queue) {
        return looked.getOrDefault(queue.definition().name(), List.of()).stream()
                .filter(m -> m.disk() != QueuedMessage.Disk.MEMORY_ONLY && m.expiresAtMillis() != 0 && m.expiresAtMillis() <= backAtMillis).count();
    }

    private String why(QueueSnapshot queue, long inMemory, long pending, long expired) {
        List<String> parts = new ArrayList<>();
        if (inMemory > 0) {
            parts.add(Figures.count(inMemory) + (inMemory == 1 ? " was" : " were") + " published as transient");
        }
        if (pending > 0) {
            parts.add(Figures.count(pending) + (ending == Ending.CRASH ? " not yet on disk, so never confirmed" : " not yet on disk, written first"));
        }
        if (expired > 0) {
            parts.add(Figures.count(expired) + " expired by then");
        }
        if (queue.unacked() > 0 && queue.onDisk() > 0) {
            parts.add(Figures.count(queue.unacked()) + " unacked, ready again");
        }
        return parts.isEmpty() ? queue.depth() == 0 ? "durable, empty" : "durable, persistent, on disk" : String.join("; ", parts);
    }
}
