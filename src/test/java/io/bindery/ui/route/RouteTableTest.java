package io.bindery.ui.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.bindery.fixture.LiveOrderShop;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.RouteTrace.Verdict;
import io.bindery.routing.RoutePreview;
import io.bindery.ui.route.RouteRow.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    private static final VhostSnapshot SHOP = LiveOrderShop.gateway().snapshots().latest().vhost("/").orElseThrow();
    private static final RoutePreview ROUTER = RoutePreview.of(SHOP);

    @Test void matchesStandFirstWithTheirOnwardHopsThenMissesByDistanceThenTheAlternateExchange() {
        RouteTable table = table("orders", "order.shipped");

        assertThat(table.words()).containsExactly("order", "shipped");
        assertThat(table.rows()).extracting(RouteRow::kind, RouteRow::indent, RouteRow::name, RouteRow::bindingKey).containsExactly(
                tuple(Kind.TAKEN, 0, "audit", "order.#"), tuple(Kind.TAKEN, 0, "notify", "order.#.shipped"),
                tuple(Kind.TAKEN, 1, "mail", ""), tuple(Kind.TAKEN, 1, "push", ""),
                tuple(Kind.MISSED, 0, "warehouse.eu", "order.eu.#"), tuple(Kind.MISSED, 0, "billing", "order.*.created"),
                tuple(Kind.MISSED, 0, "warehouse.eu", "stock.eu.#"), tuple(Kind.SILENT, 0, "unrouted", ""));
        assertThat(table.rows()).filteredOn(RouteRow::nearest).extracting(RouteRow::bindingKey).containsExactly("order.eu.#");
    }

    @Test void theHashThatTookNothingSaysSo() {
        RouteRow notify = table("orders", "order.shipped").rows().get(1);
        assertThat(notify.parts()).extracting(part -> part.verdict()).containsExactly(Verdict.TOOK, Verdict.TOOK_NOTHING, Verdict.TOOK);
        assertThat(notify.why()).isEqualTo("# took zero words: it takes any number, zero too");
    }

    @Test void aStarThatTookAnEmptyWordSaysSo() {
        assertThat(table("orders", "order..created").rows()).filteredOn(row -> row.bindingKey().equals("order.*.created")).extracting(RouteRow::why)
                .containsExactly("* took the empty word: it takes exactly one word");
    }

    @Test void theAlternateExchangeTakesWhatNothingElseDid() {
        RouteTable table = table("orders", "invoice.sent");
        assertThat(table.rows()).filteredOn(row -> row.kind() == Kind.TAKEN).extracting(RouteRow::indent, RouteRow::name)
                .containsExactly(tuple(0, "unrouted"), tuple(1, "orders.lost"));
    }

    @Test void aDirectExchangeLooksAtTheKeyAsOneWord() {
        RouteTable table = table("dlx", "re.try");
        assertThat(table.words()).containsExactly("re.try");
        assertThat(table.rows()).extracting(RouteRow::kind).containsOnly(Kind.MISSED);
    }

    @Test void theNearestMissIsAKeyThatTheRouterReallyTakesThere() {
        NearestMiss miss = NearestMiss.of(ROUTER.route("orders", "order.shipped", FieldTable.EMPTY), ROUTER, FieldTable.EMPTY).orElseThrow();

        assertThat(miss.key()).isEqualTo("order.eu.shipped");
        assertThat(miss.binding().destination()).isEqualTo("warehouse.eu");
        assertThat(miss.queues()).containsExactlyInAnyOrder("audit", "mail", "push", "warehouse.eu");
        assertThat(miss.newWords("order.shipped")).containsExactly(false, true, false);
    }

    @Test void noKeyIsOfferedWhereHeadersDecide() {
        assertThat(NearestMiss.of(ROUTER.route("reports", "any", FieldTable.EMPTY), ROUTER, FieldTable.EMPTY)).isEmpty();
    }

    @Test void headersAreReadFromALineWithTheirTypes() {
        assertThat(HeaderLine.parse("format = \"pdf\", v=2, big = 5000000000, ok = true, x = null, share = 0.5, name = Nora, q = \"a, \\\"b\\\"\""))
                .isEqualTo(FieldTable.EMPTY.with("format", "pdf").with("v", new FieldValue.Int32(2)).with("big", new FieldValue.Int64(5_000_000_000L))
                        .with("ok", FieldValue.of(true)).with("x", new FieldValue.Void()).with("share", new FieldValue.Float64(0.5))
                        .with("name", "Nora").with("q", "a, \"b\""));
        assertThat(HeaderLine.parse("  ")).isEqualTo(FieldTable.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"format", "= 1", "a = 1 b = 2", "a = \"open"})
    void aLineThatIsNoneIsNamed(String line) {
        assertThatThrownBy(() -> HeaderLine.parse(line)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("format = \"pdf\"");
    }

    @ParameterizedTest
    @CsvSource({"format = pdf,0", "'format = pdf, v = 2',1", "'format = pdf, v = \"2\"',0"})
    void headersDecideByTypeAndValue(String line, int queues) {
        assertThat(ROUTER.queues("reports", "", HeaderLine.parse(line))).hasSize(queues);
    }

    private static RouteTable table(String exchange, String key) {
        return RouteTable.of(ROUTER.route(exchange, key, FieldTable.EMPTY), SHOP);
    }
}
