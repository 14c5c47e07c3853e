package io.bindery.model;

/** What can be done to a broker's time. It never goes back. */
public sealed interface ClockTurn {

    /** Time stands still from now on; only steps move it. */
    record Hold() implements ClockTurn { }

    /** Time goes on at its real pace, from where it stands. */
    record Resume() implements ClockTurn { }

    /** Time moves by this much at once, held or not; what falls due on the way happens at its own instant, in order. */
    record StepBy(long millis) implements ClockTurn {
        private static final long A_CENTURY = 36_525L * 24 * 60 * 60 * 1000;

        public StepBy {
            if (millis < 0 || millis > A_CENTURY) {
                throw new IllegalArgumentException("A step of time goes on by at most a century: " + millis + " ms");
            }
        }
    }

    /** Time moves to the next instant at which a message or a queue expires; it stays when nothing ever will. */
    record StepToNext() implements ClockTurn { }
}
