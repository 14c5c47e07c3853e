package io.bindery.ui.messages;

/** Lays JSON out in lines without reading its values, so that numbers, duplicate names and escapes stay as they were sent. */
final class JsonLayout {

    private final String json;
    private final StringBuilder out = new StringBuilder();
    private int depth;
    private int at;

    private JsonLayout(String json) {
        this.json = json;
    }

    /** @param json well-formed */
    static String lines(String json) {
        return new JsonLayout(json).layOut();
    }

    private String layOut() {
        while (at < json.length()) {
            char c = json.charAt(at);
            if (c == '"') {
                string();
            } else {
                sign(c);
                at++;
            }
        }
        return out.toString();
    }

    private void string() {
        int from = at++;
        while (json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        out.append(json, from, ++at);
    }

    private void sign(char c) {
        switch (c) {
            case '{', '[' -> open(c);
            case '}', ']' -> {
                depth--;
                line();
                out.append(c);
            }
            case ',' -> {
                out.append(c);
                line();
            }
            case ':' -> out.append(": ");
            default -> {
                if (!Character.isWhitespace(c)) {
                    out.append(c);
                }
            }
        }
    }

    private void open(char c) {
        out.append(c);
        int next = at + 1;
        while (Character.isWhitespace(json.charAt(next))) {
            next++;
        }
        if (json.charAt(next) == '}' || json.charAt(next) == ']') {
            out.append(json.charAt(next));
            at = next;
        } else {
            depth++;
            line();
        }
    }

    private void line() {
        out.append('\n').append("  ".repeat(depth));
    }
}
