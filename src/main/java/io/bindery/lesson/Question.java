package io.bindery.lesson;

import java.util.ArrayList;
import java.util.List;

/**
 * What is to be foreseen.
 *
 * @param several whether more than one option may be chosen
 * @param measure finds out which options are true, after it was done
 */
public record Question(String asks, List<String> options, boolean several, Measure measure) {

    /** The option of a message that no queue takes. */
    public static final String NOBODY = "nobody";

    public Question {
        options = List.copyOf(options);
    }

    /** Which of the queues get a copy of the message that is published then. */
    public static Question whichGetACopy(String asks, String... queues) {
        List<String> options = new ArrayList<>(List.of(queues));
        options.add(NOBODY);
        return new Question(asks, options, true, Measure.copies());
    }

    public static Question one(String asks, Measure measure, String... options) {
        return new Question(asks, List.of(options), false, measure);
    }

    /** Whether the router's reasons belong beside the options. */
    boolean isAboutCopies() {
        return several;
    }
}
