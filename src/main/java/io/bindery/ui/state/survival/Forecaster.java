package io.bindery.ui.state.survival;

import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot.ExchangeSnapshot;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.FieldTable;
import io.bindery.model.QueueDefinition;
import io.bindery.ui.state.survival.SurvivalForecast.Ending;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says from a snapshot, and from messages looked at, what of each queue, exchange and binding survives. It never asks the files. */
public final class Forecaster {

    private final Ending ending;
    private final long backAtMillis;
    private final Map<String, List<Long>> looked;

    /**
     * @param backAtMillis when the broker would be back: what has expired by then is not
     * @param looked until when messages on disk may wait, by queue, as far as somebody looked; of those that can expire
     */
    public Forecaster(Ending ending, long backAtMillis, Map<String, List<Long>> looked) {
        this.ending = ending;
        this.backAtMillis = backAtMillis;
        this.looked = looked;
    }

    public SurvivalForecast of(VhostSnapshot vhost) {
        Map<String, QueueFate> fates = SurvivalForecast.byName(vhost.queues().stream().map(this::fate).toList());
        List<Binding> bindings = vhost.bindings().stream().filter(binding -> !binding.exchange().isEmpty()).toList();
        Map<String, Reason> exchanges = exchanges(vhost, bindings, fates);
        Map<Binding, String> gone = new LinkedHashMap<>();
        bindings.forEach(binding -> {
            String why = why(binding, exchanges, fates);
            if (!why.isEmpty()) {
                gone.put(binding, why);
            }
        });
        return new SurvivalForecast(ending, fates, exchanges, gone, bindings.size());
    }

    private QueueFate fate(QueueSnapshot queue) {
        Reason reason = reasonToGo(queue);
        return reason == null ? kept(queue)
                : new QueueFate(queue.definition().name(), queue.depth(), 0, 0, reason, List.of(), 0, 0, queue.onDisk() + queue.pending());
    }

    private Reason reasonToGo(QueueSnapshot queue) {
        if (queue.definition().exclusive()) {
            return Reason.EXCLUSIVE;
        } else if (!queue.definition().durable()) {
            return Reason.QUEUE_NOT_DURABLE;
        }
        return ending == Ending.RESTART && queue.definition().autoDelete() && !queue.consumers().isEmpty() ? Reason.QUEUE_AUTO_DELETE : null;
    }

    private QueueFate kept(QueueSnapshot queue) {
        long expired = expired(queue);
        long onDisk = Math.min(queue.depth(), queue.onDisk());
        long pending = Math.min(queue.depth() - onDisk, queue.pending());
        long mayBeRead = Math.max(0, onDisk + pending - expired);
        long read = ending == Ending.RESTART ? mayBeRead : Math.max(0, onDisk - expired);
        long keeps = Math.min(read, mostKept(queue));
        long mayKeep = Math.min(mayBeRead, mostKept(queue));
        List<QueueFate.Loss> losses = new ArrayList<>();
        lose(losses, Reason.NOT_PERSISTENT, queue.depth() - onDisk - pending);
        lose(losses, Reason.NOT_ON_DISK, ending == Ending.CRASH ? pending : 0);
        lose(losses, Reason.EXPIRED, expired);
        lose(losses, Reason.OVER_LIMIT, read - keeps);
        return new QueueFate(queue.definition().name(), queue.depth(), keeps, mayKeep, null, losses, ending == Ending.RESTART ? pending : 0,
                queue.onDisk() > 0 ? queue.unacked() : 0, 0);
    }

    /**
     * What was unacked is ready again after a start, and so may be more than a queue holds: a classic one drops from its head then, whatever its
     * overflow says (3.10.8), a quorum one only where it would otherwise drop too. What a limit in bytes takes nobody counts beforehand.
     */
    static long mostKept(QueueSnapshot queue) {
        FieldTable arguments = queue.effective().arguments();
        boolean refuses = arguments.text(QueueDefinition.QUEUE_TYPE).filter("quorum"::equals).isPresent()
                && arguments.text(QueueDefinition.OVERFLOW).filter("reject-publish"::equals).isPresent();
        return refuses ? Long.MAX_VALUE : queue.effective().maxLength().orElse(Long.MAX_VALUE);
    }

    private static void lose(List<QueueFate.Loss> losses, Reason reason, long messages) {
        if (messages > 0) {
            losses.add(new QueueFate.Loss(reason, messages));
        }
    }

    private long expired(QueueSnapshot queue) {
        return looked.getOrDefault(queue.definition().name(), List.of()).stream()
                .filter(expiry -> expiry <= backAtMillis).count();
    }

    /** Whoever is not durable; and, when clients are sent away in order, auto-delete exchanges that lose their last binding by it. */
    private Map<String, Reason> exchanges(VhostSnapshot vhost, List<Binding> bindings, Map<String, QueueFate> fates) {
        Map<String, Reason> gone = new HashMap<>();
        for (ExchangeSnapshot exchange : vhost.exchanges()) {
            if (!exchange.definition().durable()) {
                gone.put(exchange.definition().name(), Reason.EXCHANGE_NOT_DURABLE);
            }
        }
        boolean more = ending == Ending.RESTART;
        while (more) {
            more = false;
            for (ExchangeSnapshot exchange : vhost.exchanges()) {
                if (losesItsLast(exchange.definition(), bindings, gone, fates) && gone.put(exchange.definition().name(), Reason.EXCHANGE_AUTO_DELETE) != Reason.EXCHANGE_AUTO_DELETE) {
                    more = true;
                }
            }
        }
        return gone;
    }

    private static boolean losesItsLast(ExchangeDefinition exchange, List<Binding> bindings, Map<String, Reason> gone, Map<String, QueueFate> fates) {
        List<Binding> own = bindings.stream().filter(binding -> exchange.autoDelete() && binding.exchange().equals(exchange.name())).toList();
        return !own.isEmpty() && own.stream().map(binding -> reason(binding, gone, fates)).allMatch(why -> why != null && why.isDeletedBeforeTheEnd());
    }

    /** Why a binding's destination goes; null when it stays. */
    private static Reason reason(Binding binding, Map<String, Reason> exchanges, Map<String, QueueFate> fates) {
        if (binding.kind() == Binding.DestinationKind.EXCHANGE) {
            return exchanges.get(binding.destination());
        }
        QueueFate fate = fates.get(binding.destination());
        return fate == null ? null : fate.gone();
    }

    private static String why(Binding binding, Map<String, Reason> exchanges, Map<String, QueueFate> fates) {
        Reason source = exchanges.get(binding.exchange());
        if (source != null) {
            return "goes with " + binding.exchange() + ": " + source.sentence();
        }
        Reason destination = reason(binding, exchanges, fates);
        return destination == null ? "" : "goes with " + binding.destination() + ": " + destination.sentence();
    }
}
