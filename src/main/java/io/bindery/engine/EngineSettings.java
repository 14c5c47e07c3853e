package io.bindery.engine;

import java.util.List;

/**
 * How an engine starts.
 *
 * @param vhosts exist from the start; those that recovered definitions name are added
 * @param nameSeed decides the names the server gives (amq.gen-…, amq.ctag-…): the same seed gives the same names
 */
public record EngineSettings(List<String> vhosts, long nameSeed) {

    public static final String DEFAULT_VHOST = "/";

    public EngineSettings {
        vhosts = List.copyOf(vhosts);
    }

    public static EngineSettings withSeed(long nameSeed) {
        return new EngineSettings(List.of(DEFAULT_VHOST), nameSeed);
    }
}
