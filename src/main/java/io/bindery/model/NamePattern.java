package io.bindery.model;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression as RabbitMQ reads it in permissions and policies: Perl's, over the bytes of a name, found anywhere
 * in it. One that takes too long over a name does not match it, so that nobody's pattern can hold up the broker.
 */
public final class NamePattern {

    /** Erlang's gives up as well, later. */
    private static final int MOST_STEPS = 1_000_000;

    private final Pattern pattern;
    private final boolean everything;

    private NamePattern(String text, int flags) {
        everything = text.equals(Permission.EVERYTHING);
        pattern = Pattern.compile(PerlSyntax.inJava(octets(text)), flags);
    }

    /** @throws IllegalArgumentException when it is none, with what Erlang says of it */
    public static NamePattern of(String text) {
        return of(text, Pattern.UNIX_LINES);
    }

    private static NamePattern of(String text, int flags) {
        try {
            return new NamePattern(text, flags);
        } catch (PatternSyntaxException broken) {
            throw new IllegalArgumentException(PerlSyntax.flaw(broken).toString(), broken);
        }
    }

    /** A search's: small and capital letters are the same. */
    public static NamePattern ofSearch(String text) {
        return of(text, Pattern.UNIX_LINES | Pattern.CASE_INSENSITIVE);
    }

    /** A permission's: an empty one matches no name. */
    public static NamePattern ofPermission(String text) {
        return of(text.isEmpty() ? "^$" : text);
    }

    /** What Erlang says of it when it is none. */
    public static Optional<PatternFlaw> flaw(String text) {
        try {
            of(text);
            return Optional.empty();
        } catch (IllegalArgumentException broken) {
            return Optional.of(PerlSyntax.flaw((PatternSyntaxException) broken.getCause()));
        }
    }

    /** Whether it is {@code .*}, which needs no looking at names. */
    public boolean matchesEverything() {
        return everything;
    }

    public boolean matches(String name) {
        if (everything) {
            return true;
        }
        try {
            return pattern.matcher(new Counted(octets(name), new int[] {MOST_STEPS})).find();
        } catch (TooLongException | StackOverflowError endless) {
            return false;
        }
    }

    /** Octets as characters, so that a dot stands for one of them. */
    private static String octets(String text) {
        return new String(WireText.encode(text), StandardCharsets.ISO_8859_1);
    }

    private static final class TooLongException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLongException() {
            super(null, null, false, false);
        }
    }

    /** Lets a matcher look at so many characters and no more. */
    private record Counted(String text, int[] left) implements CharSequence {
        @Override public char charAt(int index) {
            if (--left[0] < 0) {
                throw new TooLongException();
            }
            return text.charAt(index);
        }

        @Override public int length() {
            return text.length();
        }

        @Override public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override public String toString() {
            return text;
        }
    }
}
