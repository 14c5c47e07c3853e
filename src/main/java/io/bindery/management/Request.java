package io.bindery.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.erlang.ErlangLine;
import io.bindery.erlang.Term;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One request, read and its sender known.
 *
 * @param names what stands in the path where the route has a name, decoded
 */
record Request(Caller caller, Map<String, String> names, Map<String, String> query, byte[] body, String reason) {

    private static final ObjectMapper JSON = new ObjectMapper();

    String name(String name) {
        return names.get(name);
    }

    boolean asks(String parameter) {
        return "true".equals(query.get(parameter));
    }

    /** The body; nothing stands for an empty object, and so do, to RabbitMQ, true, false and null. */
    ObjectNode json() {
        if (body.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            JsonNode read = JSON.readTree(body);
            if (read instanceof ObjectNode object) {
                return object;
            } else if (read.isNull() || read.isBoolean()) {
                return JsonNodeFactory.instance.objectNode();
            } else if (read.isTextual()) {
                throw HttpRefusal.badRequest("invalid payload: the request body JSON-decoded to a string. Is the input doubly-JSON-encoded?");
            }
        } catch (IOException broken) {
            throw HttpRefusal.badRequest("not_json");
        }
        throw HttpRefusal.badRequest("not_json");
    }

    /** The body, with all of these in it. */
    ObjectNode json(String... needed) {
        ObjectNode body = json();
        List<Term> missing = new ArrayList<>();
        for (String key : needed) {
            if (!body.has(key)) {
                missing.add(Term.tagged("key_missing", new Term.Word(key)));
            }
        }
        if (!missing.isEmpty()) {
            throw HttpRefusal.badRequest(new ErlangLine().term(Term.list(missing)).toString());
        }
        return body;
    }

    static boolean flag(JsonNode body, String key, boolean otherwise) {
        JsonNode value = body.get(key);
        return value == null ? otherwise : value.isTextual() ? value.asText().equals("true") : value.asBoolean();
    }
}
