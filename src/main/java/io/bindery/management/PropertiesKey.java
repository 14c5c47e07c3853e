package io.bindery.management;

import io.bindery.model.Binding;
import io.bindery.model.FieldTable;
import io.bindery.model.WireText;
import io.bindery.routing.ErlangHash;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a binding goes by among those between the same two: its key, and behind a tilde Erlang's hash of its arguments. */
final class PropertiesKey {

    private static final String TILDE = "~";
    private static final String SAFE = "-._";
    private static final int HEX = 16;

    private PropertiesKey() { }

    static String of(String key, FieldTable arguments) {
        if (arguments.isEmpty()) {
            return key.isEmpty() ? TILDE : quoted(key);
        }
        return quoted(key) + TILDE + hash(arguments);
    }

    /** @param asked from a path, where it was decoded once already */
    static boolean names(String asked, Binding binding) {
        String[] parts = asked.equals(TILDE) ? new String[] {""} : asked.split(TILDE, -1);
        return switch (parts.length) {
            case 1 -> binding.arguments().isEmpty() && unquoted(parts[0]).equals(binding.key());
            case 2 -> unquoted(parts[1]).equals(binding.arguments().isEmpty() ? "" : hash(binding.arguments()))
                    && unquoted(parts[0]).equals(binding.key());
            default -> false;
        };
    }

    private static String hash(FieldTable arguments) {
        byte[] hash = ByteBuffer.allocate(Integer.BYTES).putInt(ErlangHash.ofArguments(arguments.sorted())).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static String quoted(String key) {
        StringBuilder quoted = new StringBuilder();
        for (byte octet : WireText.encode(key)) {
            char letter = (char) (octet & 0xFF);
            if (letter < 0x80 && Character.isLetterOrDigit(letter) || SAFE.indexOf(letter) >= 0) {
                quoted.append(letter);
            } else {
                quoted.append(letter == ' ' ? "+" : String.format("%%%02X", (int) letter));
            }
        }
        return quoted.toString();
    }

    /** A percent sign that nothing follows which it could mean stands for itself. */
    private static String unquoted(String quoted) {
        byte[] from = quoted.replace('+', ' ').getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(from.length);
        for (int i = 0; i < from.length; i++) {
            boolean coded = from[i] == '%' && i + 2 < from.length && digit(from[i + 1]) >= 0 && digit(from[i + 2]) >= 0;
            bytes.write(coded ? digit(from[i + 1]) * HEX + digit(from[i + 2]) : from[i]);
            i += coded ? 2 : 0;
        }
        return WireText.decode(bytes.toByteArray());
    }

    private static int digit(byte letter) {
        return Character.digit((char) letter, HEX);
    }
}
