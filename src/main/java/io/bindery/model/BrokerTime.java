package io.bindery.model;

/**
 * The instant a broker is at.
 *
 * @param nowMillis since 1970-01-01 UTC
 * @param held whether it stays there until it is stepped
 */
public record BrokerTime(long nowMillis, boolean held) { }
