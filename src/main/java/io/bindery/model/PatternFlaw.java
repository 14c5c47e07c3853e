package io.bindery.model;

/** Why a text is no regular expression, in Erlang's words: the reason, and behind how many octets it shows. */
public record PatternFlaw(String reason, int where) {

    private static final int LONGEST_LINE = 78;

    /** The term as {@code ~p} prints it. */
    @Override public String toString() {
        return "{" + quoted() + "," + where + "}";
    }

    /** As it is printed behind so many characters: in two lines when one grows too long. */
    public String printedBehind(int column) {
        return column + toString().length() <= LONGEST_LINE ? toString() : "{" + quoted() + ",\n" + " ".repeat(column + 1) + where + "}";
    }

    private String quoted() {
        return "\"" + reason.replace("\\", "\\\\") + "\"";
    }
}
