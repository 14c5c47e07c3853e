package io.bindery.ui.publish;

import io.bindery.ui.theme.Glyph;

/**
 * One line of what happened: a queue that got a copy, one that refused it, or a binding that nearly matched.
 *
 * @param binding the keys the copy came by, first hop first
 * @param stored what became of the copy, in words
 */
record OutcomeRow(Kind kind, Glyph glyph, String name, String binding, String stored) {

    /** How a row is shown. */
    enum Kind { ON_DISK, MEMORY_ONLY, REFUSED, NO_MATCH }
}
