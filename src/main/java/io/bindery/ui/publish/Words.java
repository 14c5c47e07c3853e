package io.bindery.ui.publish;

import io.bindery.ui.state.Figures;
import java.util.Locale;

/** What {@link Figures} has no word for. */
final class Words {

    private Words() { }

    static String copies(long n) {
        return Figures.count(n) + (n == 1 ? " copy" : " copies");
    }

    static String took(long nanos) {
        double millis = nanos / 1e6;
        return millis >= 10_000 ? String.format(Locale.ENGLISH, "%.1f s", millis / 1e3)
                : String.format(Locale.ENGLISH, millis < 0.1 ? "%.2f ms" : millis < 100 ? "%.1f ms" : "%,.0f ms", millis);
    }
}
