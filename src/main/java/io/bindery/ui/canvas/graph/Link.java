package io.bindery.ui.canvas.graph;

import io.bindery.model.Binding;
import java.util.List;

/**
 * One line of the canvas.
 *
 * @param bindings all bindings between the same two ends, in the order of declaration; empty for other kinds
 */
public record Link(Id id, List<Binding> bindings) {

    /** What a line says. */
    public enum Kind { PUBLISHES, BINDING, ALTERNATE, DEAD_LETTERS, CONSUMES }

    /** Which line. */
    public record Id(Kind kind, FigureId from, FigureId to) { }

    public Link {
        bindings = List.copyOf(bindings);
    }

    public static Link of(Kind kind, FigureId from, FigureId to) {
        return new Link(new Id(kind, from, to), List.of());
    }

    /** Whether it looks the same but for how many bindings it counts. */
    public boolean looksLike(Link other) {
        return id.equals(other.id) && bindings.size() > 1 == other.bindings.size() > 1
                && (bindings.isEmpty() || bindings.get(0).equals(other.bindings.get(0)));
    }

    public Kind kind() {
        return id.kind();
    }

    public FigureId from() {
        return id.from();
    }

    public FigureId to() {
        return id.to();
    }

    /** The key on its pill: the first binding's, or empty where none is shown. */
    public String key() {
        return bindings.isEmpty() ? "" : bindings.get(0).key();
    }
}
