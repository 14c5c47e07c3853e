package io.bindery.engine;

import java.util.List;

/**
 * How an engine starts.
 *
 * @param vhosts exist from the start; those that recovered definitions name are added
 * @param residentBytes what contents may take up in memory before those that are on disk leave it
 * @param nameSeed decides the names the server gives (amq.gen-…, amq.ctag-…): the same seed gives the same names
 */
public record EngineSettings(List<String> vhosts, long nameSeed, long residentBytes) {

    public static final String DEFAULT_VHOST = "/";

    public EngineSettings {
        vhosts = List.copyOf(vhosts);
    }

    public EngineSettings withResidentBytes(long bytes) {
        return new EngineSettings(vhosts, nameSeed, bytes);
    }

    public static EngineSettings withSeed(long nameSeed) {
        return new EngineSettings(List.of(DEFAULT_VHOST), nameSeed, Long.MAX_VALUE / 4);
    }
}
