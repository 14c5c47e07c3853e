package io.bindery.xml;

/** Writes text so that XML 1.0 can hold it, as content or in double quotes, and a parser reads the same text again. */
public final class XmlText {

    private XmlText() { }

    /** What has no place in XML, not even as a reference (control characters, halves of surrogate pairs), is read as U+FFFD. */
    public static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\t', '\n', '\r' -> out.append("&#").append(c).append(';'); // as they are, parsers make blanks of them in an attribute
                default -> out.appendCodePoint(isCharacter(c) ? c : '\uFFFD');
            }
        });
        return out.toString();
    }

    /** Production 2 of XML 1.0, Char, but for the three above. */
    private static boolean isCharacter(int c) {
        return c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }
}
