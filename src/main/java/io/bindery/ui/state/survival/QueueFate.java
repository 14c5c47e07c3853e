package io.bindery.ui.state.survival;

import io.bindery.ui.state.Figures;
import java.util.ArrayList;
import java.util.List;

/**
 * What the end of the broker would leave of one queue.
 *
 * @param before how many messages are in it, ready and unacked
 * @param keeps how many are certain to be back · mayKeep how many may be, when those on their way to disk get there
 * @param gone why the queue itself is lost; null when it stays
 * @param losses what of its messages does not come back and why; empty when the queue goes as a whole
 * @param writtenFirst messages not on disk yet that an orderly end writes
 * @param readyAgain unacked ones among those kept
 * @param persistent how many of a queue that goes are persistent: publishers may have thought them safe
 */
public record QueueFate(String queue, long before, long keeps, long mayKeep, Reason gone, List<Loss> losses, long writtenFirst,
                        long readyAgain, long persistent) {

    /** So many messages for one reason. */
    public record Loss(Reason reason, long messages) { }

    public QueueFate {
        losses = List.copyOf(losses);
    }

    public boolean isGone() {
        return gone != null;
    }

    public long loses() {
        return before - keeps;
    }

    /** What is lost and for what reason, as words for a row. */
    public String why() {
        if (isGone()) {
            return gone == Reason.QUEUE_NOT_DURABLE && persistent > 0 ? gone.sentence() + ", so its persistent messages go as well" : gone.sentence();
        }
        List<String> parts = new ArrayList<>();
        losses.forEach(loss -> parts.add(words(loss)));
        if (writtenFirst > 0) {
            parts.add(Figures.count(writtenFirst) + " not yet on disk, written first");
        }
        if (readyAgain > 0) {
            parts.add(Figures.count(readyAgain) + " unacked, ready again");
        }
        return parts.isEmpty() ? before == 0 ? "durable, empty" : "durable, persistent, on disk" : String.join("; ", parts);
    }

    /** What the forecast leaves open, as a sentence; empty when nothing. */
    public String doubt() {
        return isGone() || keeps == 0 || before <= ExpiryLooks.LONGEST ? ""
                : "More than " + Figures.count(ExpiryLooks.LONGEST) + " wait, too many to look which expire by then: none is counted as expired.";
    }

    static String words(Loss loss) {
        String verb = loss.reason() != Reason.NOT_PERSISTENT ? " " : loss.messages() == 1 ? " was " : " were ";
        return Figures.count(loss.messages()) + verb + loss.reason().sentence();
    }
}
