package io.bindery.routing;

/** Told each step of a route as it is taken. A queue may be reached more than once; it gets one copy. */
public interface RouteVisitor {

    /** The walk looks at this exchange's bindings. {@code depth} is 0 for the exchange published to. */
    default void entered(ExchangeNode exchange, int depth) { }

    /** @param edge the binding followed, or null when the default exchange found the queue by its name */
    void reached(ExchangeNode from, Edge edge, RouteTarget queue);

    /** @param again the exchange was entered before for this message, so the walk ends here */
    default void followed(ExchangeNode from, Edge edge, boolean again) { }

    /** No binding of {@code from} took it. {@code alternate} is null when there is no exchange of that name. */
    default void toAlternate(ExchangeNode from, String alternateName, ExchangeNode alternate) { }

    /** No binding took it and there is no alternate exchange. */
    default void unmatched(ExchangeNode from) { }
}
