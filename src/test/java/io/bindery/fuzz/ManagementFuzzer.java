package io.bindery.fuzz;

/** Jazzer's door to {@link HttpTargets#management}. */
public final class ManagementFuzzer {

    private ManagementFuzzer() { }

    public static void fuzzerTestOneInput(byte[] bytes) {
        HttpTargets.management(bytes);
    }
}
