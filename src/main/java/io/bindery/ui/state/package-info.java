/** What the whole window shares: gateway, newest snapshot, selection, undo, notices. FX thread only. */
package io.bindery.ui.state;
