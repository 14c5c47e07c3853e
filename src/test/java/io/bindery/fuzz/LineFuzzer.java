package io.bindery.fuzz;

/** Jazzer's door to {@link TextTargets#line}. */
public final class LineFuzzer {

    private LineFuzzer() { }

    public static void fuzzerTestOneInput(byte[] bytes) {
        TextTargets.line(bytes);
    }
}
