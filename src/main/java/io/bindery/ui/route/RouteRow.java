package io.bindery.ui.route;

import io.bindery.model.RouteTrace.Part;
import io.bindery.ui.theme.Glyph;
import java.util.List;

/**
 * One line of the table.
 *
 * @param indent how many exchanges the message passed before
 * @param bindingKey as the binding has it; empty where keys are not looked at
 * @param parts the pattern's words under the key's, or the arguments of a headers binding
 * @param aside said in the place of the words: «by notify», «alternate exchange»
 */
record RouteRow(Kind kind, int indent, Glyph glyph, String name, String bindingKey, List<Part> parts, String aside, String why, boolean nearest) {

    /** Whether the message went this way. */
    enum Kind { TAKEN, MISSED, SILENT }
}
