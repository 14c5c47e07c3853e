package io.bindery.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.Binding;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.routing.Solver.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SolverTest {

    private final Desktop desk = new Desktop().exchange("orders", "topic");

    @Test void findsAKeyForTheseQueuesAndNotThose() {
        bind("a", "order.*.created");
        bind("b", "order.eu.#");
        bind("c", "#.created");
        assertThat(ask(Set.of("a", "b"), Set.of())).isEqualTo(
                new Answer.Key("order.eu.created", List.of("b", "a", "c")));
        assertThat(ask(Set.of("b"), Set.of("a", "c"))).isInstanceOfSatisfying(Answer.Key.class,
                answer -> assertThat(answer.queues()).containsExactly("b"));
    }

    @Test void provesThatNoKeyDoesIt() {
        bind("a", "order.*.created");
        bind("c", "#.created");
        assertThat(ask(Set.of("a"), Set.of("c"))).isEqualTo(new Answer.None("Every kind of key was tried."));
    }

    @Test void starAndHashDifferByTheEmptyKeyAndByTwoWords() {
        bind("one", "*");
        bind("any", "#");
        assertThat(ask(Set.of("any"), Set.of("one"))).isEqualTo(new Answer.Key("", List.of("any")));
        assertThat(ask(Set.of("one"), Set.of("any"))).isInstanceOf(Answer.None.class);
    }

    @Test void anEmptyWordIsAWordButNotAKeyByItself() {
        bind("two", "*.*");
        bind("dot", ".");
        assertThat(ask(Set.of("dot"), Set.of())).isEqualTo(new Answer.Key(".", List.of("dot", "two")));
        assertThat(ask(Set.of("two"), Set.of("dot"))).isInstanceOf(Answer.Key.class);
    }

    @Test void aKeyLongerThanAKeyMayBeIsNone() {
        bind("long", ("word".repeat(10) + ".").repeat(6) + "wordwordwo");
        assertThat(ask(Set.of("long"), Set.of())).isInstanceOf(Answer.None.class);
    }

    @Test void goesThroughExchangesAndAlternates() {
        desk.exchange("eu", "direct", FieldTable.of(ExchangeDefinition.ALTERNATE_EXCHANGE, FieldValue.of("lost")))
                .exchange("lost", "fanout").bindExchange("orders", "eu", "*.eu");
        desk.queue("paid").bind("eu", "paid", "paid.eu").queue("rest").bind("lost", "rest", "");
        assertThat(ask(Set.of("paid"), Set.of())).isEqualTo(new Answer.Key("paid.eu", List.of("paid")));
        assertThat(ask(Set.of("rest"), Set.of())).isEqualTo(new Answer.Key("any.eu", List.of("rest")));
        assertThat(ask(Set.of("rest", "paid"), Set.of())).isInstanceOf(Answer.None.class);
    }

    @Test void aWildcardInADirectExchangesKeyIsAWordLikeOthers() {
        desk.exchange("d", "direct").queue("q").bind("d", "q", "order.*");
        assertThat(Solver.of(desk.snapshot()).keysReaching("d", "q", 5)).containsExactly("order.*");
    }

    @Test void givesExamplesUnlikeEachOtherFromEveryExchange() {
        bind("a", "order.#");
        bind("b", "order.eu");
        assertThat(Solver.of(desk.snapshot()).keysReaching("orders", "a", 3)).containsExactly("order", "order.any", "order.any.any");
        assertThat(Solver.of(desk.snapshot()).examples("b", 1))
                .containsExactly(new Solver.Example("", "b"), new Solver.Example("orders", "order.eu"));
    }

    @Test void doesNotClaimProofWhereAHashDecides() {
        desk.exchange("h", "x-consistent-hash").queue("q").bind("h", "q", "1").queue("p").bind("h", "p", "1");
        assertThat(Solver.of(desk.snapshot()).key("h", Set.of("q", "p"), Set.of(), FieldTable.EMPTY))
                .isInstanceOf(Answer.Undecided.class);
    }

    @Test void sayingTheProofIsForTheseHeadersWhereHeadersDecide() {
        desk.exchange("h", "headers").queue("q")
                .bind(Binding.toQueue("/", "h", "q", "").withArguments(FieldTable.of("v", FieldValue.of(1))));
        Solver solver = Solver.of(desk.snapshot());
        assertThat(solver.key("h", Set.of("q"), Set.of(), FieldTable.EMPTY)).isEqualTo(new Answer.None("Every kind of key was tried, with these headers."));
        assertThat(solver.key("h", Set.of("q"), Set.of(), FieldTable.of("v", FieldValue.of(1)))).isInstanceOf(Answer.Key.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void agreesWithTryingEveryKeyOfThreeWords(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            Desktop small = new Desktop().exchange("x", "topic");
            for (String queue : List.of("a", "b", "c")) {
                small.queue(queue).bind("x", queue, pattern(random)).bind("x", queue, pattern(random));
            }
            RoutePreview preview = RoutePreview.of(small.snapshot());
            boolean some = keys().stream().map(key -> preview.queues("x", key, FieldTable.EMPTY))
                    .anyMatch(queues -> queues.containsAll(Set.of("a", "b")) && !queues.contains("c"));
            Answer answer = Solver.of(small.snapshot()).key("x", Set.of("a", "b"), Set.of("c"), FieldTable.EMPTY);
            if (some) {
                assertThat(answer).as("%s", small.snapshot().bindings()).isInstanceOf(Answer.Key.class);
            }
            if (answer instanceof Answer.Key found) {
                assertThat(preview.queues("x", found.key(), FieldTable.EMPTY)).contains("a", "b").doesNotContain("c");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void coversWhenNoShortKeySaysOtherwise(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            String wider = pattern(random);
            String narrow = pattern(random);
            boolean exception = keys().stream().anyMatch(key -> takes(narrow, key) && !takes(wider, key));
            assertThat(Solver.covers(wider, narrow)).as("«%s» covers «%s»", wider, narrow).isEqualTo(!exception);
        }
    }

    private static boolean takes(String pattern, String key) {
        return TopicAlignment.explain(pattern, key).distance() == 0;
    }

    private static String pattern(Random random) {
        List<String> words = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            words.add(List.of("a", "b", "*", "#").get(random.nextInt(4)));
        }
        return String.join(".", words);
    }

    /** Every key of up to five words of two named and one other: enough to tell patterns of three words apart. */
    private static List<String> keys() {
        List<String> keys = new ArrayList<>(List.of(""));
        List<String> last = List.of("");
        for (int length = 1; length <= 5; length++) {
            List<String> longer = new ArrayList<>();
            for (String key : last) {
                for (String word : List.of("a", "b", "z")) {
                    longer.add(key.isEmpty() ? word : key + "." + word);
                }
            }
            keys.addAll(longer);
            last = longer;
        }
        return keys;
    }

    private void bind(String queue, String key) {
        desk.queue(queue).bind("orders", queue, key);
    }

    private Answer ask(Set<String> reaching, Set<String> avoiding) {
        return Solver.of(desk.snapshot()).key("orders", reaching, avoiding, FieldTable.EMPTY);
    }
}
