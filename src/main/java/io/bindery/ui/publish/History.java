package io.bindery.ui.publish;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last fifty forms published from this window, the newest first, each once. */
final class History {

    static final int MOST = 50;

    private final Deque<PublishForm> forms = new ArrayDeque<>();

    void add(PublishForm form) {
        forms.remove(form);
        forms.addFirst(form);
        if (forms.size() > MOST) {
            forms.removeLast();
        }
    }

    List<PublishForm> forms() {
        return List.copyOf(forms);
    }
}
