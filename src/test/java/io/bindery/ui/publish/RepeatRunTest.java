package io.bindery.ui.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatRunTest {

    private static final long SECOND = 1_000_000_000L;

    @Test void theFirstMessageGoesAtOnceAndTheOthersByTheRate() {
        RepeatRun run = new RepeatRun(new RepeatPlan(10, 4));
        assertThat(run.next(0)).isEqualTo(1);
        assertThat(run.next(SECOND / 8)).isZero();
        assertThat(run.next(SECOND / 4)).isEqualTo(1);
        assertThat(run.next(SECOND)).isEqualTo(3);
        assertThat(run.next(60 * SECOND)).isEqualTo(5);
        assertThat(run.next(61 * SECOND)).isZero();
    }

    @Test void withoutARateTheWindowOfUnansweredOnesHoldsItBack() {
        RepeatRun run = new RepeatRun(new RepeatPlan(1_000, 0));
        assertThat(run.next(0)).isEqualTo(RepeatRun.IN_FLIGHT);
        assertThat(run.next(1)).isZero();
        run.answer();
        assertThat(run.next(2)).isEqualTo(1);
    }

    @Test void aCancelledRunIsDoneWhenWhatWasSentIsAnswered() {
        RepeatRun run = new RepeatRun(new RepeatPlan(10, 1));
        run.next(0);
        run.cancel();
        assertThat(run.next(SECOND)).isZero();
        assertThat(run.done()).isFalse();
        run.answer();
        assertThat(run.done()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1,'',true", "1000000,50,true", "5,0.5,true", "0,'',false", "1000001,'',false", "x,'',false", "1,0,false", "1,fast,false"})
    void timesAndRateAreChecked(String times, String rate, boolean fine) {
        assertThat(RepeatPlan.problem(times, rate).isEmpty()).isEqualTo(fine);
    }
}
