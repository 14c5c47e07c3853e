package io.bindery.model;

/**
 * One setting in force for a queue or exchange, and where it comes from.
 *
 * @param argument the argument it stands for, for example {@code x-message-ttl}
 * @param policy the policy's name; empty for an argument of its own
 */
public record EffectiveValue(String argument, FieldValue value, Source source, String policy) {

    /** Who said so. */
    public enum Source { ARGUMENT, POLICY, OPERATOR_POLICY }
}
