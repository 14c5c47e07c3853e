package io.bindery.model;

/** Names of the exchange types that the embedded broker knows. A remote one may have others, hence strings. */
public final class ExchangeType {
    public static final String DIRECT = "direct";
    public static final String FANOUT = "fanout";
    public static final String TOPIC = "topic";
    public static final String HEADERS = "headers";
    public static final String CONSISTENT_HASH = "x-consistent-hash";
    public static final String RANDOM = "x-random";

    private ExchangeType() { }
}
