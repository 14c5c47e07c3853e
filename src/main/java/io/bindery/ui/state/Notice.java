package io.bindery.ui.state;

/**
 * A sentence for the person at the window.
 *
 * @param sentence what happened and what to do
 * @param detail the broker's own words (reply code and text), or empty
 */
public record Notice(Kind kind, String sentence, String detail) {
    /** How it is shown, never by colour alone. */
    public enum Kind { INFO, DONE, WARNING, ERROR }
}
