package io.bindery.ui.state;

import io.bindery.model.Binding;
import java.util.List;

/** What is selected in the window, by name in the current virtual host. */
public sealed interface Selection {

    Selection NOTHING = new Nothing();

    record Nothing() implements Selection { }

    record OfExchange(String exchange) implements Selection { }

    record OfQueue(String queue) implements Selection { }

    /** One edge of the canvas: every binding between the same two ends; the first is the one meant. */
    record OfBindings(List<Binding> bindings) implements Selection { }

    /** A live connection, as publisher or consumer. */
    record OfConnection(long connectionId) implements Selection { }
}
