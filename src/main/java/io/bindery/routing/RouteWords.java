package io.bindery.routing;

import io.bindery.model.RouteTrace.Explanation;
import io.bindery.model.RouteTrace.Part;
import io.bindery.model.RouteTrace.Verdict;

/** Why a binding took a message, said of the wildcard that decided; for the rest the router's own sentence. */
public final class RouteWords {

    private static final String[] SMALL = {"zero", "one", "two", "three", "four", "five", "six"};

    private RouteWords() { }

    public static String why(Explanation why) {
        if (why.distance() > 0) {
            return why.rule();
        }
        for (Part part : why.parts()) {
            if (part.verdict() == Verdict.TOOK_NOTHING) {
                return "# took zero words: it takes any number, zero too";
            }
        }
        for (Part part : why.parts()) {
            if (part.pattern().equals("#") && part.keyFrom() >= 0) {
                return "# took " + words(part.keyCount());
            } else if (part.pattern().equals("*") && part.keyFrom() >= 0 && part.keyCount() == 1 && !part.took().equals("*")) {
                return "* took " + (part.took().isEmpty() ? "the empty word" : part.took()) + ": it takes exactly one word";
            }
        }
        return why.rule();
    }

    static String words(int n) {
        return (n < SMALL.length ? SMALL[n] : String.valueOf(n)) + (n == 1 ? " word" : " words");
    }
}
