package io.bindery.ui.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bindery.model.Binding;
import io.bindery.model.BrokerCommand;
import io.bindery.model.BrokerSnapshot.ExchangeSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.CommandResult;
import io.bindery.model.CommandResult.Durability;
import io.bindery.model.Properties;
import io.bindery.model.ReplyCode;
import io.bindery.model.RouteTrace;
import io.bindery.sample.OrderShop;
import io.bindery.ui.theme.Glyph;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomesTest {

    private static final VhostSnapshot SHOP = new VhostSnapshot("/",
            OrderShop.definitions("/").exchanges().stream().map(e -> new ExchangeSnapshot(e, 0, 0, 0)).toList(),
            List.of(), OrderShop.definitions("/").bindings());
    private static final Binding AUDIT = Binding.toQueue("/", "orders", "audit", "order.#");
    private static final Binding NOTIFY = Binding.toExchange("/", "orders", "notify", "order.#.shipped");
    private static final Binding WAREHOUSE = Binding.toQueue("/", "orders", "warehouse.eu", "order.eu.#");
    private static final Binding STOCK = Binding.toQueue("/", "orders", "warehouse.eu", "stock.eu.#");

    private final Outcomes outcomes = new Outcomes(SHOP);

    @Test void eachCopyIsARowAndTheNearestMissesFollowOncePerDestination() {
        Outcome outcome = outcomes.of(publish(true), published(List.of(copy(Durability.ON_DISK, AUDIT)), false, List.of()),
                route(List.of("audit"), miss(STOCK, 3), miss(NOTIFY, 2), miss(WAREHOUSE, 1)));

        assertThat(outcome.title()).isEqualTo("Message 61,204: 1 copy, confirmed");
        assertThat(outcome.took()).isEqualTo("0.8 ms");
        assertThat(outcome.tone()).isEqualTo(Outcome.Tone.GOOD);
        assertThat(outcome.remark()).isEqualTo("Not returned.");
        assertThat(outcome.rows()).extracting(OutcomeRow::name, OutcomeRow::binding, OutcomeRow::stored, OutcomeRow::glyph).containsExactly(
                tuple("audit", "order.#", "on disk", Glyph.QUEUE),
                tuple("warehouse.eu", "order.eu.#", "no match", Glyph.QUEUE),
                tuple("notify", "order.#.shipped", "no match", Glyph.FANOUT));
    }

    @Test void aCopyThatCameByTwoExchangesNamesBothBindings() {
        CommandResult.Copy mail = new CommandResult.Copy("mail", List.of(NOTIFY, Binding.toQueue("/", "notify", "mail", "")), Durability.MEMORY_ONLY);
        Outcome outcome = outcomes.of(publish(false), published(List.of(mail), false, List.of()), route(List.of("mail")));
        assertThat(outcome.rows()).extracting(OutcomeRow::binding, OutcomeRow::stored).containsExactly(tuple("order.#.shipped › by notify", "memory only"));
    }

    @Test void aMandatoryMessageNobodyTookCameBack() {
        Outcome outcome = outcomes.of(publish(true), published(List.of(), true, List.of()), route(List.of()));
        assertThat(outcome.tone()).isEqualTo(Outcome.Tone.WARNING);
        assertThat(outcome.remark()).startsWith("Returned: 312 NO_ROUTE");
    }

    @Test void anUnroutableOneThatWasNotMandatoryIsGone() {
        Outcome outcome = outcomes.of(publish(false), published(List.of(), false, List.of()), route(List.of()));
        assertThat(outcome.remark()).contains("not mandatory, so it is gone");
        assertThat(outcome.title()).contains("no copy");
    }

    @Test void aFullQueueThatRejectsMakesItUnconfirmed() {
        Outcome outcome = outcomes.of(publish(false), published(List.of(), false, List.of("audit")), route(List.of("audit")));
        assertThat(outcome.title()).endsWith("not confirmed");
        assertThat(outcome.rows()).extracting(OutcomeRow::kind).containsExactly(OutcomeRow.Kind.REFUSED);
    }

    @Test void aRefusalKeepsTheBrokersWords() {
        Outcome outcome = outcomes.of(publish(false), new CommandResult.Refused(ReplyCode.NOT_FOUND, "NOT_FOUND - no exchange 'x' in vhost '/'"), route(List.of()));
        assertThat(outcome.title()).isEqualTo("Refused: 404 NOT_FOUND - no exchange 'x' in vhost '/'");
        assertThat(outcome.remark()).contains("add it on the canvas");
    }

    private static BrokerCommand.Publish publish(boolean mandatory) {
        return new BrokerCommand.Publish("/", "orders", "order.us", Properties.NONE, new byte[0], mandatory);
    }

    private static CommandResult published(List<CommandResult.Copy> copies, boolean returned, List<String> refusedBy) {
        return new CommandResult.Published(61_204, copies, returned, refusedBy, 800_000);
    }

    private static CommandResult.Copy copy(Durability durability, Binding via) {
        return new CommandResult.Copy(via.destination(), List.of(via), durability);
    }

    private static RouteTrace route(List<String> queues, RouteTrace.Step... steps) {
        return new RouteTrace("orders", "order.us", List.of(steps), queues);
    }

    private static RouteTrace.Step miss(Binding binding, int distance) {
        return new RouteTrace.Step.Missed(binding, 0, new RouteTrace.Explanation("", List.of(), distance));
    }
}
