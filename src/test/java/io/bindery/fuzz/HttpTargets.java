package io.bindery.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.broker.PaperBroker;
import io.bindery.management.DefinitionsFile;
import io.bindery.management.HttpInOneThread;
import io.bindery.model.AdminCommand;
import io.bindery.model.BrokerCommand;
import io.bindery.model.CommandResult;
import io.bindery.model.FieldTable;
import io.bindery.model.PasswordHash;
import io.bindery.model.Permission;
import io.bindery.model.Properties;
import io.bindery.model.QueueDefinition;
import io.bindery.model.User;
import io.bindery.model.VhostDefinition;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What must hold whatever is asked of the HTTP interface: an answer comes, none is a fault of the broker's, and the broker goes on. */
public final class HttpTargets {

    static final char NEXT_REQUEST = '\u001e';
    private static final int MOST_REQUESTS = 20;
    private static final int WHOLE = 1 << 20;
    private static final String GUEST = "Basic " + Base64.getEncoder().encodeToString("guest:guest".getBytes(StandardCharsets.US_ASCII));
    private static final String NEIGHBOUR = "the neighbour's";
    private static final List<String> LISTS = List.of("definitions", "overview", "nodes", "vhosts", "exchanges", "queues", "bindings", "connections", "channels", "consumers", "users",
            "permissions", "topic-permissions", "policies", "operator-policies", "parameters", "global-parameters", "vhost-limits", "user-limits", "whoami");

    private HttpTargets() { }

    /** Bytes as they come by a socket, from the first on; the first one says in what pieces. */
    public static void http(byte[] bytes) {
        try (HttpInOneThread broker = new HttpInOneThread()) {
            try (HttpInOneThread.Client client = broker.connect()) {
                HttpAnswer.all(client.told(bytes, bytes.length > 0 && (bytes[0] & 3) == 3 ? 1 + (bytes[0] >> 2 & 31) : WHOLE));
            }
            broker.requireNoFault();
            try (HttpInOneThread.Client neighbour = broker.connect()) {
                require(HttpAnswer.only(neighbour.told(request("GET", "/api/", ""), WHOLE)).status() == 404, "a neighbour is not served any more");
            }
        }
    }

    /** Requests in proper HTTP, one after the other: method and path, a line's end, a body. */
    public static void management(byte[] bytes) {
        try (HttpInOneThread broker = new HttpInOneThread()) {
            HttpInOneThread.Client client = broker.connect();
            for (String request : new String(bytes, StandardCharsets.ISO_8859_1).split(String.valueOf(NEXT_REQUEST), MOST_REQUESTS)) {
                client = client.isOpen() ? client : broker.connect();
                ask(client, request);
                broker.requireNoFault();
            }
            client.close();
            requireInOrder(broker);
        }
    }

    private static void ask(HttpInOneThread.Client client, String request) {
        int end = request.indexOf('\n');
        String line = (end < 0 ? request : request.substring(0, end)).replaceAll("[^!-~]+", " ").strip();
        int space = line.indexOf(' ');
        if (space > 0) {
            String path = "/api/" + line.substring(space + 1).replace(" ", "");
            HttpAnswer.only(client.told(request(line.substring(0, space), path, end < 0 ? "" : request.substring(end + 1)), WHOLE));
        }
    }

    private static byte[] request(String method, String path, String body) {
        return (method + " " + path + " HTTP/1.1\r\nhost: a\r\nauthorization: " + GUEST + "\r\ncontent-length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Everything can be looked at, the engine routes, and what goes out as definitions comes in again. */
    private static void requireInOrder(HttpInOneThread broker) {
        PaperBroker engine = broker.broker();
        done(engine, new AdminCommand.SetUser(new User("guest", PasswordHash.of("guest", new byte[PasswordHash.SALT]), List.of(User.ADMINISTRATOR))));
        List<JsonNode> lists = listed(broker, LISTS);
        definitionsComeBack(lists.get(0));
        done(engine, new AdminCommand.CreateVhost(VhostDefinition.named(NEIGHBOUR)));
        done(engine, new BrokerCommand.DeclareQueue(new QueueDefinition(NEIGHBOUR, "q", Set.of(), FieldTable.EMPTY)));
        done(engine, new BrokerCommand.Publish(NEIGHBOUR, "", "q", Properties.NONE, new byte[1], true));
        require(engine.snapshot().vhost(NEIGHBOUR).orElseThrow().queue("q").orElseThrow().ready() == 1, "a message did not reach the queue it was for");
    }

    /** Asked for one after the other, without waiting for any. */
    private static List<JsonNode> listed(HttpInOneThread broker, List<String> paths) {
        ByteArrayOutputStream asked = new ByteArrayOutputStream();
        paths.forEach(path -> asked.writeBytes(request("GET", "/api/" + path, "")));
        try (HttpInOneThread.Client client = broker.connect()) {
            List<HttpAnswer> answers = HttpAnswer.all(client.told(asked.toByteArray(), WHOLE));
            broker.requireNoFault();
            require(answers.size() == paths.size(), answers.size() + " answers to " + paths.size() + " requests");
            answers.forEach(answer -> require(answer.status() == 200, "a list is answered with " + answer));
            return answers.stream().map(HttpAnswer::json).toList();
        }
    }

    private static void definitionsComeBack(JsonNode out) {
        try (HttpInOneThread another = new HttpInOneThread()) {
            DefinitionsFile.declare(out.toString().getBytes(StandardCharsets.UTF_8), "/", another.broker());
            JsonNode back = listed(another, List.of("definitions")).get(0);
            require(sorted(back).equals(sorted(out)), "definitions come back otherwise: " + out + " " + back);
        } catch (DefinitionsFile.RefusedException refused) {
            require(refused.getMessage().contains("would exceed the limit"), "the broker refuses its own definitions: " + refused.getMessage() + " " + out);
        }
    }

    private static JsonNode sorted(JsonNode definitions) {
        ObjectNode sorted = definitions.deepCopy();
        definitions.properties().forEach(member -> {
            if (member.getValue() instanceof ArrayNode list) {
                List<JsonNode> things = new ArrayList<>(StreamSupport.stream(list.spliterator(), false).toList());
                things.sort(Comparator.comparing(JsonNode::toString));
                sorted.set(member.getKey(), sorted.arrayNode().addAll(things));
            }
        });
        return sorted;
    }

    private static void done(PaperBroker engine, BrokerCommand command) {
        CommandResult result = engine.execute(command);
        require(!(result instanceof CommandResult.Refused), command + " is refused: " + result);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
