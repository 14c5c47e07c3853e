package io.bindery.ui.canvas.edit;

import io.bindery.ui.canvas.graph.FigureId;
import java.util.Optional;

/** Which figures a binding can lead to, and RabbitMQ's reason where it can't. */
public final class BindRules {

    private BindRules() { }

    /** Why not, or empty. */
    public static Optional<String> refusal(FigureId target) {
        if (target.isDefaultExchange()) {
            return Optional.of("403: takes no bindings of its own");
        }
        return target.isClient() ? Optional.of("Bind to a queue: clients take from queues") : Optional.empty();
    }

    /** What releasing here would do, after «Release to bind». */
    public static String sentence(FigureId from, FigureId to) {
        return from.equals(to) ? from.label() + " to itself: it is entered once" : from.label() + " to " + to.label();
    }
}
