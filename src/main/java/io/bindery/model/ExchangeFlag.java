package io.bindery.model;

/** What an exchange was declared with. */
public enum ExchangeFlag {
    /** It survives a restart of the broker. */
    DURABLE,
    /** It goes when its last binding as a source goes. */
    AUTO_DELETE,
    /** Only other exchanges route into it; publishing to it is refused with 403. */
    INTERNAL
}
