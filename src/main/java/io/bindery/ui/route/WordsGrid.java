package io.bindery.ui.route;

import io.bindery.model.RouteTrace.Part;
import io.bindery.ui.theme.Icons;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/**
 * The table in which each pattern word stands under the word of the key it took. The key's words are columns with a
 * narrow one before each, for what stands between words, and one after the last, for what wanted a word too many.
 */
final class WordsGrid extends GridPane {

    private static final int FIRST_WORD_COLUMN = 3;
    private static final double WIDEST_CHARACTER = 7.3;
    private static final double AROUND_A_WORD = 20;
    private static final double MOST_FOR_A_WORD = 130;

    private RouteTable table = RouteTable.NOTHING;

    WordsGrid() {
        getStyleClass().add("words-grid");
    }

    void show(RouteTable shown) {
        table = shown;
        getChildren().clear();
        columns();
        head();
        for (int i = 0; i < table.rows().size(); i++) {
            row(i + 1, table.rows().get(i));
        }
        if (!table.note().isEmpty()) {
            band(1, "band");
            add(label(table.note(), "muted"), 1, 1, whyColumn(), 1);
        }
    }

    /** Before word i stands column 3 + 2 i, under it 4 + 2 i; the end of the key is the gap after the last. */
    private int gapColumn(int word) {
        return FIRST_WORD_COLUMN + 2 * word;
    }

    private int whyColumn() {
        return gapColumn(table.words().size()) + 1;
    }

    private void columns() {
        List<ColumnConstraints> columns = new ArrayList<>(List.of(column(38, false), column(144, false), column(124, false)));
        for (int i = 0; i < table.words().size(); i++) {
            columns.add(column(widestGap(i), false));
            columns.add(column(widestUnder(i), false));
        }
        double end = Math.max(widestGap(table.words().size()), widestLoose() - 56.0 * table.words().size());
        columns.add(column(Math.max(76, end), false));
        columns.add(column(120, true));
        getColumnConstraints().setAll(columns);
    }

    /** Words that stand under none of the key's are set side by side, as what is said instead of words: the column after the last one gives them room. */
    private double widestLoose() {
        return table.rows().stream().filter(row -> !row.aside().isEmpty() || !standsUnderWords(row))
                .mapToDouble(row -> row.aside().isEmpty() ? width(row.parts().stream()) : WIDEST_CHARACTER * row.aside().length() + 10).max().orElse(0);
    }

    /** A word of the key, or what stands under it alone; one that is very long may be cut. */
    private double widestUnder(int word) {
        double chips = table.rows().stream().filter(this::standsUnderWords).flatMap(row -> row.parts().stream())
                .filter(part -> !RouteTable.betweenWords(part) && part.keyFrom() == word && part.keyCount() == 1).mapToInt(part -> text(part).length()).max().orElse(0);
        return Math.max(56, Math.min(MOST_FOR_A_WORD, WIDEST_CHARACTER * Math.max(chips, table.words().get(word).length()) + AROUND_A_WORD));
    }

    /** What stands before a word of the key, or after its last one. */
    private double widestGap(int word) {
        return table.rows().stream().filter(row -> row.aside().isEmpty() && standsUnderWords(row))
                .mapToDouble(row -> width(row.parts().stream().filter(part -> RouteTable.betweenWords(part) && part.keyFrom() == word))).max().orElse(0);
    }

    private static double width(Stream<Part> chips) {
        double wide = chips.mapToDouble(part -> WIDEST_CHARACTER * text(part).length() + AROUND_A_WORD).sum();
        return wide == 0 ? 0 : wide + 10;
    }

    private void head() {
        band(0, "head-band");
        add(label("Goes to", "caption", "medium"), 1, 0);
        add(label("Binding key", "caption", "medium"), 2, 0);
        for (int i = 0; i < table.words().size(); i++) {
            add(word(table.words().get(i), "asked"), gapColumn(i) + 1, 0);
        }
        if (!table.words().isEmpty() && !table.words().equals(List.of(""))) {
            add(label("end of key", "caption"), gapColumn(table.words().size()), 0);
        } else if (hasPatterns()) {
            add(label("no words", "caption"), gapColumn(0), 0);
        }
        add(label("Why", "caption", "medium", "why"), whyColumn(), 0);
    }

    /** Patterns stand there, and an empty key has no word for them. */
    private boolean hasPatterns() {
        return table.rows().stream().flatMap(row -> row.parts().stream()).anyMatch(RouteTable::betweenWords);
    }

    private void row(int at, RouteRow row) {
        boolean taken = row.kind() == RouteRow.Kind.TAKEN;
        band(at, row.nearest() ? "near-band" : "band");
        if (row.kind() != RouteRow.Kind.SILENT) {
            Node mark = Icons.small(taken ? Feather.CHECK : Feather.X);
            mark.getStyleClass().add(taken ? "accent-text" : "error-text");
            HBox cell = new HBox(mark);
            cell.getStyleClass().add("mark");
            add(cell, 0, at);
        }
        Label name = label(row.name(), taken ? "medium" : "muted");
        name.setGraphic(row.glyph().node());
        name.setGraphicTextGap(8);
        HBox where = new HBox(name);
        where.getStyleClass().add("where");
        where.setPadding(new javafx.geometry.Insets(0, 10, 0, 20 * row.indent()));
        add(where, 1, at);
        add(label(row.bindingKey(), "mono", taken ? "plain" : "muted"), 2, at);
        words(at, row);
        Label why = label((row.nearest() ? "Nearest miss: " : "") + row.why(), taken ? "plain" : "muted");
        why.getStyleClass().add("why");
        why.setWrapText(true);
        add(why, whyColumn(), at);
    }

    private void words(int at, RouteRow row) {
        if (!row.aside().isEmpty()) {
            Label aside = label(row.aside(), "muted");
            aside.setMinWidth(Region.USE_PREF_SIZE);
            add(aside, FIRST_WORD_COLUMN, at, whyColumn() - FIRST_WORD_COLUMN, 1);
        } else if (!standsUnderWords(row)) {
            HBox loose = new HBox(4);
            row.parts().forEach(part -> loose.getChildren().add(chip(part)));
            loose.getStyleClass().add("where");
            add(loose, FIRST_WORD_COLUMN, at, whyColumn() - FIRST_WORD_COLUMN, 1);
        } else {
            Map<Integer, HBox> gaps = new HashMap<>();
            row.parts().forEach(part -> place(part, at, gaps));
        }
    }

    private void place(Part part, int at, Map<Integer, HBox> gaps) {
        int column = gapColumn(part.keyFrom());
        if (RouteTable.betweenWords(part)) {
            gaps.computeIfAbsent(column, absent -> {
                HBox gap = new HBox(4);
                gap.setMinWidth(Region.USE_PREF_SIZE);
                gap.getStyleClass().add("where");
                add(gap, column, at);
                return gap;
            }).getChildren().add(chip(part));
        } else {
            boolean whole = part.keyCount() == 1 && table.words().size() > 1 && part.took().equals(String.join(".", table.words()));
            int words = whole ? table.words().size() : part.keyCount();
            add(chip(part), column + 1, at, 2 * words - 1, 1);
        }
    }

    private boolean standsUnderWords(RouteRow row) {
        return row.parts().stream().allMatch(part -> part.keyFrom() >= 0 && part.keyFrom() + part.keyCount() <= table.words().size());
    }

    private static Label chip(Part part) {
        String text = text(part);
        Label chip = word(text, switch (part.verdict()) {
            case TOOK -> "took";
            case TOOK_NOTHING -> "zero";
            case FAILED, WANTED_MORE, KEY_TOO_LONG -> "fails";
            case NOT_REACHED -> "idle";
        });
        chip.setTooltip(new Tooltip(part.took().isEmpty() ? text : text + " · " + part.took()));
        return chip;
    }

    private static String text(Part part) {
        return part.pattern().isEmpty() ? part.took() : part.pattern();
    }

    private static Label word(String text, String style) {
        Label word = label(text.isEmpty() ? "(empty)" : text, "word", style);
        word.setMinWidth(Region.USE_PREF_SIZE);
        word.setMaxWidth(Double.MAX_VALUE);
        return word;
    }

    private void band(int row, String style) {
        Region band = new Region();
        band.getStyleClass().add(style);
        band.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        add(band, 0, row, whyColumn() + 1, 1);
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        return label;
    }

    private static ColumnConstraints column(double width, boolean grows) {
        ColumnConstraints column = new ColumnConstraints();
        column.setMinWidth(width);
        column.setHgrow(grows ? Priority.ALWAYS : Priority.NEVER);
        return column;
    }
}
