package io.bindery.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.EffectiveValue.Source;
import io.bindery.model.Policy.ApplyTo;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyMatchTest {

    private static final FieldTable QUORUM = FieldTable.of("x-queue-type", FieldValue.of("quorum"));

    @Test void ofALimitAndItsArgumentTheSmallerCounts() {
        PolicyMatch match = policy(FieldTable.EMPTY.with("max-length", 5).with("message-ttl", 900));
        QueueDefinition queue = match.effective(queue(FieldTable.EMPTY.with("x-max-length", 9).with("x-message-ttl", 100)));
        assertThat(queue.maxLength()).hasValue(5);
        assertThat(queue.messageTtl()).hasValue(100);
    }

    @Test void ofAnythingElseTheArgumentCounts() {
        PolicyMatch match = policy(FieldTable.EMPTY.with("dead-letter-exchange", "p").with("overflow", "reject-publish"));
        QueueDefinition queue = match.effective(queue(FieldTable.EMPTY.with("x-dead-letter-exchange", "a")));
        assertThat(queue.deadLetterExchange()).hasValue("a");
        assertThat(queue.arguments().text("x-overflow")).hasValue("reject-publish");
    }

    @Test void aQuorumQueueTakesOverflowAndExpiryFromThePolicyFirst() {
        PolicyMatch match = policy(FieldTable.EMPTY.with("overflow", "drop-head").with("expires", 900).with("message-ttl", 900));
        QueueDefinition queue = match.effective(queue(QUORUM.with("x-overflow", "reject-publish").with("x-expires", 100).with("x-message-ttl", 100)));
        assertThat(queue.arguments().text("x-overflow")).hasValue("drop-head");
        assertThat(queue.arguments().integer("x-expires")).hasValue(900);
        assertThat(queue.messageTtl()).hasValue(100);
    }

    @Test void anOperatorMakesLimitsNarrowerAndNeverWider() {
        PolicyMatch match = new PolicyMatch(policy(FieldTable.EMPTY.with("max-length", 5).with("expires", 50)).policy(),
                Optional.of(new Policy(Policy.Kind.OPERATOR, "/", "op", ".*", ApplyTo.QUEUES, 0,
                        FieldTable.EMPTY.with("max-length", 3).with("expires", 70).with("message-ttl", 9))));
        assertThat(match.definition()).isEqualTo(FieldTable.EMPTY.with("expires", 50).with("max-length", 3).with("message-ttl", 9));
        assertThat(match.values(queue(FieldTable.EMPTY))).containsExactly(
                new EffectiveValue("x-expires", FieldValue.of(50), Source.POLICY, "p"),
                new EffectiveValue("x-max-length", FieldValue.of(3), Source.OPERATOR_POLICY, "op"),
                new EffectiveValue("x-message-ttl", FieldValue.of(9), Source.OPERATOR_POLICY, "op"));
    }

    @Test void anExchangeTakesOnlyItsAlternateFromAPolicy() {
        PolicyMatch match = policy(FieldTable.EMPTY.with("alternate-exchange", "other").with("max-length", 5));
        ExchangeDefinition exchange = new ExchangeDefinition("/", "e", "fanout", Set.of(), FieldTable.EMPTY);
        assertThat(match.effective(exchange).arguments()).isEqualTo(FieldTable.of("alternate-exchange", FieldValue.of("other")));
        assertThat(match.effective(new ExchangeDefinition("/", "e", "fanout", Set.of(),
                FieldTable.of("alternate-exchange", FieldValue.of("own")))).alternateExchange()).hasValue("own");
    }

    private static PolicyMatch policy(FieldTable definition) {
        return new PolicyMatch(Optional.of(Policy.ofUser("/", "p", ".*", ApplyTo.ALL, 0, definition)), Optional.empty());
    }

    private static QueueDefinition queue(FieldTable arguments) {
        return new QueueDefinition("/", "q", Set.of(), arguments);
    }
}
