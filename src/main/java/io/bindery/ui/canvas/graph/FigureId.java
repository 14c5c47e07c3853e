package io.bindery.ui.canvas.graph;

import java.util.Locale;

/**
 * Which figure.
 *
 * @param name of the exchange or queue; for clients what {@link Clients} calls the group
 */
public record FigureId(Kind kind, String name) {

    /** What a figure stands for. */
    public enum Kind { PUBLISHER, EXCHANGE, QUEUE, CONSUMER }

    public static FigureId exchange(String name) {
        return new FigureId(Kind.EXCHANGE, name);
    }

    public static FigureId queue(String name) {
        return new FigureId(Kind.QUEUE, name);
    }

    public boolean isExchange() {
        return kind == Kind.EXCHANGE;
    }

    public boolean isQueue() {
        return kind == Kind.QUEUE;
    }

    public boolean isClient() {
        return kind == Kind.PUBLISHER || kind == Kind.CONSUMER;
    }

    public boolean isDefaultExchange() {
        return isExchange() && name.isEmpty();
    }

    /** As a person calls it. */
    public String label() {
        return isDefaultExchange() ? "(default)" : name;
    }

    /** For style sheets and tests: {@code exchange-orders}, {@code queue-warehouse-eu}. */
    public String cssName() {
        String word = isDefaultExchange() ? "default" : name.replaceAll("[^A-Za-z0-9_-]", "-");
        return kind.name().toLowerCase(Locale.ROOT) + "-" + word;
    }
}
