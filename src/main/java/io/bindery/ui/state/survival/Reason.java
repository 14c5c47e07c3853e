package io.bindery.ui.state.survival;

/** Why something does not outlive the end of the broker. */
public enum Reason {
    QUEUE_NOT_DURABLE("queue not durable", "queue is not durable"),
    EXCLUSIVE("exclusive queue", "exclusive: ends with its connection"),
    QUEUE_AUTO_DELETE("auto-delete queue", "auto-delete: a restart sends its consumers away"),
    EXCHANGE_NOT_DURABLE("not durable", "exchange is not durable"),
    EXCHANGE_AUTO_DELETE("auto-delete", "auto-delete: a restart takes its last binding away"),
    NOT_PERSISTENT("transient", "published as transient"),
    NOT_ON_DISK("pending", "not yet on disk, so never confirmed"),
    EXPIRED("expired", "expired by then"),
    OVER_LIMIT("too many", "too many for its max-length, dropped from the head");

    private final String word;
    private final String sentence;

    Reason(String word, String sentence) {
        this.word = word;
        this.sentence = sentence;
    }

    /** For a figure on the canvas, where there is little room. */
    public String word() {
        return word;
    }

    public String sentence() {
        return sentence;
    }

    /** Whether the end takes it away while the broker still runs, so that what hangs on it is deleted as well. */
    boolean isDeletedBeforeTheEnd() {
        return this == EXCLUSIVE || this == QUEUE_AUTO_DELETE || this == EXCHANGE_AUTO_DELETE;
    }
}
