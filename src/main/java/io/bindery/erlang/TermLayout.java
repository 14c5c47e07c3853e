package io.bindery.erlang;

import io.bindery.erlang.Term.Bytes;
import io.bindery.erlang.Term.Group;
import io.bindery.erlang.Term.Pair;
import io.bindery.erlang.Term.Word;
import java.util.List;

/**
 * Breaks an Erlang term into lines as {@code ~p} does in lines of 80 columns: what doesn't fit goes on below its first element, and
 * the elements behind a tuple's tag behind it, or four or one columns in where that would lead too far to the right.
 */
public final class TermLayout {

    private static final int LINE = 80;
    private static final int BEHIND_TAG = -1;
    private static final int[] TAG_INDENTS = {BEHIND_TAG, 4};
    private static final int LAST_TAG_INDENT = 1;
    private static final int FEWEST_BYTES = 8;

    private final StringBuilder out = new StringBuilder();
    private final int most;
    private final int tagIndent;
    private boolean tooFarRight;

    private TermLayout(int most, int tagIndent) {
        this.most = most;
        this.tagIndent = tagIndent;
    }

    /** @param column where it begins, 1 for a line's first */
    public static String of(Term term, int column) {
        if (term instanceof Word || term.length() < LINE - column) {
            return term.flat();
        }
        for (int indent : TAG_INDENTS) {
            TermLayout layout = new TermLayout(term.length(), indent);
            layout.put(term, column, column - 1, 0, 0);
            if (!layout.tooFarRight) {
                return layout.out.toString();
            }
        }
        TermLayout layout = new TermLayout(term.length(), LAST_TAG_INDENT);
        layout.put(term, column, column - 1, 0, 0);
        return layout.out.toString();
    }

    /**
     * @param indent of the lines that follow
     * @param closing how many brackets close behind it
     * @param written how much of the line's text is before it, indentation aside
     */
    private void put(Term term, int column, int indent, int closing, int written) {
        if (fits(term, column, closing, written) || term instanceof Word) {
            out.append(term.flat());
        } else if (term instanceof Pair pair) {
            putPair(pair, column, indent, closing, written);
        } else if (term instanceof Bytes bytes) {
            putBytes(bytes, column + 2, indent + 2, closing, written);
        } else if (term instanceof Group group) {
            out.append(group.open());
            if (group.tagged()) {
                putTagged(group.elements(), column, indent, closing, written + 1);
            } else {
                int opened = group.open().length();
                putElements(group.elements(), column + opened, indent + opened, closing, written + 1);
            }
            out.append(group.close());
        }
    }

    private void putPair(Pair pair, int column, int indent, int closing, int written) {
        int in = tagIndent > 0 ? tagIndent : TAG_INDENTS[1];
        put(pair.key(), column, indent, closing, written);
        out.append(" =>\n").append(" ".repeat(indent + in));
        put(pair.value(), column + in, indent + in, closing, 0);
    }

    private boolean fits(Term term, int column, int closing, int written) {
        return term.length() < LINE - column - closing && term.length() + written + closing <= most;
    }

    private void putTagged(List<Term> elements, int column, int indent, int closing, int written) {
        Term tag = elements.get(0);
        List<Term> rest = elements.subList(1, elements.size());
        int width = tag.length() + 2;
        out.append(tag.flat());
        if (tagIndent > 0 && width > tagIndent) {
            int below = column + tagIndent;
            tooFarRight |= most + below > LINE && below > LINE / 2;
            putTail(rest, below, column + width, indent + tagIndent, closing, written + tag.length());
        } else {
            tooFarRight |= most + column + width >= LINE && column + width >= LINE / 2;
            out.append(',');
            putElements(rest, column + width, indent + width, closing, written + tag.length() + 1);
        }
    }

    private void putElements(List<Term> elements, int column, int indent, int closing, int written) {
        int width = putElement(elements.get(0), column, indent, closingBehind(elements, 0, closing), written);
        putTail(elements.subList(1, elements.size()), column, column + width, indent, closing, written + width);
    }

    /** @return its width; a whole line for what must have its own */
    private int putElement(Term element, int column, int indent, int closing, int written) {
        put(element, column, indent, closing, written);
        return sharesLines(element) && fits(element, column, closing, written) ? element.length() : LINE;
    }

    /** @param first the column of elements on lines of their own · column where the line is */
    private void putTail(List<Term> elements, int first, int column, int indent, int closing, int written) {
        int at = column;
        int already = written;
        for (int i = 0; i < elements.size(); i++) {
            Term element = elements.get(i);
            int behind = closingBehind(elements, i, closing);
            int width = 1 + element.length();
            int needed = width + Math.max(1, behind);
            boolean fitsHere = behind == 0 ? needed < LINE - at : width < LINE - at - behind;
            if (sharesLines(element) && fitsHere && already + needed <= most) {
                out.append(',').append(element.flat());
                at += width;
                already += width;
            } else {
                out.append(",\n").append(" ".repeat(indent));
                already = putElement(element, first, indent, behind, 0);
                at = first + already;
            }
        }
    }

    private static boolean sharesLines(Term element) {
        return element instanceof Word || element instanceof Pair pair && pair.key() instanceof Word && pair.value() instanceof Word;
    }

    private static int closingBehind(List<Term> elements, int i, int closing) {
        return i + 1 < elements.size() ? 0 : closing + 1;
    }

    private void putBytes(Bytes bytes, int column, int indent, int closing, int written) {
        String[] numbers = bytes.flat().substring(2, bytes.flat().length() - 2).split(",");
        int room = Math.max(FEWEST_BYTES, Math.min(LINE - column, most - 4 - written) - closing);
        int left = room;
        out.append("<<");
        for (int i = 0; i < numbers.length; i++) {
            String number = i + 1 < numbers.length ? numbers[i] + "," : numbers[i];
            if (number.length() > left) {
                out.append('\n').append(" ".repeat(indent));
                left = room;
            }
            out.append(number);
            left -= number.length();
        }
        out.append(">>");
    }
}
