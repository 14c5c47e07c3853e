package io.bindery.fuzz;

/** Jazzer's door to {@link FuzzTargets#handshake}. */
public final class HandshakeFuzzer {

    private HandshakeFuzzer() { }

    public static void fuzzerTestOneInput(byte[] bytes) {
        FuzzTargets.handshake(bytes);
    }
}
