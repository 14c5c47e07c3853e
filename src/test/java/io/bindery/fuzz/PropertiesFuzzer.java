package io.bindery.fuzz;

/** Jazzer's door to {@link FuzzTargets#properties}. */
public final class PropertiesFuzzer {

    private PropertiesFuzzer() { }

    public static void fuzzerTestOneInput(byte[] bytes) {
        FuzzTargets.properties(bytes);
    }
}
