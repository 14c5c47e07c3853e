package io.bindery.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text as AMQP carries it: UTF-8 by convention, any bytes in fact. A byte that is no UTF-8 becomes the lone
 * surrogate U+DC00 + byte and turns back into that byte, so that every key leaves exactly as it came.
 */
public final class WireText {

    private static final int ESCAPE = 0xDC00;

    private WireText() { }

    public static String decode(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] < 0) {
                return decodeBeyondAscii(bytes, offset, length);
            }
        }
        return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }

    public static String decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    public static boolean isUtf8(byte[] bytes) {
        for (byte octet : bytes) {
            if (octet < 0) {
                return isUtf8BeyondAscii(bytes);
            }
        }
        return true;
    }

    private static boolean isUtf8BeyondAscii(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    public static byte[] encode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isEscape(text, i)) {
                return encodeEscaped(text);
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The order of Erlang's binaries: by octets, a beginning before what begins with it. */
    public static int compare(String one, String other) {
        return one.equals(other) ? 0 : Arrays.compareUnsigned(encode(one), encode(other));
    }

    private static String decodeBeyondAscii(byte[] bytes, int offset, int length) {
        try {
            return StandardCharsets.UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, offset, length)).toString();
        } catch (CharacterCodingException notUtf8) {
            StringBuilder text = new StringBuilder(length);
            for (int i = offset; i < offset + length; i++) {
                text.append(bytes[i] >= 0 ? (char) bytes[i] : (char) (ESCAPE + (bytes[i] & 0xFF)));
            }
            return text.toString();
        }
    }

    private static boolean isEscape(String text, int at) {
        char c = text.charAt(at);
        return c >= ESCAPE + 0x80 && c <= ESCAPE + 0xFF && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    private static byte[] encodeEscaped(String text) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream(text.length());
        int plainFrom = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || isEscape(text, i)) {
                out.writeBytes(text.substring(plainFrom, i).getBytes(StandardCharsets.UTF_8));
                if (i < text.length()) {
                    out.write(text.charAt(i) - ESCAPE);
                }
                plainFrom = i + 1;
            }
        }
        return out.toByteArray();
    }
}
