package io.bindery.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What is answered to a request.
 *
 * @param body null for none
 */
record Answer(int status, JsonNode body, Map<String, String> headers) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    static final Answer NO_CONTENT = new Answer(204, null, Map.of());
    static final Answer CREATED = new Answer(201, null, Map.of());
    static final Answer OBJECT_NOT_FOUND = error(404, "Object Not Found", "Not Found");

    static Answer of(JsonNode body) {
        return new Answer(200, body, Map.of());
    }

    /** 201 for what was not there before. */
    static Answer put(boolean wasThere) {
        return wasThere ? NO_CONTENT : CREATED;
    }

    static Answer created(String location) {
        return new Answer(201, null, Map.of("location", location));
    }

    static Answer empty(int status) {
        return new Answer(status, null, Map.of());
    }

    /** Nothing but a text, for people. */
    static Answer text(int status, String text) {
        return new Answer(status, JSON.textNode(text), Map.of("content-type", "text/plain; charset=utf-8"));
    }

    /** What is sent of the body. */
    byte[] bytes() {
        String text = body == null ? "" : headers.containsKey("content-type") ? body.asText() : body.toString();
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Answer error(int status, String error, String reason) {
        ObjectNode body = JSON.objectNode();
        body.put("error", error).put("reason", reason);
        return new Answer(status, body, Map.of());
    }
}
