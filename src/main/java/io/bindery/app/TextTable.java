package io.bindery.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows in aligned columns for a terminal; columns of numbers stand to the right. */
final class TextTable {

    private final List<String> heads;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... heads) {
        this.heads = List.of(heads);
        rows.add(this.heads);
    }

    void row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(printable(String.valueOf(cell)));
        }
        rows.add(row);
    }

    void print(PrintWriter out) {
        int[] widths = new int[heads.size()];
        boolean[] numbers = new boolean[heads.size()];
        for (int c = 0; c < widths.length; c++) {
            int column = c;
            widths[c] = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
            numbers[c] = rows.size() > 1 && rows.stream().skip(1).allMatch(row -> row.get(column).matches("[0-9]+"));
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                String gap = " ".repeat(widths[c] - row.get(c).length());
                line.append(numbers[c] ? gap + row.get(c) : row.get(c) + gap).append("  ");
            }
            out.println(line.toString().stripTrailing());
        }
    }

    /** Names and keys are other people's: no control character of theirs reaches the terminal. */
    static String printable(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> out.appendCodePoint(Character.isISOControl(c) ? '·' : c));
        return out.toString();
    }
}
