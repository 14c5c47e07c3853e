package io.bindery.fuzz;

/** Jazzer's door to {@link FuzzTargets#table}. */
public final class TableFuzzer {

    private TableFuzzer() { }

    public static void fuzzerTestOneInput(byte[] bytes) {
        FuzzTargets.table(bytes);
    }
}
