package io.bindery.ui.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.StoreSnapshot;
import io.bindery.model.BrokerSnapshot.Totals;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

class RatesTest {

    private static final ToLongFunction<BrokerSnapshot> PUBLISHED = snapshot -> snapshot.totals().published();

    private final Rates rates = new Rates();

    @Test void aRateIsTheGrowthOverTheLastFiveSeconds() {
        for (int second = 0; second <= 20; second++) {
            rates.sample(second * 1000L, published(second < 10 ? 0 : (second - 10) * 30L));
        }
        assertThat(rates.perSecond(PUBLISHED)).isCloseTo(30, within(0.001));
    }

    @Test void framesBetweenTwoSecondsAreNotKept() {
        assertThat(rates.sample(0, published(0))).isTrue();
        assertThat(rates.sample(999, published(500))).isFalse();
        assertThat(rates.sample(1000, published(7))).isTrue();
        assertThat(rates.perSecond(PUBLISHED)).isEqualTo(7);
    }

    @Test void nothingToCompareWithIsNoRate() {
        assertThat(rates.perSecond(PUBLISHED)).isZero();
        rates.sample(0, published(1000));
        assertThat(rates.perSecond(PUBLISHED)).isZero();
    }

    @Test void theLastMinuteHasSixtySecondsAtMostSmoothedAsTheRateIs() {
        for (int second = 0; second <= 90; second++) {
            rates.sample(second * 1000L, published(second == 90 ? 1000 : 0));
        }
        assertThat(rates.lastMinute(PUBLISHED)).hasSize(60).endsWith(0.0, 200.0);
    }

    @Test void aRestartedBrokerBeginsAnew() {
        rates.sample(0, published(0));
        rates.sample(1000, published(100));
        rates.sample(2000, published(3));
        assertThat(rates.perSecond(PUBLISHED)).isZero();
        rates.sample(3000, published(8));
        assertThat(rates.perSecond(PUBLISHED)).isEqualTo(5);
    }

    private static BrokerSnapshot published(long count) {
        return new BrokerSnapshot(1, 1, 0, List.of(), List.of(), new Totals(count, 0, 0, 0, 0), StoreSnapshot.NONE);
    }
}
