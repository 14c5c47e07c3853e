package io.bindery.amqp.codec;

/**
 * A text with terms in it as Erlang's {@code ~p} prints them: where a line grows too long it is broken inside the term, and what
 * follows stands below the term's first element.
 */
final class ErlangLine {

    private static final int LONGEST = 78;

    private final StringBuilder text = new StringBuilder();
    private int lineStart;

    ErlangLine words(String words) {
        text.append(words);
        return this;
    }

    /** A binary as numbers. */
    ErlangLine octets(byte[] octets) {
        text.append("<<");
        int first = column();
        for (int i = 0; i < octets.length; i++) {
            String number = (octets[i] & 0xFF) + (i + 1 < octets.length ? "," : "");
            if (i > 0 && column() + number.length() > LONGEST + 1) {
                breakBefore(first);
            }
            text.append(number);
        }
        text.append(">>");
        return this;
    }

    /** A tuple of a word and a number. */
    ErlangLine pair(String word, int number) {
        int first = column() + 1;
        boolean fits = column() + 3 + word.length() + Integer.toString(number).length() <= LONGEST;
        text.append('{').append(word).append(',');
        if (!fits) {
            breakBefore(first);
        }
        text.append(number).append('}');
        return this;
    }

    private int column() {
        return text.length() - lineStart;
    }

    private void breakBefore(int column) {
        text.append('\n');
        lineStart = text.length();
        text.append(" ".repeat(column));
    }

    @Override public String toString() {
        return text.toString();
    }
}
