package io.bindery.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Steps over the management interface: policies, users, permissions, virtual hosts. Takes away again what it made. */
final class AdministrationSteps {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    /** What takes everything below it with it. */
    private static final Set<String> TO_DELETE = Set.of("vhosts", "users");

    private final BrokerAddress broker;
    private final Names names;
    private final Set<List<String>> made = new LinkedHashSet<>();

    AdministrationSteps(BrokerAddress broker, Names names) {
        this.broker = broker;
        this.names = names;
    }

    /** Status, what is told of a refusal, and the fields that are picked from what is shown. */
    ObjectNode http(JsonNode step) throws IOException {
        List<String> path = StreamSupport.stream(step.get("path").spliterator(), false).map(part -> names.resolve(part.asText())).toList();
        String method = step.get("method").asText();
        if (method.equals("PUT") && path.size() == 2 && TO_DELETE.contains(path.get(0))) {
            made.add(path);
        }
        String body = step.has("body") ? names.resolve(step.get("body")).toString() : "";
        HttpResponse<String> response = ask(method, path, step.path("query").asText(""), body, names.resolve(step.path("by").asText("guest")));
        ObjectNode seen = JSON.objectNode().put("status", response.statusCode());
        JsonNode told = response.body().startsWith("{") || response.body().startsWith("[") ? MAPPER.readTree(response.body()) : JSON.nullNode();
        if (told.has("error")) {
            seen.setAll((ObjectNode) names.normal(told));
        } else if (step.has("pick")) {
            seen.set("shown", picked(told, step.get("pick")));
        }
        return seen;
    }

    private JsonNode picked(JsonNode told, JsonNode fields) {
        if (told.isArray()) {
            List<JsonNode> all = new ArrayList<>();
            told.forEach(one -> all.add(picked(one, fields)));
            all.sort(java.util.Comparator.comparing(JsonNode::toString));
            ArrayNode sorted = JSON.arrayNode();
            return sorted.addAll(all);
        }
        ObjectNode picked = JSON.objectNode();
        fields.forEach(field -> {
            if (told.hasNonNull(field.asText())) {
                picked.set(field.asText(), names.normal(told.get(field.asText())));
            }
        });
        return picked;
    }

    private HttpResponse<String> ask(String method, List<String> path, String query, String body, String user) throws IOException {
        String address = path.stream().map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/", "http://" + broker.host() + ":" + broker.httpPort() + "/api/", query));
        String login = Base64.getEncoder().encodeToString((user + ":" + (user.equals("guest") ? user : "secret")).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).method(method, BodyPublishers.ofString(body)).timeout(TIMEOUT)
                .header("content-type", "application/json").header("authorization", "Basic " + login).build();
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** The last first. */
    void takeAway() {
        List<List<String>> all = new ArrayList<>(made);
        try {
            for (int i = all.size() - 1; i >= 0; i--) {
                ask("DELETE", all.get(i), "", "", "guest");
            }
        } catch (IOException gone) {
            // with all that was on it
        }
    }
}
