package io.bindery.fuzz;

/** Jazzer's door to {@link TextTargets#journal}. */
public final class JournalFuzzer {

    private JournalFuzzer() { }

    public static void fuzzerTestOneInput(byte[] bytes) {
        TextTargets.journal(bytes);
    }
}
