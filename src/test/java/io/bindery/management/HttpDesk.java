package io.bindery.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/** A broker in memory and an HTTP client for it, as guest unless told otherwise. */
final class HttpDesk implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    final EmbeddedBroker broker;
    private final HttpClient client = HttpClient.newHttpClient();

    HttpDesk() throws IOException {
        broker = BrokerFixture.inMemory();
    }

    /** One that keeps what is durable. */
    HttpDesk(Path data) throws IOException {
        broker = BrokerFixture.on(data);
    }

    HttpResponse<String> ask(String method, String path, String body, String user) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + broker.httpPort() + "/api/" + path))
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

    @Override public void close() {
        broker.close();
    }
}
