package io.bindery.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.bindery.broker.BrokerFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bad requests by seed, the same in every run: each is refused or done, none is a fault of the broker's, and neighbours go on. */
@Timeout(600)
class ManagementFuzzTest {

    private static final String GUEST = "Basic " + Base64.getEncoder().encodeToString("guest:guest".getBytes(StandardCharsets.US_ASCII));

    /** Of a socket that says nothing: the rest of a body may be waited for at the other end. An answer that comes ends it, so it costs nothing else. */
    private static final int PATIENCE_MILLIS = 60_000;

    /** A method or a version that does not exist is the client's: RabbitMQ says 501 and 505 of them, too. */
    private static final String FAULT = "^HTTP/1\\.1 5(?!01 |05 )";

    @TempDir
    private Path data;
    private HttpDesk desk;
    private Connection neighbour;

    @BeforeEach void start() throws Exception {
        desk = new HttpDesk(data);
        neighbour = BrokerFixture.connect(desk.broker, "neighbour");
        for (String path : List.of("vhosts/f", "queues/f/q")) {
            desk.told("PUT", path, "");
        }
        desk.told("PUT", "users/u", "{\"password\":\"p\",\"tags\":\"\"}");
    }

    @AfterEach void stop() throws Exception {
        try (Channel channel = neighbour.createChannel()) {
            channel.queueDeclare("neighbours", false, true, false, Map.of());
            channel.basicPublish("", "neighbours", null, new byte[] {1});
            assertThat(channel.basicGet("neighbours", true).getBody()).containsExactly(1);
        } finally {
            neighbour.abort();
            desk.close();
        }
    }

    private void requireNoFault(String method, String path, String body) throws Exception {
        String told = desk.told(method, path, body);
        assertThat(told).as(() -> method + " " + path + " " + abbreviated(body)).doesNotStartWith("5");
    }

    @Test void everyPropertyOfAMessageMayHaveEveryWrongValue() throws Exception {
        for (String name : List.of("content_type", "content_encoding", "headers", "delivery_mode", "priority", "correlation_id", "reply_to", "expiration",
                "message_id", "timestamp", "type", "user_id", "app_id", "cluster_id")) {
            for (String value : WrongValues.ALL) {
                requireNoFault("POST", "exchanges/f/amq.default/publish", "{\"properties\":{\"" + name + "\":" + value
                        + "},\"routing_key\":\"q\",\"payload\":\"hi\",\"payload_encoding\":\"string\"}");
            }
        }
        requireNoFault("POST", "queues/f/q/get", "{\"count\":1000,\"ackmode\":\"ack_requeue_true\",\"encoding\":\"auto\"}");
    }

    private static String abbreviated(String text) {
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }

    @Test void everyMemberMayHaveEveryWrongValue() throws Exception {
        for (String[] write : Writes.ALL) {
            var names = HttpDesk.JSON.readTree(write[2]).fieldNames();
            while (names.hasNext()) {
                String name = names.next();
                for (String value : WrongValues.ALL) {
                    String body = WrongValues.in(write[2], name, value);
                    requireNoFault(write[0], write[1], body);
                }
            }
        }
        assertThat(desk.told("GET", "definitions", "")).startsWith("200 ");
    }

    @Test void everyBodyMayBeNoneAtAll() throws Exception {
        List<String> bodies = List.of("", "{", "}", "[]", "[1]", "3", "\"text\"", "null", "undefined", "{bad", "{\"a\":}", "\u0000", "{}{}", "ÿþ", "[".repeat(100_000),
                "{\"a\":".repeat(100_000), "{\"a\":\"" + "x".repeat(100_000));
        for (String[] write : Writes.ALL) {
            for (String body : bodies) {
                requireNoFault(write[0], write[1], body);
            }
        }
    }

    @Test void namesInPathsMayBeAnything() throws Exception {
        List<String> names = List.of("%00", "%FF%FE", "%zz", "%", "a".repeat(300), "%C3%BC".repeat(100), ".", "..", "a%2Fb", "%0A", "+", "amq.", "amq.default", "*", "~");
        for (String[] write : Writes.ALL) {
            String[] parts = write[1].split("/");
            for (int i = 0; i < parts.length; i++) {
                for (String name : names) {
                    String[] changed = parts.clone();
                    changed[i] = name;
                    requireNoFaultByHand(write[0] + " /api/" + String.join("/", changed) + " HTTP/1.1\r\nhost: a\r\nauthorization: " + GUEST
                            + "\r\ncontent-length: " + write[2].getBytes(StandardCharsets.UTF_8).length + "\r\nconnection: close\r\n\r\n" + write[2]);
                }
            }
        }
        assertThat(desk.told("GET", "definitions", "")).startsWith("200 ");
    }

    @Test void whoeverSaysAnythingForAName() throws Exception {
        for (String header : List.of("Basic", "Basic ", "Basic !!!", "Basic =", "Bearer x", "", "Basic " + "A".repeat(4000), "Basic Z3Vlc3Q=", "Digest a=b",
                "Basic " + Base64.getEncoder().encodeToString("ü:\u0000".getBytes(StandardCharsets.UTF_8)))) {
            assertThat(answer("GET /api/whoami HTTP/1.1\r\nhost: a\r\nauthorization: " + header + "\r\nconnection: close\r\n\r\n")).startsWith("HTTP/1.1 401");
        }
    }

    @Test void requestsAreChangedByteByByte() throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < 1500; round++) {
            String[] write = Writes.ALL.get(random.nextInt(Writes.ALL.size()));
            byte[] request = (write[0] + " /api/" + write[1] + "?page=1&sort=name HTTP/1.1\r\nhost: a\r\nauthorization: " + GUEST + "\r\ncontent-length: "
                    + write[2].length() + "\r\nconnection: close\r\n\r\n" + write[2]).getBytes(StandardCharsets.ISO_8859_1);
            int from = random.nextInt(4) == 0 ? 0 : request.length - write[2].length();
            for (int i = random.nextInt(3); i >= 0; i--) {
                request[from + random.nextInt(request.length - from)] = (byte) random.nextInt();
            }
            int number = round;
            assertThat(answer(new String(request, StandardCharsets.ISO_8859_1))).as(() -> "round " + number).doesNotContainPattern(FAULT);
        }
    }

    private void requireNoFaultByHand(String request) throws IOException {
        assertThat(answer(request)).as(() -> abbreviated(request)).doesNotStartWith("HTTP/1.1 5");
    }

    /** What is heard until the other end closes, or says nothing for a while: it may wait for the rest of a body. */
    private String answer(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), desk.broker.httpPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            ByteArrayOutputStream heard = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                socket.getInputStream().transferTo(heard);
            } catch (SocketException | SocketTimeoutException ended) {
                // what came until then counts
            }
            return heard.toString(StandardCharsets.ISO_8859_1);
        }
    }
}
