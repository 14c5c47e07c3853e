package io.bindery.ui.route;

import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Headers written in one line, as the canvas writes a headers binding: {@code format = "pdf", v = 2}. Words without
 * quotes are text too, but for numbers, {@code true}, {@code false} and {@code null}.
 */
final class HeaderLine {

    private static final Pattern ENTRY = Pattern.compile("\\s*([^=,\"]+?)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^,=\"]*?))\\s*(?:,|$)");

    private HeaderLine() { }

    /** @throws IllegalArgumentException with a sentence, when the line is none */
    static FieldTable parse(String line) {
        Map<String, FieldValue> headers = new LinkedHashMap<>();
        Matcher entry = ENTRY.matcher(line);
        int at = 0;
        while (at < line.length() && !line.substring(at).isBlank()) {
            if (!entry.find(at) || entry.start() != at) {
                throw new IllegalArgumentException("Headers are written as format = \"pdf\", v = 2.");
            }
            headers.put(entry.group(1), entry.group(2) != null ? FieldValue.of(entry.group(2).replaceAll("\\\\(.)", "$1")) : value(entry.group(3)));
            at = entry.end();
        }
        return FieldTable.of(headers);
    }

    private static FieldValue value(String word) {
        return switch (word) {
            case "true" -> FieldValue.of(true);
            case "false" -> FieldValue.of(false);
            case "null" -> new FieldValue.Void();
            default -> word.matches("-?\\d{1,18}") ? FieldValue.of(Long.parseLong(word))
                    : word.matches("-?\\d+\\.\\d+") ? new FieldValue.Float64(Double.parseDouble(word)) : FieldValue.of(word);
        };
    }
}
