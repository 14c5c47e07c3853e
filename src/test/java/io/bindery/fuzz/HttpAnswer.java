package io.bindery.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer as HTTP has them, whole, with a status that says what the client did and no fault of ours. */
record HttpAnswer(int status, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern HEAD = Pattern.compile("HTTP/1\\.1 (\\d{3}) [^\r\n]*\r\n((?:[a-z-]+: [^\r\n]*\r\n)*)\r\n");
    private static final Pattern LENGTH = Pattern.compile("(?:^|\n)content-length: (\\d+)\r");
    /** 503 is what a health check that fails says. */
    private static final Set<Integer> STATUSES = Set.of(200, 201, 204, 400, 401, 404, 405, 413, 414, 417, 431, 501, 503, 505);

    /** Of a request, all that was heard. */
    static HttpAnswer only(byte[] heard) {
        List<HttpAnswer> all = all(heard);
        require(all.size() == 1, all.size() + " answers to one request");
        return all.get(0);
    }

    /** One after the other; an answer to HEAD has no body, whatever its length says. */
    static List<HttpAnswer> all(byte[] heard) {
        String text = new String(heard, StandardCharsets.ISO_8859_1);
        List<HttpAnswer> all = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            Matcher head = HEAD.matcher(text).region(at, text.length());
            require(head.lookingAt(), "no answer: " + text.substring(at, Math.min(text.length(), at + 200)));
            at = head.end();
            int status = Integer.parseInt(head.group(1));
            if (status == 100) {
                continue;
            }
            require(STATUSES.contains(status), "an answer of " + status + ": " + text.substring(at));
            int length = at == text.length() || text.startsWith("HTTP/1.1 ", at) ? 0 : length(head.group(2));
            require(at + length <= text.length(), "an answer that is not whole: " + (text.length() - at) + " bytes of " + length);
            String body = text.substring(at, Math.min(text.length(), at + length));
            all.add(new HttpAnswer(status, new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)));
            at += length;
        }
        return all;
    }

    private static int length(String headers) {
        Matcher length = LENGTH.matcher(headers);
        return length.find() ? Integer.parseInt(length.group(1)) : 0;
    }

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException broken) {
            throw new AssertionError("an answer that is no JSON: " + body, broken);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError("The broker sent " + otherwise);
        }
    }
}
