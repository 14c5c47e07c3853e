package io.bindery.ui.publish;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Reads moments as a person types them: seconds since 1970, or a date and time. */
final class Instants {

    private Instants() { }

    /** @throws IllegalArgumentException when it is neither */
    static long seconds(String text) {
        String typed = text.strip();
        if (typed.matches("\\d{1,18}")) {
            return Long.parseLong(typed);
        }
        try {
            return Instant.parse(typed).getEpochSecond();
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException("no timestamp: " + typed, wrong);
        }
    }
}
