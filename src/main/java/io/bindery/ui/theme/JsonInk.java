package io.bindery.ui.theme;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.text.Text;

/** Cuts JSON into pieces by what they are, for colouring; what is no JSON stays plain and nothing is lost. */
public final class JsonInk {

    private static final Pattern PIECE = Pattern.compile(
            "(?<key>\"(?:[^\"\\\\\\n]|\\\\.)*\"(?=\\s*:))|(?<string>\"(?:[^\"\\\\\\n]|\\\\.)*\")"
                    + "|(?<number>-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?|\\{\\{\\s*\\w+\\s*}}|\\b(?:true|false|null)\\b)");

    private JsonInk() { }

    /** What a piece is; numbers, variables and the three words share an ink. */
    public enum Kind { PLAIN, KEY, STRING, NUMBER }

    public record Piece(Kind kind, String text) { }

    public static List<Piece> pieces(String json) {
        List<Piece> pieces = new ArrayList<>();
        Matcher found = PIECE.matcher(json);
        int plainFrom = 0;
        while (found.find()) {
            plain(json, plainFrom, found.start(), pieces);
            pieces.add(new Piece(kind(found), found.group()));
            plainFrom = found.end();
        }
        plain(json, plainFrom, json.length(), pieces);
        return pieces;
    }

    /** For a text flow; the style classes are {@code ink-key} and so on. */
    public static List<Text> texts(String json) {
        return pieces(json).stream().map(piece -> {
            Text text = new Text(piece.text());
            text.getStyleClass().addAll("mono", "ink-" + piece.kind().name().toLowerCase(java.util.Locale.ROOT));
            return text;
        }).toList();
    }

    private static Kind kind(Matcher found) {
        return found.group("key") != null ? Kind.KEY : found.group("string") != null ? Kind.STRING : Kind.NUMBER;
    }

    private static void plain(String json, int from, int to, List<Piece> pieces) {
        if (from < to) {
            pieces.add(new Piece(Kind.PLAIN, json.substring(from, to)));
        }
    }
}
