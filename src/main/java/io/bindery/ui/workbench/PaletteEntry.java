package io.bindery.ui.workbench;

import io.bindery.ui.theme.Glyph;
import org.kordamp.ikonli.feather.Feather;

/**
 * A line of the palette.
 *
 * @param kind shown at the right: what it is, or the shortcut of an action
 * @param words others by which it is found
 * @param glyph for exchanges and queues, and what is done to them; null for actions, which bring their icon
 */
record PaletteEntry(String title, String kind, String words, Glyph glyph, Feather icon, Runnable run) {
}
