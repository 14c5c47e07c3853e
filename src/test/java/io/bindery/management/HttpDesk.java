package io.bindery.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.broker.BrokerFixture;
import io.bindery.broker.EmbeddedBroker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A broker in memory and an HTTP client for it, as guest unless told otherwise. Of a whole class' tests when it is registered as an extension. */
final class HttpDesk implements AutoCloseable, BeforeAllCallback, AfterAllCallback {

    static final ObjectMapper JSON = new ObjectMapper();

    EmbeddedBroker broker;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> requests;

    private HttpDesk(List<String> requests) {
        this.requests = requests;
    }

    HttpDesk() throws IOException {
        this(List.of());
        broker = BrokerFixture.inMemory();
    }

    /** Started before the first test of a class, with what these requests make, and ended after the last. @param requests «PUT path body», the body may be missing */
    static HttpDesk having(String... requests) {
        return new HttpDesk(List.of(requests));
    }

    @Override public void beforeAll(ExtensionContext tests) throws Exception {
        broker = BrokerFixture.inMemory();
        for (String request : requests) {
            String[] parts = request.split(" ", 3);
            if (!told(parts[0], parts[1], parts.length < 3 ? "" : parts[2]).startsWith("2")) {
                throw new IllegalStateException("refused: " + request);
            }
        }
    }

    @Override public void afterAll(ExtensionContext tests) {
        close();
    }

    /** One that keeps what is durable. */
    HttpDesk(Path data) throws IOException {
        this(List.of());
        broker = BrokerFixture.on(data);
    }

    HttpResponse<String> ask(String method, String path, String body, String user) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + broker.httpPort() + "/api/" + path).normalize())
                .method(method, BodyPublishers.ofString(body)).header("content-type", "application/json");
        if (!user.isEmpty()) {
            request.header("authorization", "Basic " + Base64.getEncoder().encodeToString(user.getBytes()));
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** «201», or «404 {…}» when there is something to read. */
    String told(String method, String path, String body, String user) throws IOException, InterruptedException {
        HttpResponse<String> response = ask(method, path, body, user);
        return response.statusCode() + (response.body().isEmpty() ? "" : " " + response.body());
    }

    String told(String method, String path, String body) throws IOException, InterruptedException {
        return told(method, path, body, "guest:guest");
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(ask("GET", path, "", "guest:guest").body());
    }

    /** Without the rates, and what else is «details», in it: what was counted. */
    static JsonNode counted(JsonNode json) {
        ObjectNode counted = json.deepCopy();
        json.fieldNames().forEachRemaining(name -> {
            if (name.endsWith("_details")) {
                counted.remove(name);
            }
        });
        return counted;
    }

    @Override public void close() {
        broker.close();
    }
}
