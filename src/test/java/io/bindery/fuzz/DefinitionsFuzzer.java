package io.bindery.fuzz;

/** Jazzer's door to {@link TextTargets#definitions}. */
public final class DefinitionsFuzzer {

    private DefinitionsFuzzer() { }

    public static void fuzzerTestOneInput(byte[] bytes) {
        TextTargets.definitions(bytes);
    }
}
