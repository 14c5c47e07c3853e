package io.bindery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.AdminCommand;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.CommandResult;
import io.bindery.model.FieldTable;
import io.bindery.model.Policy;
import io.bindery.model.Policy.ApplyTo;
import io.bindery.model.Policy.Kind;
import io.bindery.model.PolicyMatch;
import io.bindery.model.Properties;
import io.bindery.routing.RoutePreview;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

    private final Desk desk = new Desk();
    private final Desk.Client client = desk.client;

    @Test void aLimitDropsWhatIsTooManyAtOnceAndNoMoreWhenItIsCleared() {
        client.queue("q");
        List.of("a", "b", "c").forEach(body -> client.publish("q", body));
        set("p", "^q$", 0, FieldTable.EMPTY.with("max-length", 1));
        assertThat(queue("q").ready()).isEqualTo(1);
        clear("p");
        List.of("d", "e").forEach(body -> client.publish("q", body));
        assertThat(queue("q").ready()).isEqualTo(3);
    }

    /** Asked of RabbitMQ 3.10.8. */
    @Test void aLimitDropsFromTheHeadBeforeTheSamePolicyForbidsIt() {
        client.queue("q");
        client.queue("dead");
        List.of("a", "b", "c").forEach(body -> client.publish("q", body));
        set("p", "^q$", 0, FieldTable.EMPTY.with("max-length", 1).with("overflow", "reject-publish")
                .with("dead-letter-exchange", "").with("dead-letter-routing-key", "dead"));
        assertThat(queue("q").ready()).isEqualTo(1);
        assertThat(queue("dead").ready()).isEqualTo(2);
        client.publish("q", "d");
        assertThat(queue("q").ready()).isEqualTo(1);
        assertThat(queue("dead").ready()).isEqualTo(2);
    }

    @Test void theHighestPriorityThatMatchesIsInForce() {
        client.queue("q");
        set("low", ".*", 1, FieldTable.EMPTY.with("max-length", 1));
        set("high", "q", 2, FieldTable.EMPTY.with("max-length", 2));
        set("other", "x", 3, FieldTable.EMPTY.with("max-length", 3));
        assertThat(queue("q").policies().policy()).map(Policy::name).hasValue("high");
        clear("high");
        assertThat(queue("q").effective().maxLength()).hasValue(1);
    }

    @Test void aTimeToLiveCountsForWhatComesAfterIt() {
        client.queue("q");
        client.publish("q", "before");
        set("p", "q", 0, FieldTable.EMPTY.with("message-ttl", 100));
        client.publish("q", "after");
        desk.later(100);
        assertThat(queue("q").ready()).as("the first keeps its life and stands before the other").isEqualTo(2);
    }

    @Test void anExpiryCountsFromWhenItWasSetAndEndsWithItsPolicy() {
        client.queue("q");
        desk.later(500);
        set("p", "q", 0, FieldTable.EMPTY.with("expires", 100));
        desk.later(50);
        clear("p");
        desk.later(200);
        assertThat(vhost().queue("q")).isPresent();
        set("p", "q", 0, FieldTable.EMPTY.with("expires", 100));
        desk.later(100);
        assertThat(vhost().queue("q")).isEmpty();
    }

    @Test void deadLettersGoWhereThePolicySays() {
        client.queue("q");
        client.queue("dead");
        set("p", "^q$", 0, FieldTable.EMPTY.with("dead-letter-exchange", "").with("dead-letter-routing-key", "dead").with("max-length", 0));
        client.publish("q", "m");
        assertThat(queue("dead").ready()).isEqualTo(1);
    }

    @Test void anAlternateExchangeOfAPolicyTakesMessagesAndIsExplained() {
        client.exchange("e", "direct");
        client.queue("rest");
        client.bind("rest", "amq.fanout", "");
        set("p", "^e$", 0, FieldTable.EMPTY.with("alternate-exchange", "amq.fanout"));
        client.publish("e", "nowhere", Properties.NONE, "m");
        assertThat(queue("rest").ready()).isEqualTo(1);
        assertThat(RoutePreview.of(vhost()).queues("e", "nowhere", FieldTable.EMPTY)).containsExactly("rest");
        clear("p");
        client.publish("e", "nowhere", Properties.NONE, "m");
        assertThat(queue("rest").ready()).isEqualTo(1);
        assertThat(RoutePreview.of(vhost()).queues("e", "nowhere", FieldTable.EMPTY)).isEmpty();
    }

    @Test void aDefinitionThatIsNoneIsRefusedInRabbitsWords() {
        assertThat(refusal(FieldTable.EMPTY.with("message-ttl", "x"))).isEqualTo("Validation failed\n\n<<\"x\">> is not a valid message TTL\n");
        assertThat(refusal(FieldTable.EMPTY.with("max-length", -1).with("overflow", "no"))).isEqualTo("Validation failed\n\n-1 is not a valid maximum length\n");
        assertThat(refusal(FieldTable.EMPTY.with("foo", 1))).isEqualTo("Validation failed\n\n[{<<\"foo\">>,1}] are not recognised policy settings\n");
        assertThat(refusal(FieldTable.EMPTY)).isEqualTo("Validation failed\n\nno policy provided\n");
        assertThat(desk.execute(new AdminCommand.SetPolicy(Policy.ofUser("/", "p", "(", ApplyTo.ALL, 0, FieldTable.EMPTY.with("expires", 1)))))
                .extracting(result -> ((CommandResult.Refused) result).text())
                .isEqualTo("Validation failed\n\npattern should be regular expression but is invalid: {\"missing )\",1}\n");
        assertThat(desk.execute(new AdminCommand.SetPolicy(new Policy(Kind.OPERATOR, "/", "p", "x", ApplyTo.ALL, 0,
                FieldTable.EMPTY.with("overflow", "drop-head"))))).extracting(result -> ((CommandResult.Refused) result).text())
                .isEqualTo("Validation failed\n\n[{<<\"overflow\">>,<<\"drop-head\">>}] are not recognised policy settings\n");
    }

    @Test void aNameThatNoRecordHoldsIsRefused() {
        assertThat(desk.execute(new AdminCommand.CreateVhost(io.bindery.model.VhostDefinition.named("v".repeat(256)))))
                .isInstanceOf(CommandResult.Refused.class);
        assertThat(desk.snapshot().vhosts()).hasSize(1);
    }

    @Test void policiesAreThereAgainAfterARestart() {
        client.send(new ClientCommand.DeclareQueue(client.output, 1,
                new io.bindery.model.QueueDefinition("/", "q", java.util.Set.of(io.bindery.model.QueueFlag.DURABLE), FieldTable.EMPTY), false, false));
        set("p", "q", 0, FieldTable.EMPTY.with("max-length", 7));
        Desk again = new Desk(new RecordingLog(desk.log), desk.log.recovered(), Desk.START + 1000);
        assertThat(again.queue("q").effective().maxLength()).hasValue(7);
        assertThat(again.snapshot().access().users()).isEqualTo(desk.snapshot().access().users());
    }

    /** Whatever was set and cleared before: what is in force is what a fresh look at the policies says. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noQueueKeepsAValueThatAFreshComputationDoesNotGive(long seed) {
        Random random = new Random(seed);
        List<String> keys = List.of("max-length", "message-ttl", "expires", "max-length-bytes");
        for (int step = 0; step < 300; step++) {
            String name = "p" + random.nextInt(4);
            Kind kind = random.nextBoolean() ? Kind.USER : Kind.OPERATOR;
            switch (random.nextInt(4)) {
                case 0 -> client.queue("q" + random.nextInt(6), "x-max-length", 5L, "x-message-ttl", 100_000L);
                case 1 -> desk.execute(new AdminCommand.ClearPolicy(kind, "/", name));
                default -> desk.execute(new AdminCommand.SetPolicy(new Policy(kind, "/", name, List.of(".*", "q[0-3]", "^q2$", "5")
                        .get(random.nextInt(4)), ApplyTo.values()[random.nextInt(3)], random.nextInt(3),
                        FieldTable.EMPTY.with(keys.get(random.nextInt(4)), 1 + random.nextInt(9)).with(keys.get(random.nextInt(4)), 200_000))));
            }
            assertFresh();
        }
    }

    private void assertFresh() {
        Policies fresh = Policies.of(desk.engine.settings(), "/");
        vhost().queues().forEach(queue -> {
            PolicyMatch match = fresh.match(queue.definition());
            assertThat(queue.policies()).isEqualTo(match);
            assertThat(queue.effective()).isEqualTo(match.effective(queue.definition()));
            assertThat(queue.ready()).isLessThanOrEqualTo(queue.effective().maxLength().orElse(Long.MAX_VALUE));
        });
        assertThat(vhost().exchanges()).allMatch(exchange -> exchange.policies().equals(fresh.match(exchange.definition())));
    }

    private String refusal(FieldTable definition) {
        return ((CommandResult.Refused) desk.execute(new AdminCommand.SetPolicy(Policy.ofUser("/", "p", ".*", ApplyTo.ALL, 0, definition)))).text();
    }

    private void set(String name, String pattern, int priority, FieldTable definition) {
        assertThat(desk.execute(new AdminCommand.SetPolicy(Policy.ofUser("/", name, pattern, ApplyTo.ALL, priority, definition))))
                .isEqualTo(new CommandResult.Done());
    }

    private void clear(String name) {
        assertThat(desk.execute(new AdminCommand.ClearPolicy(Kind.USER, "/", name))).isEqualTo(new CommandResult.Done());
    }

    private VhostSnapshot vhost() {
        return desk.snapshot().vhost("/").orElseThrow();
    }

    private io.bindery.model.BrokerSnapshot.QueueSnapshot queue(String name) {
        return desk.queue(name);
    }
}
