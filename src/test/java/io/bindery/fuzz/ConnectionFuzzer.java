package io.bindery.fuzz;

/** Jazzer's door to {@link FuzzTargets#connection}. */
public final class ConnectionFuzzer {

    private ConnectionFuzzer() { }

    public static void fuzzerTestOneInput(byte[] bytes) {
        FuzzTargets.connection(bytes);
    }
}
