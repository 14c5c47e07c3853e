package io.bindery.erlang;

/** Bytes between quotation marks. */
final class Quoting {

    /** Characters that are printed with a backslash, and as what. */
    private static final String ESCAPED = "\n\r\t\u000B\b\f\u001B\\\"";
    private static final String ESCAPES = "nrtvbfe\\\"";

    private Quoting() { }

    static boolean isPrintable(byte[] bytes) {
        for (byte b : bytes) {
            int c = b & 0xFF;
            if (c < ' ' ? ESCAPED.indexOf(c) < 0 : c > '~' && c < 0xA0) {
                return false;
            }
        }
        return true;
    }

    static String quoted(byte[] bytes) {
        StringBuilder out = new StringBuilder("\"");
        for (byte b : bytes) {
            int escaped = ESCAPED.indexOf(b & 0xFF);
            out.append(escaped < 0 ? String.valueOf((char) (b & 0xFF)) : "\\" + ESCAPES.charAt(escaped));
        }
        return out.append('"').toString();
    }
}
