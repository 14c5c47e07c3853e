package io.bindery.ui.state;

/**
 * A sentence for the person at the window.
 *
 * @param sentence what happened and what to do
 * @param detail the broker's own words (reply code and text), or empty
 * @param about what it tells of; a newer notice about the very same takes its place. Null for nothing that could come again
 */
public record Notice(Kind kind, String sentence, String detail, Object about) {

    public Notice(Kind kind, String sentence, String detail) {
        this(kind, sentence, detail, null);
    }

    /** What was told of it is no longer so. */
    static Notice nothingMore(Object about) {
        return new Notice(Kind.INFO, "", "", about);
    }

    /** How it is shown, never by colour alone. */
    public enum Kind { INFO, DONE, WARNING, ERROR }
}
