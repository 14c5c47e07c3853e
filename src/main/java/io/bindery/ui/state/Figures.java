package io.bindery.ui.state;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** How numbers are written in the window: thousands apart, units always, no more digits than one can trust. */
public final class Figures {

    private static final String[] BYTES = {"B", "kB", "MB", "GB", "TB"};
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private Figures() { }

    /** {@code 41,180}; by hand, as dozens stand in every frame and a Formatter takes its pattern apart for each */
    public static String count(long number) {
        StringBuilder text = new StringBuilder(Long.toString(number));
        int first = number < 0 ? 1 : 0;
        for (int at = text.length() - 3; at > first; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    /** {@code 0}, {@code 0.4}, {@code 17.4}, {@code 1,840}: the unit ({@code /s}) stands beside it in the text font. */
    public static String rate(double perSecond) {
        if (perSecond < 0.05) {
            return "0";
        }
        return perSecond < 100 ? trimmed(perSecond) : count(Math.round(perSecond));
    }

    /** {@code 58 B}, {@code 9.6 MB} */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < BYTES.length - 1) {
            value /= 1000;
            unit++;
        }
        return (unit == 0 || value >= 100 ? count(Math.round(value)) : trimmed(value)) + " " + BYTES[unit];
    }

    /** {@code 0.8 s}, {@code 12 s}, {@code 3 min}, {@code 5 h}, {@code 2 d} */
    public static String age(long millis) {
        double seconds = Math.max(0, millis) / 1000.0;
        if (seconds < 10) {
            return trimmed(seconds) + " s";
        } else if (seconds < 120) {
            return Math.round(seconds) + " s";
        } else if (seconds < 7200) {
            return Math.round(seconds / 60) + " min";
        }
        return seconds < 172_800 ? Math.round(seconds / 3600) + " h" : Math.round(seconds / 86_400) + " d";
    }

    /** {@code 09:12:33}, where the person is */
    public static String clock(long millis) {
        return CLOCK.format(Instant.ofEpochMilli(millis));
    }

    /** {@code 1 message}, {@code 2 messages} */
    public static String of(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    private static String trimmed(double value) {
        long tenths = Math.round(value * 10);
        return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10);
    }
}
