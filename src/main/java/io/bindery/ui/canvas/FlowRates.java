package io.bindery.ui.canvas;

import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.ExchangeSnapshot;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.canvas.motion.Flow;
import io.bindery.ui.canvas.motion.Traffic;
import io.bindery.ui.state.Rates;
import java.util.List;
import java.util.function.Supplier;

/**
 * How fast messages really go along the lines. Of a torrent the window sees a part only; what came to the end of a line the
 * broker has counted, and the part that was seen says how it was shared among the lines that lead there.
 */
final class FlowRates {

    private final Supplier<String> vhost;
    private final Rates rates;

    FlowRates(Supplier<String> vhost, Rates rates) {
        this.vhost = vhost;
        this.rates = rates;
    }

    List<Flow> of(Traffic traffic, long nowNanos) {
        return traffic.flows(nowNanos).stream().map(seen -> {
            double share = (double) seen.rate() / traffic.rateInto(seen.line().to(), nowNanos);
            double counted = rates.perSecond(snapshot -> arrived(snapshot, seen.line().to()));
            return new Flow(seen.line(), Math.max(seen.rate(), (int) Math.round(counted * share)));
        }).toList();
    }

    /** A group of consumers is called by its queue. */
    private long arrived(BrokerSnapshot snapshot, FigureId end) {
        return snapshot.vhost(vhost.get()).map(host -> switch (end.kind()) {
            case EXCHANGE -> host.exchange(end.name()).map(ExchangeSnapshot::publishedIn).orElse(0L);
            case QUEUE -> host.queue(end.name()).map(QueueSnapshot::enqueued).orElse(0L);
            case CONSUMER -> host.queue(end.name()).map(QueueSnapshot::delivered).orElse(0L);
            case PUBLISHER -> 0L;
        }).orElse(0L);
    }
}
