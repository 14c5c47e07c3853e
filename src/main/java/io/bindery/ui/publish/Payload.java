package io.bindery.ui.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A body as typed.
 *
 * @param text what stands in the editor; for a file its name
 * @param file the file's bytes, read when it was chosen; empty in the other modes
 */
record Payload(Mode mode, String text, byte[] file) {

    /** RabbitMQ's default max_message_size. */
    static final int LARGEST = 134_217_728;

    private static final HexFormat PAIRS = HexFormat.ofDelimiter(" ");

    enum Mode { JSON, TEXT, HEX, FILE }

    static Payload of(Mode mode, String text) {
        return new Payload(mode, text, new byte[0]);
    }

    /** The bytes that would be sent. @throws IllegalArgumentException for hex that is none */
    byte[] bytes(Variables variables) {
        return switch (mode) {
            case JSON, TEXT -> variables.expand(text).getBytes(StandardCharsets.UTF_8);
            case HEX -> HexFormat.of().parseHex(withoutSpace(text));
            case FILE -> file;
        };
    }

    /** The same bytes as they would be typed in another mode; unchanged where they can't be. */
    Payload as(Mode other) {
        boolean fromHex = mode == Mode.HEX && other != Mode.HEX && hexProblem().isEmpty();
        boolean toHex = mode != Mode.HEX && other == Mode.HEX;
        return of(other, toHex ? PAIRS.formatHex(text.getBytes(StandardCharsets.UTF_8)) : fromHex ? asText().orElse(text) : text);
    }

    private Optional<String> asText() {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(HexFormat.of().parseHex(withoutSpace(text)))).toString());
        } catch (CharacterCodingException bytesAreNoText) {
            return Optional.empty();
        }
    }

    /** Why this can't be sent, as a sentence. */
    Optional<String> problem(Variables variables) {
        return switch (mode) {
            case JSON -> jsonProblem(variables.expand(text));
            case HEX -> hexProblem();
            case TEXT -> Optional.empty();
            case FILE -> text.isEmpty() ? Optional.of("No file is chosen yet.")
                    : file.length > LARGEST ? Optional.of("The file is larger than the 134,217,728 bytes RabbitMQ takes.")
                    : Optional.empty();
        };
    }

    static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }

    private static Optional<String> jsonProblem(String json) {
        if (json.isBlank()) {
            return Optional.empty();
        }
        try {
            JsonFields.JSON.readTree(json);
            return Optional.empty();
        } catch (JsonProcessingException wrong) {
            String where = wrong.getLocation() == null ? "" : " at line " + wrong.getLocation().getLineNr() + ", column " + wrong.getLocation().getColumnNr();
            return Optional.of("Not JSON" + where + ": " + firstSentence(wrong.getOriginalMessage()) + ". Choose Text to send it as it is.");
        }
    }

    /** Jackson explains with lists of what it wanted; the first half tells a person enough. */
    private static String firstSentence(String message) {
        String first = message.lines().findFirst().orElse("").replaceAll("(: was expecting|: expected|; expected).*$", "");
        return (first.isEmpty() ? message : Character.toLowerCase(first.charAt(0)) + first.substring(1)).replaceAll("\\.$", "");
    }

    private Optional<String> hexProblem() {
        String digits = withoutSpace(text);
        if (!digits.matches("[0-9a-fA-F]*")) {
            return Optional.of("Hex is the digits 0 to 9 and a to f.");
        }
        return digits.length() % 2 == 0 ? Optional.empty() : Optional.of("Hex comes in pairs of digits; one is alone.");
    }

    @Override public boolean equals(Object other) {
        return other instanceof Payload p && mode == p.mode && text.equals(p.text) && java.util.Arrays.equals(file, p.file);
    }

    @Override public int hashCode() {
        return java.util.Objects.hash(mode, text, file.length);
    }
}
