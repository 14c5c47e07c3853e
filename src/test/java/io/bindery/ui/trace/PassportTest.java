package io.bindery.ui.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bindery.model.Activity;
import io.bindery.model.Activity.Reason;
import io.bindery.model.Binding;
import io.bindery.ui.trace.Passport.Span;
import io.bindery.ui.trace.Passport.Tone;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassportTest {

    private final TraceLog log = new TraceLog();

    /** A message to two queues; one copy is acked, the other rejected, retried by expiry and acked in the end. */
    private void live() {
        add(routed(0, 10, 5, "orders", "order.eu", "warehouse", "billing"), "checkout");
        add(new Activity.Delivered(5, "/", 10, "warehouse", 7, 1, "t", false), "picker");
        add(new Activity.Delivered(6, "/", 10, "billing", 8, 1, "t", false), "biller");
        add(new Activity.Acked(310, "/", 10, "warehouse"), "");
        add(routed(312, 11, -1, "dlx", "retry", "retry"), "");
        add(new Activity.Discarded(312, "/", 10, "billing", Reason.REJECTED, "dlx"), "");
        add(routed(30_312, 12, -1, "", "billing", "billing"), "");
        add(new Activity.Discarded(30_312, "/", 11, "retry", Reason.EXPIRED, ""), "");
        add(new Activity.Delivered(30_313, "/", 12, "billing", 8, 1, "t", false), "biller");
    }

    @Test void copiesAreATreeAndALetterHangsBelowTheCopyItCameOf() {
        live();
        Passport passport = Passport.of(log, 10, 31_000).orElseThrow();

        assertThat(passport.lines()).extracting(Passport.Line::depth, Passport.Line::name, Passport.Line::key, Passport.Line::tone, Passport.Line::words).containsExactly(
                tuple(0, "orders", "order.eu", Tone.WAITING, "published by checkout to 2 queues"),
                tuple(1, "warehouse", "order.eu", Tone.GOOD, "acked by picker"),
                tuple(1, "billing", "order.eu", Tone.DEAD, "rejected by biller, on to dlx"),
                tuple(2, "retry", "retry", Tone.DEAD, "expired after 30 s, on to (default)"),
                tuple(3, "billing", "billing", Tone.WAITING, "unacked, held by biller"));
    }

    @Test void aCopysSpansAreWhenItWasReadyAndWhenUnacked() {
        live();
        Passport passport = Passport.of(log, 10, 31_000).orElseThrow();
        assertThat(passport.lines().get(1).spans()).containsExactly(new Span(false, 0, 5), new Span(true, 5, 310));
        assertThat(passport.lines().get(4).spans()).containsExactly(new Span(false, 30_312, 30_313), new Span(true, 30_313, 31_000));
        assertThat(passport.times()).containsExactly(0L, 5L, 6L, 310L, 312L, 30_312L, 30_313L, 31_000L);
    }

    @Test void anyLetterOfTheFamilyLeadsToTheSamePassport() {
        live();
        assertThat(Passport.of(log, 12, 31_000)).isEqualTo(Passport.of(log, 10, 31_000));
    }

    @Test void whatAQueueBrokeDownOverIsLostLikeWhatItHeld() {
        add(routed(0, 1, 7, "", "q", "q"), "shop");
        add(new Activity.BrokeDown(0, "/", 1, "q", 2, 0), "");
        add(new Activity.Discarded(0, "/", 1, "q", Reason.BROKEN_DOWN, null), "");
        assertThat(Passport.of(log, 1, 10).orElseThrow().lines()).extracting(Passport.Line::tone, Passport.Line::words)
                .containsExactly(tuple(Tone.WAITING, "published by shop to 1 queue"), tuple(Tone.DEAD, "lost, queue broke down"));
    }

    @Test void aRequeueMakesItReadyAgain() {
        add(routed(0, 1, 0, "", "q", "q"), "this window");
        add(new Activity.Delivered(1, "/", 1, "q", 7, 1, "t", false), "c");
        add(new Activity.Requeued(5, "/", 1, "q"), "");
        assertThat(Passport.of(log, 1, 9).orElseThrow().lines().get(1).spans())
                .containsExactly(new Span(false, 0, 1), new Span(true, 1, 5), new Span(false, 5, 9));
    }

    /** Beside a torrent not everything is recorded: that nothing more is known of a message does not mean that it waits. */
    @Test void whatMayHaveGoneOnUnseenIsNotSaidToWait() {
        add(routed(0, 1, 0, "", "q", "q"), "this window");
        add(new Activity.Delivered(1, "/", 1, "q", 7, 1, "t", false), "c");
        assertThat(log.hasGaps()).isFalse();
        log.gap();
        add(routed(5, 2, 0, "", "q", "q"), "this window");

        assertThat(log.hasGaps()).isTrue();
        assertThat(Passport.of(log, 1, 9).orElseThrow().lines().get(1)).satisfies(copy -> {
            assertThat(copy.words()).isEqualTo("unacked when last seen, not all recorded");
            assertThat(copy.spans()).containsExactly(new Span(false, 0, 1));
        });
        assertThat(Passport.of(log, 2, 9).orElseThrow().lines().get(1).words()).isEqualTo("ready");
    }

    @Test void aMessageWhoseBeginningIsForgottenHasNone() {
        add(new Activity.Acked(1, "/", 99, "q"), "");
        assertThat(Passport.of(log, 99, 2)).isEmpty();
    }

    @Test void theLogKeepsTheNewestTenThousand() {
        for (int i = 0; i <= TraceLog.MOST; i++) {
            add(new Activity.Acked(i, "/", i, "q"), "");
        }
        assertThat(log.size()).isEqualTo(TraceLog.MOST);
        assertThat(log.of(0)).isEmpty();
        assertThat(log.find(TraceFilter.of(""), 5).events()).extracting(TraceEvent::number).containsExactly(9_997L, 9_998L, 9_999L, 10_000L, 10_001L);
    }

    @ParameterizedTest
    @CsvSource({"'',9", "message:10,5", "queue:warehouse,3", "exchange:dlx,1", "exchange:(default),1", "key:order,1", "acked,1", "rejected,1", "biller,2",
        "queue:billing delivered,2", "nobody,0"})
    void aFilterIsWordsAndNames(String text, int count) {
        live();
        assertThat(log.find(TraceFilter.of(text), 100).count()).isEqualTo(count);
    }

    @Test void theAxisKeepsOrderAndFoldsLongSilence() {
        TimeAxis axis = new TimeAxis(List.of(0L, 1L, 30_001L, 30_002L));
        assertThat(axis.place(0)).isZero();
        assertThat(axis.place(30_002)).isEqualTo(1);
        assertThat(axis.place(1)).isGreaterThan(0.05);
        assertThat(axis.place(30_001) - axis.place(1)).isLessThan(0.9);
    }

    private void add(Activity activity, String party) {
        log.add(activity, party);
    }

    private static Activity.Routed routed(long at, long id, long connection, String exchange, String key, String... queues) {
        List<Activity.Hop> hops = List.of(queues).stream()
                .map(queue -> new Activity.Hop(exchange, Binding.DestinationKind.QUEUE, queue, Binding.toQueue("/", exchange, queue, key))).toList();
        return new Activity.Routed(at, "/", id, connection, exchange, key, 3, hops, List.of(queues), false);
    }
}
