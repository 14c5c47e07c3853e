package io.bindery.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.Supplier;

/** One thing in a list. Where it is and what it is called is known; the rest of its JSON is made when it is shown, or the list is sorted by it. */
final class Row {

    private final JsonNode vhost;
    private final JsonNode name;
    private final Supplier<? extends JsonNode> making;
    private JsonNode json;

    private Row(JsonNode vhost, JsonNode name, Supplier<? extends JsonNode> making) {
        this.vhost = vhost;
        this.name = name;
        this.making = making;
    }

    static Row in(String vhost, String name, Supplier<? extends JsonNode> json) {
        return new Row(TextNode.valueOf(vhost), TextNode.valueOf(name), json);
    }

    /** In no virtual host. */
    static Row named(String name, Supplier<? extends JsonNode> json) {
        return new Row(MissingNode.getInstance(), TextNode.valueOf(name), json);
    }

    static Row of(JsonNode json) {
        return new Row(json.path("vhost"), json.path("name"), () -> json);
    }

    String name() {
        return name.asText();
    }

    JsonNode json() {
        if (json == null) {
            json = making.get();
        }
        return json;
    }

    /** @param path a member, or one of a member's, and so on */
    JsonNode at(String[] path) {
        if (path.length == 1 && path[0].equals("vhost")) {
            return vhost;
        } else if (path.length == 1 && path[0].equals("name")) {
            return name;
        }
        JsonNode at = json();
        for (String member : path) {
            at = at.path(member);
        }
        return at;
    }
}
