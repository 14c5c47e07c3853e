package io.bindery.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.VhostSnapshot;
import io.bindery.model.WireText;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What resources share: JSON lists, and the virtual hosts a request may see. */
final class Lists {

    static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Lists() { }

    static <T> ArrayNode of(Stream<T> things, Function<T, ? extends JsonNode> json) {
        ArrayNode list = JSON.arrayNode();
        things.forEach(thing -> list.add(json.apply(thing)));
        return list;
    }

    /** The virtual host in the path, or all that the caller may go into. */
    static Stream<VhostSnapshot> vhosts(BrokerSnapshot snapshot, Request request) {
        String name = request.name("vhost");
        if (name == null) {
            return snapshot.vhosts().stream().filter(vhost -> request.caller().mayGoInto(vhost.name()));
        }
        return Stream.of(vhost(snapshot, name));
    }

    static VhostSnapshot vhost(BrokerSnapshot snapshot, String name) {
        return snapshot.vhost(name).orElseThrow(HttpRefusal::objectNotFound);
    }

    static <T> T found(Optional<T> thing) {
        return thing.orElseThrow(HttpRefusal::objectNotFound);
    }

    static <T> Stream<T> byName(Stream<T> things, Function<T, String> name) {
        return things.sorted(Comparator.comparing(name));
    }

    static ArrayNode texts(Iterable<String> texts) {
        ArrayNode list = JSON.arrayNode();
        texts.forEach(list::add);
        return list;
    }

    /** A text as Erlang's lists of characters come out. */
    static ArrayNode characters(String text) {
        ArrayNode codes = JSON.arrayNode();
        for (byte octet : WireText.encode(text)) {
            codes.add(octet & 0xFF);
        }
        return codes;
    }

    static ObjectNode object() {
        return JSON.objectNode();
    }
}
