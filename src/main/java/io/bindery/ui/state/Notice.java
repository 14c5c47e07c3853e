package io.bindery.ui.state;

/**
 * A sentence for the person at the window.
 *
 * @param sentence what happened and what to do
 * @param detail the broker's own words (reply code and text), or empty
 * @param about what it tells of; a newer notice about the very same takes its place. Null for nothing that could come again
 * @param offer what can be done next; null for nothing
 */
public record Notice(Kind kind, String sentence, String detail, Object about, Offer offer) {

    public Notice(Kind kind, String sentence, String detail) {
        this(kind, sentence, detail, null);
    }

    public Notice(Kind kind, String sentence, String detail, Object about) {
        this(kind, sentence, detail, about, null);
    }

    /** What was told of it is no longer so. */
    static Notice nothingMore(Object about) {
        return new Notice(Kind.INFO, "", "", about);
    }

    /** The same, with a next step. */
    public Notice offering(String label, Runnable action) {
        return new Notice(kind, sentence, detail, about, new Offer(label, action));
    }

    /** A next step, as a button says it. */
    public record Offer(String label, Runnable action) { }

    /** How it is shown, never by colour alone. */
    public enum Kind { INFO, DONE, WARNING, ERROR }
}
