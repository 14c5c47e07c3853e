package io.bindery.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.bindery.model.Binding;
import io.bindery.model.BrokerCommand;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import io.bindery.routing.Problem.Place;
import io.bindery.routing.Problem.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinterTest {

    private final Desktop desk = new Desktop();

    @Test void nothingIsWrongWithAPlainTopology() {
        desk.exchange("orders", "topic", FieldTable.of(ExchangeDefinition.ALTERNATE_EXCHANGE, FieldValue.of("lost"))).exchange("lost", "fanout")
                .queue("billing").bind("orders", "billing", "order.*.created").bind("orders", "billing", "invoice.#")
                .queue("unrouted", FieldTable.EMPTY, 0).bind("lost", "unrouted", "");
        assertThat(Linter.check(desk.snapshot())).isEmpty();
    }

    @Test void aPatternThatAnotherCoversIsShadowedAndCanBeRemoved() {
        desk.exchange("x", "topic").queue("q").bind("x", "q", "order.eu.*").bind("x", "q", "order.#").queue("p").bind("x", "p", "order.eu.*");
        Problem problem = only(Rule.SHADOWED_BINDING);
        Binding shadowed = Binding.toQueue("/", "x", "q", "order.eu.*");
        assertThat(problem.place()).isEqualTo(new Place.OfBinding(shadowed));
        assertThat(problem.fix().orElseThrow().commands()).containsExactly(new BrokerCommand.Unbind(shadowed));
        assertThat(problem.sentence()).isEqualTo("«order.eu.*» of x → q takes nothing that «order.#» does not take already");
    }

    @Test void ofTwoPatternsThatTakeTheSameTheLaterIsReported() {
        desk.exchange("x", "topic").queue("q").bind("x", "q", "*.#").bind("x", "q", "#.*");
        assertThat(only(Rule.SHADOWED_BINDING).place()).isEqualTo(new Place.OfBinding(Binding.toQueue("/", "x", "q", "#.*")));
    }

    @Test void patternsThatOnlyOverlapAreFine() {
        desk.exchange("x", "topic").queue("q").bind("x", "q", "order.*").bind("x", "q", "*.eu");
        assertThat(Linter.check(desk.snapshot())).isEmpty();
    }

    @Test void aFanoutBoundTwiceToAQueueHasADuplicate() {
        desk.exchange("x", "fanout").queue("q").bind("x", "q", "a").bind("x", "q", "b");
        assertThat(only(Rule.DUPLICATE_BINDING).place()).isEqualTo(new Place.OfBinding(Binding.toQueue("/", "x", "q", "b")));
    }

    @Test void headersBindingsAreDuplicatesByTheirRuleNotByTheirKey() {
        FieldTable rule = FieldTable.of("v", FieldValue.of(1));
        desk.exchange("x", "headers").queue("q").bind(Binding.toQueue("/", "x", "q", "a").withArguments(rule))
                .bind(Binding.toQueue("/", "x", "q", "b").withArguments(rule))
                .bind(Binding.toQueue("/", "x", "q", "c").withArguments(rule.with("x-match", "any")));
        assertThat(only(Rule.DUPLICATE_BINDING).place())
                .isEqualTo(new Place.OfBinding(Binding.toQueue("/", "x", "q", "b").withArguments(rule)));
    }

    @Test void wildcardsMeanNothingOnADirectExchangeAndInsideAWord() {
        desk.exchange("d", "direct").exchange("t", "topic").queue("q").bind("d", "q", "order.*").bind("t", "q", "order*.eu");
        assertThat(Linter.check(desk.snapshot())).extracting(Problem::rule).containsExactly(Rule.WILDCARD_ON_DIRECT, Rule.WILDCARD_INSIDE_WORD);
    }

    @Test void aMissingAlternateNamesTheOneThatMayHaveBeenMeantAndCanBeMade() {
        desk.exchange("orders", "direct", FieldTable.of(ExchangeDefinition.ALTERNATE_EXCHANGE, FieldValue.of("order.lost"))).exchange("orders-lost", "fanout");
        Problem problem = only(Rule.ALTERNATE_MISSING);
        assertThat(problem.reason()).endsWith("There is one called orders-lost.");
        assertThat(problem.fix().orElseThrow().commands()).hasSize(3).last()
                .isEqualTo(new BrokerCommand.Bind(Binding.toQueue("/", "order.lost", "order.lost", "")));
    }

    @Test void anAlternateThatLeadsToNoQueueLosesMessages() {
        desk.exchange("orders", "direct", FieldTable.of(ExchangeDefinition.ALTERNATE_EXCHANGE, FieldValue.of("lost")))
                .exchange("lost", "fanout").exchange("deeper", "fanout").bindExchange("lost", "deeper", "");
        assertThat(only(Rule.ALTERNATE_ROUTES_NOWHERE).place()).isEqualTo(new Place.OfExchange("orders"));
    }

    @Test void deadLettersNeedTheirExchangeAndABindingForTheirKey() {
        desk.exchange("dlx", "direct").queue("dead").bind("dlx", "dead", "dead")
                .queue("a", letters("nowhere", null), 1).queue("b", letters("dlx", "daed"), 1)
                .queue("c", letters("dlx", "dead"), 1).queue("d", letters("dlx", null), 1).queue("e", letters("", "dead"), 1);
        assertThat(Linter.check(desk.snapshot())).extracting(Problem::rule, Problem::place).containsExactly(
                org.assertj.core.groups.Tuple.tuple(Rule.DEAD_LETTER_EXCHANGE_MISSING, new Place.OfQueue("a")),
                org.assertj.core.groups.Tuple.tuple(Rule.DEAD_LETTERS_ROUTE_NOWHERE, new Place.OfQueue("b")));
    }

    @Test void aLoopOfExpiriesIsTold() {
        desk.queue("one", letters("", "two").with("x-message-ttl", 1000), 1).queue("two", letters("", "one").with("x-message-ttl", 1000), 1);
        Problem problem = only(Rule.DEAD_LETTER_LOOP);
        assertThat(problem.reason()).startsWith("Its way is one → two → one;");
    }

    @Test void aRetryInWhichAConsumerRejectsIsNoLoop() {
        desk.queue("work", letters("", "retry"), 1).queue("retry", letters("", "work").with("x-message-ttl", 1000), 0);
        assertThat(Linter.check(desk.snapshot())).isEmpty();
    }

    @Test void theDefaultExchangeWithoutAKeySendsLettersBackToTheirQueue() {
        desk.queue("q", letters("", null).with("x-message-ttl", 1000), 1);
        assertThat(only(Rule.DEAD_LETTER_LOOP).place()).isEqualTo(new Place.OfQueue("q"));
    }

    @Test void namesThatDifferByAPluralOrACapitalAreTold() {
        desk.queue("order.created").queue("Orders_created").queue("q1").queue("q2");
        assertThat(only(Rule.SIMILAR_NAMES).place()).isEqualTo(new Place.OfQueue("Orders_created"));
    }

    @Test void aQueueNobodyConsumesIsToldWhenMessagesWaitOrGetDropped() {
        desk.queue(durable("waiting", FieldTable.EMPTY), 0, 5).queue(durable("empty", FieldTable.EMPTY), 0, 0)
                .queue(durable("served", FieldTable.EMPTY), 1, 5).queue(durable("audit", FieldTable.of("x-max-length", FieldValue.of(100_000))), 0, 0);
        List<Problem> problems = Linter.check(desk.snapshot());
        assertThat(problems).extracting(Problem::sentence).containsExactly(
                "Nobody consumes waiting, where 5 messages wait", "Nobody consumes audit, and it drops its oldest at 100000");
    }

    private static QueueDefinition durable(String name, FieldTable arguments) {
        return new QueueDefinition("/", name, Set.of(QueueFlag.DURABLE), arguments);
    }

    private static FieldTable letters(String exchange, String key) {
        FieldTable arguments = FieldTable.of(QueueDefinition.DEAD_LETTER_EXCHANGE, FieldValue.of(exchange));
        return key == null ? arguments : arguments.with(QueueDefinition.DEAD_LETTER_ROUTING_KEY, key);
    }

    private Problem only(Rule rule) {
        List<Problem> problems = Linter.check(desk.snapshot());
        assertThat(problems).extracting(Problem::rule).containsExactly(rule);
        return problems.get(0);
    }

    @Test void aBigTopologyIsLookedOverInTimeForTheEye() {
        desk.exchange("x", "topic").exchange("dlx", "topic");
        for (int i = 0; i < 5_000; i++) {
            desk.queue("queue-" + i + "-a", letters("dlx", "dead." + i), 1).bind("x", "queue-" + i + "-a", "order." + i + ".*")
                    .bind("x", "queue-" + i + "-a", "invoice." + i + ".#").bind("dlx", "queue-0-a", "dead." + i);
        }
        assertTimeout(Duration.ofSeconds(10), () -> assertThat(Linter.check(desk.snapshot())).isEmpty());
    }
}
