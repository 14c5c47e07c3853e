package io.bindery.model;

/**
 * What a client and the broker agreed on when it came.
 *
 * @param host the broker's end, an address · port likewise
 * @param mechanism it logged in by · secured whether by TLS
 * @param heartbeatSeconds 0 for none
 */
public record ConnectionTerms(String host, int port, String mechanism, boolean secured, int channelMax, int frameMax, int heartbeatSeconds) {

    /** Of who came by no socket. */
    public static final ConnectionTerms DIRECT = new ConnectionTerms("", 0, "", false, 0, 0, 0);
}
