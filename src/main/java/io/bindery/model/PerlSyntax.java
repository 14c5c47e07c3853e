package io.bindery.model;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Perl's regular expressions in Java's words, where the two differ: brackets and ampersands in a character class, its
 * named classes, and a brace that counts nothing. And what Erlang says of one that is broken.
 */
final class PerlSyntax {

    private static final Pattern COUNT = Pattern.compile("\\{\\d+(,\\d*)?}");
    private static final Pattern NAMED_CLASS = Pattern.compile("\\[:(\\^?)(\\w+):]");
    private static final Map<String, String> CLASSES = Map.ofEntries(Map.entry("alpha", "Alpha"), Map.entry("digit", "Digit"),
            Map.entry("alnum", "Alnum"), Map.entry("upper", "Upper"), Map.entry("lower", "Lower"), Map.entry("punct", "Punct"),
            Map.entry("graph", "Graph"), Map.entry("print", "Print"), Map.entry("blank", "Blank"), Map.entry("cntrl", "Cntrl"),
            Map.entry("xdigit", "XDigit"), Map.entry("space", "Space"), Map.entry("ascii", "ASCII"));

    private final String perl;
    private final StringBuilder java = new StringBuilder();
    private int at;

    private PerlSyntax(String perl) {
        this.perl = perl;
    }

    static String inJava(String perl) {
        PerlSyntax syntax = new PerlSyntax(perl);
        while (syntax.at < perl.length()) {
            syntax.next();
        }
        return syntax.java.toString();
    }

    private void next() {
        char c = perl.charAt(at);
        if (c == '\\' && at + 1 < perl.length()) {
            java.append(c).append(perl.charAt(at + 1));
            at += 2;
        } else if (c == '[') {
            characterClass();
        } else if (c == '{' && !find(COUNT).lookingAt()) {
            java.append("\\{");
            at++;
        } else if (perl.startsWith("(?P<", at)) {
            java.append("(?<");
            at += 4;
        } else {
            java.append(c);
            at++;
        }
    }

    /** A closing bracket that comes first stands for itself. */
    private void characterClass() {
        int end = at + (perl.startsWith("[^", at) ? 2 : 1);
        java.append(perl, at, end);
        at = end;
        boolean first = true;
        while (at < perl.length() && (first || perl.charAt(at) != ']')) {
            member();
            first = false;
        }
        if (at < perl.length()) {
            java.append(']');
            at++;
        }
    }

    private void member() {
        char c = perl.charAt(at);
        Matcher named = find(NAMED_CLASS);
        if (c == '\\' && at + 1 < perl.length()) {
            java.append(c).append(perl.charAt(at + 1));
            at += 2;
        } else if (named.lookingAt()) {
            namedClass(named);
        } else {
            java.append(c == '[' || c == ']' || c == '&' ? "\\" : "").append(c);
            at++;
        }
    }

    private void namedClass(Matcher named) {
        String name = named.group(2);
        if (!name.equals("word") && !CLASSES.containsKey(name)) {
            throw new PatternSyntaxException("unknown POSIX class name", perl, at + 2);
        }
        boolean not = !named.group(1).isEmpty();
        java.append(name.equals("word") ? not ? "\\W" : "\\w" : (not ? "\\P{" : "\\p{") + CLASSES.get(name) + "}");
        at = named.end();
    }

    private Matcher find(Pattern what) {
        return what.matcher(perl).region(at, perl.length());
    }

    /** As {@code re:compile} answers: the reason and where. */
    static PatternFlaw flaw(PatternSyntaxException broken) {
        String said = broken.getDescription();
        int end = broken.getPattern().length();
        if (said.startsWith("Unclosed group")) {
            return new PatternFlaw("missing )", end);
        } else if (said.startsWith("Unclosed character class")) {
            return new PatternFlaw("missing terminating ] for character class", end);
        } else if (said.startsWith("Unescaped trailing backslash") || said.startsWith("Unexpected internal error")) {
            return new PatternFlaw("\\ at end of pattern", end);
        } else if (said.startsWith("Unmatched closing")) {
            return new PatternFlaw("unmatched parentheses", broken.getIndex() + 1);
        } else if (said.startsWith("Dangling meta character")) {
            return new PatternFlaw("nothing to repeat", broken.getIndex());
        } else if (said.startsWith("Illegal character range")) {
            return new PatternFlaw("range out of order in character class", broken.getIndex());
        } else if (said.startsWith("Illegal repetition range")) {
            return new PatternFlaw("numbers out of order in {} quantifier", broken.getIndex());
        }
        return new PatternFlaw(said, Math.max(0, broken.getIndex()));
    }
}
