package io.bindery.engine;

import io.bindery.engine.UnackedDeliveries.Delivery;
import io.bindery.model.Message;
import io.bindery.routing.ExchangeNode;
import io.bindery.routing.RouteTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a channel in tx mode has asked for and not committed: routed publishes, and settlements in their order. */
final class Transaction {

    /** How deliveries are settled. */
    enum Outcome { ACKED, REQUEUED, DISCARDED }

    record Publication(ExchangeNode exchange, Message message, RouteTarget[] queues, boolean mandatory) { }

    record Settlement(Outcome outcome, List<Delivery> deliveries) { }

    private List<Publication> publications = new ArrayList<>();
    private List<Settlement> settlements = new ArrayList<>();

    void add(Publication publication) {
        publications.add(publication);
    }

    /** Settlements of one kind in a row are one, in the order of the tags. */
    void add(Settlement settlement) {
        Settlement last = settlements.isEmpty() ? null : settlements.get(settlements.size() - 1);
        if (last == null || last.outcome != settlement.outcome) {
            settlements.add(settlement);
            return;
        }
        last.deliveries.addAll(settlement.deliveries);
        last.deliveries.sort(Comparator.comparingLong(Delivery::tag));
    }

    int publicationCount() {
        return publications.size();
    }

    List<Publication> takePublications() {
        List<Publication> taken = publications;
        publications = new ArrayList<>();
        return taken;
    }

    List<Settlement> takeSettlements() {
        List<Settlement> taken = settlements;
        settlements = new ArrayList<>();
        return taken;
    }

    /** Deliveries whose settlement isn't committed. */
    List<Delivery> uncommittedDeliveries() {
        return settlements.stream().flatMap(settlement -> settlement.deliveries().stream()).toList();
    }
}
