package io.bindery.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.BrokerSnapshot.ConsumerSnapshot;
import io.bindery.model.BrokerSnapshot.ExchangeSnapshot;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.Definitions;
import io.bindery.model.FieldTable;
import io.bindery.model.Policy;
import io.bindery.model.Policy.ApplyTo;
import io.bindery.model.PolicyMatch;
import io.bindery.model.QueueDefinition;
import io.bindery.sample.OrderShop;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueueFactsTest {

    private static final long NOW = 100_000;

    @Test void theSummarySaysHowMuchOfItIsOnDisk() {
        assertThat(facts(41, 10, 51).summary()).isEqualTo("messages, all on disk");
        assertThat(facts(41, 10, 7).summary()).isEqualTo("messages, 7 on disk");
        assertThat(facts(2, 0, 0).summary()).isEqualTo("messages, none on disk");
        assertThat(facts(1, 0, 1).summary()).isEqualTo("message, on disk");
        assertThat(facts(0, 0, 0).summary()).isEqualTo("messages");
    }

    @Test void theBindingEveryQueueHasComesLast() {
        assertThat(facts(0, 0, 0).boundBy()).extracting(BindingLine::end).containsExactly("orders", "(default)");
        assertThat(facts(0, 0, 0).boundBy()).extracting(BindingLine::key).containsExactly("order.*.created", "billing");
    }

    @Test void whoHoldsTheUnackedIsNamedWhenItIsOne() {
        assertThat(facts(0, 4, 4).unackedNote()).isEqualTo("held by biller");
        assertThat(facts(0, 0, 0).unackedNote()).isEmpty();
    }

    @Test void deadLetteringIsAPropertyInItsOwnColour() {
        assertThat(facts(0, 0, 0).chips()).extracting(Chip::text).containsExactly("durable", "dead-letters to dlx");
        assertThat(facts(0, 0, 0).chips().get(1).style()).isEqualTo("dead");
    }

    @Test void aConsumerSaysHowItIsServed() {
        assertThat(facts(0, 4, 4).consumers()).containsExactly(new Pair("biller", "prefetch 10, manual ack"));
    }

    @Test void aValueInForceSaysWhichPolicyItComesFrom() {
        QueueDefinition orders = new QueueDefinition("/", "orders", Set.of(), FieldTable.EMPTY.with("x-max-length", 9).with("x-message-ttl", 5));
        PolicyMatch match = new PolicyMatch(Optional.of(Policy.ofUser("/", "limits", ".*", ApplyTo.QUEUES, 0,
                FieldTable.EMPTY.with("max-length", 3).with("dead-letter-exchange", "dlx"))), Optional.empty());
        QueueSnapshot queue = new QueueSnapshot(orders, match, match.effective(orders), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of());
        QueueFacts facts = QueueFacts.of(queue, new VhostSnapshot("/", List.of(), List.of(queue), List.of()), NOW);
        assertThat(facts.arguments()).containsExactly(new Pair("policy", "limits"), new Pair("x-max-length", "3 (policy limits)"),
                new Pair("x-message-ttl", "5"), new Pair("x-dead-letter-exchange", "dlx (policy limits)"));
        assertThat(facts.chips()).extracting(Chip::text).contains("at most 3", "dead-letters to dlx");
    }

    private static QueueFacts facts(long ready, long unacked, long onDisk) {
        Definitions shop = OrderShop.definitions("/");
        List<ConsumerSnapshot> consumers = List.of(new ConsumerSnapshot("c", 1, "biller", 1, 10, false, false, true, unacked, 0));
        QueueSnapshot billing = new QueueSnapshot(shop.queues().stream().filter(q -> q.name().equals("billing")).findFirst().orElseThrow(),
                ready, unacked, onDisk, 0, 0, NOW - 1100, 0, 0, 0, 0, consumers);
        VhostSnapshot vhost = new VhostSnapshot("/", shop.exchanges().stream().map(e -> new ExchangeSnapshot(e, 0, 0, 0)).toList(), List.of(billing), shop.bindings());
        return QueueFacts.of(billing, vhost, NOW);
    }
}
