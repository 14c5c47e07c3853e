package io.bindery.ui.canvas.geometry;

import io.bindery.model.Binding;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.ui.canvas.graph.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** How wide keys and arguments are on their pills; known without fonts, because they are set in JetBrains Mono. */
public final class PillSize {

    /** Distance of a pill's right edge from the figure it leads to, so that the keys of a column read like a table. */
    public static final double TO_TARGET = 22;
    public static final double HEIGHT = 19;
    /** Room for «+1». */
    public static final double MORE = 24;
    public static final double CHIP_GAP = 4;
    private static final double ADVANCE = 6.6;
    private static final int LONGEST = 28;

    private PillSize() { }

    /** 0 where a line has no pill. */
    public static double width(Link link) {
        if (link.bindings().isEmpty()) {
            return 0;
        }
        return width(link.bindings().get(0), link.bindings().size());
    }

    /** Of the pill that shows one of a line's bindings; 0 for the only one, with an empty key. */
    public static double width(Binding shown, int bindings) {
        List<String> chips = chips(shown);
        double width = chips.stream().mapToDouble(chip -> textWidth(chip) + 14).sum() + Math.max(0, chips.size() - 1) * CHIP_GAP;
        return width == 0 && bindings > 1 ? MORE + 6 : width + (bindings > 1 ? MORE : 0);
    }

    /** What is written: the key, or a chip for {@code x-match} and one for each argument; nothing for an empty key. */
    public static List<String> chips(Binding binding) {
        if (binding.arguments().isEmpty() || binding.arguments().entries().keySet().stream().noneMatch(PillSize::matters)) {
            return binding.key().isEmpty() ? List.of() : List.of(shortened(binding.key()));
        }
        List<String> chips = new ArrayList<>();
        chips.add(binding.arguments().text("x-match").orElse("all"));
        for (Map.Entry<String, FieldValue> argument : binding.arguments().entries().entrySet()) {
            if (!argument.getKey().equals("x-match")) {
                chips.add(shortened(argument.getKey() + " = " + value(argument.getValue())));
            }
        }
        return chips;
    }

    /** Whether a binding is drawn as chips of arguments rather than a key. */
    public static boolean byArguments(Binding binding) {
        return binding.arguments().entries().keySet().stream().anyMatch(PillSize::matters);
    }

    public static double textWidth(String text) {
        return text.codePointCount(0, text.length()) * ADVANCE;
    }

    /** Shortened in the middle: both ends of a key tell more than its beginning alone. */
    public static String shortened(String text) {
        return shortened(text, LONGEST);
    }

    public static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int tail = (longest - 1) / 2;
        int head = longest - 1 - tail;
        return text.substring(0, head) + "…" + text.substring(text.length() - tail);
    }

    public static String value(FieldValue value) {
        if (value instanceof FieldValue.Text text) {
            return "\"" + text.value() + "\"";
        } else if (value instanceof FieldValue.Bool bool) {
            return String.valueOf(bool.value());
        } else if (value instanceof FieldValue.Void) {
            return "any";
        }
        OptionalLong number = FieldTable.of("v", value).integer("v");
        return number.isPresent() ? String.valueOf(number.getAsLong()) : value.toString();
    }

    private static boolean matters(String argument) {
        return argument.equals("x-match") || !argument.startsWith("x-");
    }
}
