package io.bindery.ui.workbench;

import io.bindery.ui.state.Notice;
import io.bindery.ui.state.WorkbenchState;
import java.net.URI;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Addresses for people and for the clipboard. */
final class Clip {

    private Clip() { }

    static void copy(WorkbenchState state, String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        state.notice().set(new Notice(Notice.Kind.DONE, "Copied " + text, ""));
    }

    /** {@code localhost:5672}, without credentials and path. */
    static String address(String clientUri) {
        if (clientUri.isEmpty()) {
            return "";
        }
        URI uri = URI.create(clientUri);
        return uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
