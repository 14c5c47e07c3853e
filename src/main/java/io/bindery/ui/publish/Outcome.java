package io.bindery.ui.publish;

import java.util.List;

/**
 * What happened to a publish, ready to be shown.
 *
 * @param title one line: the message, its copies, confirmed or not
 * @param took how long it took, or empty
 * @param remark what else there is to know: returned, lost, RabbitMQ's own words
 * @param messageId for its passport; 0 when there is no message
 */
record Outcome(Tone tone, String title, String took, List<OutcomeRow> rows, String remark, long messageId) {

    /** Told by icon and words first. */
    enum Tone { GOOD, WARNING, BAD }

    static Outcome failed(String sentence) {
        return new Outcome(Tone.BAD, sentence, "", List.of(), "Nothing was published.", 0);
    }
}
