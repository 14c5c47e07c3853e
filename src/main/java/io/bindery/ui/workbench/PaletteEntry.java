package io.bindery.ui.workbench;

import io.bindery.ui.theme.Glyph;

/**
 * A line of the palette.
 *
 * @param kind shown at the right: what it is, or the shortcut of an action
 * @param glyph for exchanges and queues; null for actions, which bring their command's icon
 */
record PaletteEntry(String title, String kind, Glyph glyph, Command command, Runnable run) {
}
