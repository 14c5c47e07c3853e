package io.bindery.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as bytes: what is no HTTP, or cannot be decoded, is answered with the status that RabbitMQ 3.10.8 answers it with. */
@Timeout(120)
class WireRequestTest {

    private static final String GUEST = "host: a\r\nauthorization: Basic Z3Vlc3Q6Z3Vlc3Q=\r\n";

    @RegisterExtension static final HttpDesk DESK = HttpDesk.having();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "GARBAGE                              |                        | 400",
        "GET /api/whoami HTTP/9.9             |                        | 505",
        "GET /api/whoami HTTP/1.1             | bad header             | 400",
        "GET /api/whoami HTTP/1.1             | content-length: -5     | 400",
        "POST /api/whoami HTTP/1.1            | transfer-encoding: x   | 400",
        "GET whoami HTTP/1.1                  |                        | 400",
        "GET http://x/api/whoami HTTP/1.1     |                        | 400",
        "GET /api/whoami?a=%zz HTTP/1.1       |                        | 400",
        "GET /api/whoami?%zz=1 HTTP/1.1       |                        | 400",
        "GET /api/queues/%zz HTTP/1.1         |                        | 400",
        "GET /api/queues/%2 HTTP/1.1          |                        | 400",
        "GET /api/queues/%2F%FF HTTP/1.1      |                        | 404",
        "FOO /api/whoami HTTP/1.1             |                        | 501",
        "FOO /api/nothing HTTP/1.1            |                        | 501",
        "PUT /api/whoami HTTP/1.1             | content-length: 0      | 405",
        "OPTIONS * HTTP/1.1                   |                        | 404"})
    void isAnsweredAsByRabbitMq(String line, String header, int status) throws IOException {
        String answer = heard(line + "\r\n" + GUEST + (header == null ? "" : header + "\r\n") + "connection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test void aLineOrAHeaderThatIsTooLongIsSaidToBe() throws IOException {
        assertThat(heard("GET /" + "a".repeat(9_000) + " HTTP/1.1\r\n" + GUEST + "\r\n")).startsWith("HTTP/1.1 414 ");
        assertThat(heard("GET /api/whoami HTTP/1.1\r\n" + GUEST + "x: " + "b".repeat(9_000) + "\r\n\r\n")).startsWith("HTTP/1.1 431 ");
    }

    /** Without having been asked to: who reads to the end here would wait for it. */
    @ParameterizedTest
    @ValueSource(strings = {"CONNECT a:80", "CONNECT /api/whoami", "TRACE /api/whoami"})
    void whoAsksForATunnelOrAMirrorIsLeft(String line) throws IOException {
        assertThat(heard(line + " HTTP/1.1\r\n" + GUEST + "\r\n")).startsWith("HTTP/1.1 501 ");
    }

    @Test void onlyHttp10MayLeaveTheHostOut() throws IOException {
        String guest = GUEST.replace("host: a\r\n", "");
        assertThat(heard("GET /api/whoami HTTP/1.0\r\n" + guest + "\r\n")).startsWith("HTTP/1.1 200 ");
        assertThat(heard("GET /api/whoami HTTP/1.1\r\n" + guest + "\r\n")).startsWith("HTTP/1.1 400 ");
    }

    @Test void whatIsAskedWithoutWaitingIsAnsweredInOrder() throws IOException {
        StringBuilder requests = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            boolean slow = i % 2 == 0;
            requests.append("GET /api/").append(slow ? "definitions" : "whoami").append(" HTTP/1.1\r\n").append(GUEST).append(i == 59 ? "connection: close\r\n" : "").append("\r\n");
            expected.append(slow ? "{\"rabbit_version\"" : "{\"name\":\"guest\",\"tags\"");
        }
        StringBuilder order = new StringBuilder();
        Pattern.compile("\\{\"rabbit_version\"|\\{\"name\":\"guest\",\"tags\"").matcher(heard(requests.toString()).replace(",{\"name\":\"guest\"", ""))
                .results().forEach(found -> order.append(found.group()));
        assertThat(order).hasToString(expected.toString());
    }

    private static String heard(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), DESK.broker.httpPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            ByteArrayOutputStream heard = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(heard);
            return heard.toString(StandardCharsets.ISO_8859_1);
        }
    }
}
