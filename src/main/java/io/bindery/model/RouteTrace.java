package io.bindery.model;

import java.util.List;

/**
 * A route with every step and every miss, as the debugger shows it. Made by the same router that routes messages.
 *
 * @param queues reached, once each, in the order they were first reached
 */
public record RouteTrace(String exchange, String routingKey, List<Step> steps, List<String> queues) {

    /** One thing the router did, in the order it did it. */
    public sealed interface Step {

        /** The router looks at an exchange's bindings. {@code depth} 0 is the exchange published to. */
        record Entered(String exchange, String type, int depth) implements Step { }

        /** A binding took the message. {@code binding} is synthesised for the default exchange. */
        record Matched(Binding binding, int depth, Explanation why) implements Step { }

        record Missed(Binding binding, int depth, Explanation why) implements Step { }

        /** Nothing matched (here, or in the exchanges behind); the alternate exchange takes the message. */
        record ToAlternate(String exchange, String alternate, int depth) implements Step { }

        /** An exchange that was already visited for this message: each is entered once, so loops end. */
        record AlreadyVisited(String exchange, int depth) implements Step { }

        /** The route names an exchange (published to, or alternate) that does not exist. */
        record NoSuchExchange(String exchange, int depth) implements Step { }
    }

    /**
     * Why a binding took the message or not.
     *
     * @param rule one sentence with the rule that decided
     * @param parts the pattern's words or the headers' arguments, each with its verdict, in the pattern's order
     * @param distance how far from matching: 0 for a match, else the number of parts that would have to differ
     */
    public record Explanation(String rule, List<Part> parts, int distance) { }

    /**
     * One word of a pattern, or one argument of a headers binding.
     *
     * @param pattern the word or {@code name = value} as written in the binding
     * @param took the words of the key (or the header's value) it stands against; several for a {@code #}
     * @param keyFrom index of the first key word taken (headers: -1) · keyCount how many
     */
    public record Part(String pattern, String took, int keyFrom, int keyCount, Verdict verdict) { }

    /** How a part did. */
    public enum Verdict { TOOK, TOOK_NOTHING, FAILED, NOT_REACHED, WANTED_MORE, KEY_TOO_LONG }
}
