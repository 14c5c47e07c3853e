package io.bindery.ui.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bindery.model.Message;
import io.bindery.ui.state.Figures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * A message's body made readable: unpacked by its content encoding, decoded by the charset of its content type.
 *
 * @param bytes unpacked, cut at {@link #LARGEST}
 * @param remark what was done to it or could not be, as a sentence; else empty
 */
record Body(byte[] bytes, Charset charset, String remark) {

    /** More than this is not shown. */
    static final int LARGEST = 256 * 1024;

    private static final Pattern CHARSET = Pattern.compile("(?i)charset=\"?([\\w.:-]+)");
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    static Body of(Message message) {
        String encoding = Optional.ofNullable(message.properties().contentEncoding()).orElse("").strip().toLowerCase(Locale.ROOT);
        Charset charset = charset(message.properties().contentType());
        try {
            byte[] unpacked = unpack(message.body(), encoding);
            return new Body(unpacked, charset, remark(message.body().length, unpacked.length, encoding));
        } catch (IOException broken) {
            return new Body(cut(message.body()), charset, "It says " + encoding + " but can't be unpacked (" + broken.getMessage() + "), so its bytes are shown as they are.");
        }
    }

    /** The text, when the bytes are some. */
    Optional<String> text() {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t') ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    Optional<JsonNode> json() {
        Optional<String> text = text().filter(t -> !t.isBlank());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(text.get()));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    /** Sixteen bytes a line: offset, hex, and the letters among them. */
    String hex() {
        StringBuilder out = new StringBuilder();
        for (int line = 0; line < bytes.length; line += 16) {
            StringBuilder letters = new StringBuilder();
            out.append(String.format("%06x ", line));
            for (int i = line; i < line + 16; i++) {
                out.append(i < bytes.length ? String.format(" %02x", bytes[i]) : "   ");
                if (i < bytes.length) {
                    letters.append(bytes[i] >= ' ' && bytes[i] < 127 ? (char) bytes[i] : '·');
                }
            }
            out.append("  ").append(letters).append('\n');
        }
        return out.toString();
    }

    private static byte[] unpack(byte[] body, String encoding) throws IOException {
        return switch (encoding) {
            case "gzip", "x-gzip" -> read(new GZIPInputStream(new ByteArrayInputStream(body)));
            case "deflate" -> read(new InflaterInputStream(new ByteArrayInputStream(body)));
            default -> cut(body);
        };
    }

    private static byte[] read(InputStream in) throws IOException {
        try (in) {
            return in.readNBytes(LARGEST);
        }
    }

    private static byte[] cut(byte[] body) {
        return body.length <= LARGEST ? body : java.util.Arrays.copyOf(body, LARGEST);
    }

    private static String remark(int packed, int shown, String encoding) {
        boolean unpacked = encoding.endsWith("gzip") || encoding.equals("deflate");
        String what = unpacked ? "Unpacked from " + Figures.bytes(packed) + " of " + encoding + ". " : "";
        return (shown == LARGEST ? what + "Only the first 256 KiB are shown." : what).strip();
    }

    private static Charset charset(String contentType) {
        Matcher named = CHARSET.matcher(contentType == null ? "" : contentType);
        try {
            return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
