package io.bindery.ui.workbench;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;

/**
 * Something the window can do, once for button, shortcut and palette.
 *
 * @param shortcut null when there is none
 * @param words others by which the palette finds it
 */
record Command(ObservableStringValue title, Feather icon, KeyCombination shortcut, ObservableBooleanValue enabled, Runnable action, String words) {

    static Command always(String title, Feather icon, String shortcut, Runnable action) {
        return when(Bindings.createBooleanBinding(() -> true), title, icon, shortcut, action);
    }

    static Command when(ObservableBooleanValue enabled, String title, Feather icon, String shortcut, Runnable action) {
        return new Command(Bindings.createStringBinding(() -> title), icon, key(shortcut), enabled, action, "");
    }

    static Command titled(ObservableStringValue title, Feather icon, String shortcut, ObservableBooleanValue enabled, Runnable action) {
        return new Command(title, icon, key(shortcut), enabled, action, "");
    }

    /** What somebody may type who does not know how it is called here. */
    Command alsoBy(String others) {
        return new Command(title, icon, shortcut, enabled, action, others);
    }

    /** «Undo Add queue billing · Ctrl+Z» */
    String tooltip() {
        return shortcut == null ? title.get() : title.get() + " · " + shortcutText();
    }

    String shortcutText() {
        return shortcut == null ? "" : shortcut.getDisplayText();
    }

    void run() {
        if (enabled.get()) {
            action.run();
        }
    }

    private static KeyCombination key(String shortcut) {
        return shortcut.isEmpty() ? null : KeyCombination.valueOf(shortcut);
    }
}
