package io.bindery.ui.publish;

import java.util.Optional;

/**
 * How often a message is published and how fast.
 *
 * @param perSecond 0 for as fast as the broker answers
 */
record RepeatPlan(int times, double perSecond) {

    static final int MOST = 1_000_000;
    static final RepeatPlan ONCE = new RepeatPlan(1, 0);

    /** What is wrong with the two texts, as a sentence. */
    static Optional<String> problem(String times, String rate) {
        if (!times.matches("\\d{1,7}") || Integer.parseInt(times) < 1 || Integer.parseInt(times) > MOST) {
            return Optional.of("Repeat is a whole number from 1 to 1,000,000.");
        }
        return rate.isEmpty() || rate.matches("\\d{1,6}(\\.\\d{1,3})?") && Double.parseDouble(rate) > 0 ? Optional.empty()
                : Optional.of("The rate is messages a second, such as 50 or 0.5; empty is no limit.");
    }

    /** @throws IllegalArgumentException when {@link #problem} has something to say */
    static RepeatPlan of(String times, String rate) {
        problem(times, rate).ifPresent(sentence -> {
            throw new IllegalArgumentException(sentence);
        });
        return new RepeatPlan(Integer.parseInt(times), rate.isEmpty() ? 0 : Double.parseDouble(rate));
    }

    /** How many should have been sent this long after the first. */
    long due(long sinceFirstNanos) {
        return perSecond == 0 ? times : Math.min(times, 1 + (long) (sinceFirstNanos / 1e9 * perSecond));
    }
}
