package io.bindery.fuzz;

/** Jazzer's door to {@link HttpTargets#http}. */
public final class HttpFuzzer {

    private HttpFuzzer() { }

    public static void fuzzerTestOneInput(byte[] bytes) {
        HttpTargets.http(bytes);
    }
}
