package io.bindery.ui.canvas.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.fixture.LiveOrderShop;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.FieldTable;
import io.bindery.ui.canvas.graph.FigureId;
import io.bindery.ui.state.RecentKeys;
import java.util.List;
import org.junit.jupiter.api.Test;

class BindDraftTest {

    private static final List<RecentKeys.Seen> SEEN = List.of(new RecentKeys.Seen("order.eu.created", 812), new RecentKeys.Seen("order.us.created", 204),
            new RecentKeys.Seen("order.eu.paid", 97), new RecentKeys.Seen("order.us.shipped", 31), new RecentKeys.Seen("invoice.sent", 22));

    private final VhostSnapshot shop = LiveOrderShop.gateway().snapshots().latest().vhost("/").orElseThrow();

    @Test
    void everyKeySaysWhereItGoesNowAndWhatIsAdded() {
        BindDraft.Assessment assessment = draft("orders", FigureId.queue("payments.capture"), SEEN).assess("order.*.created", FieldTable.EMPTY);

        assertThat(assessment.matching()).extracting(BindDraft.Change::key).containsExactly("order.eu.created", "order.us.created");
        assertThat(assessment.changes().get(0).now()).containsExactly("warehouse.eu", "billing", "audit");
        assertThat(assessment.changes().get(0).added()).containsExactly("payments.capture");
        assertThat(assessment.copiesAMinute()).isEqualTo(1016);
    }

    @Test
    void aQueueThatGetsTheMessageAlreadyGetsNoSecondCopy() {
        BindDraft.Assessment assessment = draft("orders", FigureId.queue("billing"), SEEN).assess("order.eu.*", FieldTable.EMPTY);

        assertThat(assessment.matching()).extracting(BindDraft.Change::key).contains("order.eu.created");
        assertThat(assessment.copiesAMinute()).isEqualTo(97);
    }

    @Test
    void anExchangeThatIsTheTargetSaysItsType() {
        assertThat(draft("orders", FigureId.exchange("payments"), SEEN).targetType()).isEqualTo("direct");
        assertThat(draft("orders", FigureId.queue("billing"), SEEN).targetType()).isEmpty();
    }

    @Test
    void aBindingToAnExchangeAddsWhatThatLeadsTo() {
        BindDraft.Assessment assessment = draft("orders", FigureId.exchange("notify"), SEEN).assess("invoice.#", FieldTable.EMPTY);

        assertThat(assessment.matching()).singleElement().satisfies(change -> assertThat(change.added()).containsExactlyInAnyOrder("mail", "push"));
    }

    @Test
    void aBindingThatTakesAMessageFromTheAlternateExchangeSaysSo() {
        BindDraft draft = draft("orders", FigureId.queue("push"), SEEN);
        BindDraft.Assessment assessment = draft.assess("invoice.#", FieldTable.EMPTY);

        assertThat(assessment.matching()).singleElement().satisfies(change -> {
            assertThat(change.now()).containsExactly("orders.lost");
            assertThat(change.lost()).containsExactly("orders.lost");
        });
        assertThat(draft.summary(assessment)).contains("orders.lost gets fewer");
    }

    @Test
    void withoutKeysSeenSamplesAreMadeFromTheBindingsThereAre() {
        BindDraft draft = draft("orders", FigureId.queue("push"), List.of());

        assertThat(draft.sampled()).isTrue();
        assertThat(draft.assess("#", FieldTable.EMPTY).matching()).extracting(BindDraft.Change::key).contains("order.eu.created", "stock.eu");
    }

    @Test
    void aKeyOfMoreThan255BytesIsRefusedInASentence() {
        String key = "é".repeat(128);

        assertThat(draft("orders", FigureId.queue("push"), SEEN).assess(key, FieldTable.EMPTY).problem())
                .isEqualTo("The key has 256 bytes; AMQP carries 255 at most.");
        assertThat(draft("orders", FigureId.queue("push"), SEEN).assess("é".repeat(127) + "x", FieldTable.EMPTY).problem()).isEmpty();
    }

    @Test
    void wildcardsOnADirectExchangeAreSaidToBeLetters() {
        assertThat(draft("payments", FigureId.queue("push"), SEEN).assess("order.#", FieldTable.EMPTY).hint()).contains("plain letters");
    }

    private BindDraft draft(String exchange, FigureId target, List<RecentKeys.Seen> seen) {
        return new BindDraft(shop, shop.exchange(exchange).orElseThrow().definition(), target, seen);
    }
}
