package io.bindery.ui.state;

/**
 * What a restart would leave of one queue.
 *
 * @param before how many messages are in it, ready and unacked
 * @param keeps how many are certain to be back · mayKeep how many may be, when those on their way to disk get there
 * @param gone whether the queue itself is lost
 * @param why what is lost and for what reason, as words for a row
 */
public record QueueFate(String queue, long before, long keeps, long mayKeep, boolean gone, String why) {

    public long loses() {
        return before - keeps;
    }
}
