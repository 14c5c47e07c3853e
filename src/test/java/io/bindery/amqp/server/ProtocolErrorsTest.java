package io.bindery.amqp.server;

import static io.bindery.amqp.server.RawClient.HEADER;
import static io.bindery.amqp.server.RawClient.arguments;
import static io.bindery.amqp.server.RawClient.bytes;
import static io.bindery.amqp.server.RawClient.frame;
import static io.bindery.amqp.server.RawClient.header;
import static io.bindery.amqp.server.RawClient.method;
import static io.bindery.amqp.server.RawClient.open;
import static io.bindery.amqp.server.RawClient.publish;
import static io.bindery.amqp.server.RawClient.startOk;
import static io.bindery.amqp.server.RawClient.tuneOk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.of;

import io.bindery.broker.BrokerFixture;
import io.bindery.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What breaks the protocol is answered as a RabbitMQ 3.10.8 answered it, byte for byte the same sent to it. */
class ProtocolErrorsTest {

    private static final byte[] QOS = method(1, 60, 10, "ihb", 0, 1, 0);
    private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);
    private static final String NO_METHOD_FRAME = "505 UNEXPECTED_FRAME - expected method frame, got non method frame instead (0, 0)";
    private static final String NO_HEADER = "505 UNEXPECTED_FRAME - expected content header for class 60, got non content header frame instead (60, 40)";
    private static final String NO_BODY = "505 UNEXPECTED_FRAME - expected content body, got non content body frame instead (60, 40)";

    private static final String LOGIN_REFUSED =
            "403 ACCESS_REFUSED - Login was refused using authentication mechanism %s. For details see the broker logfile. (0, 0)";

    private static EmbeddedBroker broker;
    /** Those of the handshake, all begun at once: most end only after three seconds. */
    private static final Map<String, RawClient> BEGUN = new HashMap<>();

    @BeforeAll static void start() throws IOException {
        broker = BrokerFixture.inMemory();
        for (Arguments row : inTheHandshake().toList()) {
            RawClient client = new RawClient(broker.amqpPort());
            client.write((byte[]) row.get()[1]);
            BEGUN.put((String) row.get()[0], client);
        }
    }

    @AfterAll static void stop() throws IOException {
        for (RawClient client : BEGUN.values()) {
            client.close();
        }
        broker.close();
    }

    static Stream<Arguments> onAnOpenChannel() {
        return Stream.of(
                of("frame end", frameEnding(0), "501 FRAME_ERROR - type 1, all octets = <<0,60,0,10,0,0,0,0,0,1,0>>: {invalid_frame_end_marker,0} (0, 0)"),
                of("too large", arguments("bhi", 3, 1, 131_073), "501 FRAME_ERROR - type 3, all octets = <<>>: {frame_too_large,131073,131064} (0, 0)"),
                of("unknown type", frame(7, 1, ABC), "501 FRAME_ERROR - type 7, all octets = <<\"abc\">>: unknown_frame (0, 0)"),
                of("escapes", frame(7, 1, "a\"b\\c\n\t".getBytes(StandardCharsets.US_ASCII)),
                        "501 FRAME_ERROR - type 7, all octets = <<\"a\\\"b\\\\c\\n\\t\">>: unknown_frame (0, 0)"),
                of("long snippet", frame(7, 0, "abcdefghijklmnopqrst".getBytes(StandardCharsets.US_ASCII)),
                        "501 FRAME_ERROR - type 7, first 16 octets = <<\"abcdefghijklmnop\">>: unknown_frame (0, 0)"),
                of("heartbeat on a channel", frame(8, 1, new byte[0]), "505 UNEXPECTED_FRAME - type 8, all octets = <<>> (0, 0)"),
                of("heartbeat with payload", frame(8, 0, ABC), "501 FRAME_ERROR - type 8, all octets = <<\"abc\">>: unknown_frame (0, 0)"),
                of("body on channel 0", frame(3, 0, ABC), "505 UNEXPECTED_FRAME - type 3, all octets = <<\"abc\">> (0, 0)"),
                of("method without ids", frame(1, 1, ABC), "501 FRAME_ERROR - type 1, all octets = <<\"abc\">>: unknown_frame (0, 0)"),
                of("short content header", frame(2, 1, new byte[] {0, 60, 0, 0}), "501 FRAME_ERROR - type 2, all octets = <<0,60,0,0>>: unknown_frame (0, 0)"),
                of("unknown method", method(1, 60, 99, ""), "dropped"),
                of("unknown class", method(0, 99, 1, ""), "dropped"),
                of("server's method", method(1, 50, 11, "sii", "q", 0, 0), "503 COMMAND_INVALID - unimplemented method (50, 11)"),
                of("flow-ok unasked", method(1, 20, 21, "b", 1), "503 COMMAND_INVALID - unimplemented method (20, 21)"),
                of("close-ok unasked", method(1, 20, 41, ""), "503 COMMAND_INVALID - unimplemented method (20, 41)"),
                of("a delivery to the server", bytes(method(1, 60, 60, "slbss", "t", 1, 0, "", ""), header(1, 60, 0, 0, 0, 0)),
                        "503 COMMAND_INVALID - unimplemented method (60, 60)"),
                of("credit-ok to the server", method(1, 60, 201, "i", 0), "503 COMMAND_INVALID - unimplemented method (60, 201)"),
                of("credit-drained to the server", method(1, 60, 202, "si", "", 0), "503 COMMAND_INVALID - unimplemented method (60, 202)"),
                of("credit for nobody", method(1, 60, 200, "sib", "nobody", 1, 0), "channel 406 PRECONDITION_FAILED - unknown consumer tag 'nobody' (60, 200)"),
                of("credit cut off", method(1, 60, 200, "si", "a", 0), "501 FRAME_ERROR - cannot decode <<1,97,0,0,0,0>> (60, 200)"),
                of("credit on a channel not open", method(3, 60, 200, "sib", "", 0, 0), "504 CHANNEL_ERROR - expected 'channel.open' (60, 200)"),
                of("prefetch by size", method(1, 60, 10, "ihb", 1, 1, 0), "540 NOT_IMPLEMENTED - prefetch_size!=0 (1) (60, 10)"),
                of("update-secret", method(0, 10, 70, "xs", "guest".getBytes(StandardCharsets.US_ASCII), "why"), "10.71"),
                of("update-secret cut off", method(0, 10, 70, "x", "guest".getBytes(StandardCharsets.US_ASCII)), "541 INTERNAL_ERROR (0, 0)"),
                of("update-secret-ok to the server", method(0, 10, 71, ""), "504 CHANNEL_ERROR - unexpected method in connection state running (10, 71)"),
                of("blocked to the server", method(0, 10, 60, "s", "r"), "504 CHANNEL_ERROR - unexpected method in connection state running (10, 60)"),
                of("secure to the server", method(0, 10, 20, "x", new byte[0]), "504 CHANNEL_ERROR - unexpected method in connection state running (10, 20)"),
                of("access.request", method(1, 30, 10, "sb", "/data", 31), "30.11"),
                of("the demo extension", method(1, 555, 1, ""), "dropped"),
                of("connection.close on a channel", method(1, 10, 50, "hshh", 200, "", 0, 0), "503 COMMAND_INVALID - unimplemented method (10, 50)"),
                of("method on a channel not open", method(5, 60, 10, "ihb", 0, 1, 0), "504 CHANNEL_ERROR - expected 'channel.open' (60, 10)"),
                of("publish on a channel not open", bytes(publish(7), header(7, 60, 0, 0, 0, 0)), "504 CHANNEL_ERROR - expected 'channel.open' (60, 40)"),
                of("content on a channel not open", frame(3, 7, ABC), NO_METHOD_FRAME),
                of("close-ok on a channel not open", method(7, 20, 41, ""), "504 CHANNEL_ERROR - expected 'channel.open' (20, 41)"),
                of("opened twice", method(1, 20, 10, "s", ""), "504 CHANNEL_ERROR - second 'channel.open' seen (20, 10)"),
                of("header unasked", header(1, 60, 0, 0, 0, 0), NO_METHOD_FRAME),
                of("body unasked", frame(3, 1, ABC), NO_METHOD_FRAME),
                of("method for header", bytes(publish(1), QOS), NO_HEADER),
                of("body for header", bytes(publish(1), frame(3, 1, ABC)), NO_HEADER),
                of("method for body", bytes(publish(1), header(1, 60, 0, 5, 0, 0), QOS), NO_BODY),
                of("second header", bytes(publish(1), header(1, 60, 0, 5, 0, 0), header(1, 60, 0, 5, 0, 0)), NO_BODY),
                of("header's class", bytes(publish(1), header(1, 50, 0, 0, 0, 0)),
                        "505 UNEXPECTED_FRAME - expected content header for class 60, got one for class 50 instead (60, 40)"),
                of("header's weight", bytes(publish(1), header(1, 60, 1, 0, 0, 0)), NO_HEADER),
                of("body longer than announced", bytes(publish(1), header(1, 60, 0, 2, 0, 0), frame(3, 1, ABC), QOS), NO_BODY),
                of("body never sent", bytes(publish(1), header(1, 60, 0, Long.MIN_VALUE, 0, 0), QOS), NO_BODY),
                of("no property flags", bytes(publish(1), header(1, 60, 0, 0)), "541 INTERNAL_ERROR (0, 0)"),
                of("property cut off", bytes(publish(1), header(1, 60, 0, 0, 0x80, 0, 9)), "541 INTERNAL_ERROR (0, 0)"),
                of("more property flags", bytes(publish(1), header(1, 60, 0, 0, 0, 1, 0, 0)), "541 INTERNAL_ERROR (0, 0)"),
                of("bytes behind the properties", bytes(publish(1), header(1, 60, 0, 0, 0, 0, 7)), "541 INTERNAL_ERROR (0, 0)"),
                of("broken header table", bytes(publish(1), header(1, 60, 0, 0, 0x20, 0, 0, 0, 0, 3, 1, 'a', 'Q')), "541 INTERNAL_ERROR (0, 0)"),
                of("broken argument table", method(1, 50, 10, "hsbx", 0, "q", 8, new byte[] {1, 'a', 'Q'}), "dropped"),
                of("argument table cut off", method(1, 50, 10, "hsbi", 0, "q", 8, 900), "501 FRAME_ERROR - cannot decode <<0,0,1,113,8,0,0,3,132>> (50, 10)"),
                of("arguments cut off", method(1, 60, 10, "b", 0), "501 FRAME_ERROR - cannot decode <<0>> (60, 10)"),
                of("more than the arguments", method(1, 60, 10, "ihbb", 0, 1, 0, 122), "501 FRAME_ERROR - cannot decode <<0,0,0,0,0,1,0,122>> (60, 10)"),
                of("no arguments expected", method(1, 90, 10, "b", 120), "501 FRAME_ERROR - cannot decode <<120>> (90, 10)"),
                of("no UTF-8", frame(1, 1, new byte[] {0, 60, 0, 30, 1, (byte) 0xFF, 0}), "501 FRAME_ERROR - Malformed UTF-8 in shortstr (0, 0)"),
                of("channel.open on channel 0", method(0, 20, 10, "s", ""), "504 CHANNEL_ERROR - unexpected method in connection state running (20, 10)"),
                of("start-ok again", startOk("PLAIN", "\0guest\0guest"), "504 CHANNEL_ERROR - unexpected method in connection state running (10, 11)"),
                of("close-ok to nothing", method(0, 10, 51, ""), "504 CHANNEL_ERROR - unexpected method in connection state running (10, 51)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("onAnOpenChannel")
    void isAnsweredAsByRabbitMq(String what, byte[] sent, String told) throws IOException {
        try (RawClient client = RawClient.opened(broker.amqpPort(), 1)) {
            client.write(sent);
            assertThat(client.next()).as(what).isEqualTo(told);
        }
    }

    static Stream<Arguments> inTheHandshake() {
        byte[] agreed = bytes(HEADER, startOk("PLAIN", "\0guest\0guest"), tuneOk(2047, 131_072, 0));
        return Stream.of(
                of("no such vhost", bytes(agreed, open("nope")), 2, "530 NOT_ALLOWED - vhost nope not found (10, 40)"),
                of("channel before open", bytes(agreed, method(1, 20, 10, "s", "")), 2, "505 UNEXPECTED_FRAME - type 1, all octets = <<0,20,0,10,0>> (0, 0)"),
                of("start-ok for open", bytes(agreed, startOk("PLAIN", "")), 2, "504 CHANNEL_ERROR - unexpected method in connection state opening (10, 11)"),
                of("wrong password", bytes(HEADER, startOk("PLAIN", "\0guest\0wrong")), 1,
                        "403 ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN. For details see the broker logfile. (0, 0)"),
                of("unknown mechanism", bytes(HEADER, startOk("KERBEROS", "")), 1, "dropped"),
                of("a mechanism that is off", bytes(HEADER, startOk("RABBIT-CR-DEMO", "guest")), 1, "dropped"),
                of("EXTERNAL without TLS", bytes(HEADER, startOk("EXTERNAL", "")), 1, "dropped"),
                of("a mechanism's name in lower case", bytes(HEADER, startOk("plain", "\0guest\0guest")), 1, "dropped"),
                of("an unasked response", bytes(HEADER, method(0, 10, 21, "x", new byte[1])), 1, "dropped"),
                of("a NUL too many", bytes(HEADER, startOk("PLAIN", "\0guest\0guest\0")), 1, "dropped"),
                of("no password", bytes(HEADER, startOk("PLAIN", "\0guest\0")), 1, LOGIN_REFUSED.formatted("PLAIN")),
                of("no name", bytes(HEADER, startOk("PLAIN", "\0\0guest")), 1, LOGIN_REFUSED.formatted("PLAIN")),
                of("AMQPLAIN with bytes", amqplain(text("LOGIN", 'S', "guest"), text("PASSWORD", 'x', "guest")), 1, "10.30"),
                of("AMQPLAIN with bytes for a name", amqplain(text("LOGIN", 'x', "guest"), text("PASSWORD", 'S', "guest")), 1, "10.30"),
                of("AMQPLAIN with nothing but bytes", amqplain(text("LOGIN", 'x', "guest"), text("PASSWORD", 'x', "guest")), 1, "dropped"),
                of("AMQPLAIN with another entry", amqplain(text("X", 'S', "y"), text("LOGIN", 'S', "guest"), text("PASSWORD", 'S', "guest")), 1, "10.30"),
                of("AMQPLAIN with two names", amqplain(text("LOGIN", 'S', "guest"), text("LOGIN", 'S', "nobody"), text("PASSWORD", 'S', "guest")), 1, "10.30"),
                of("AMQPLAIN with a number for a password", amqplain(text("LOGIN", 'S', "guest"), bytes(arguments("s", "PASSWORD"), new byte[] {'I', 0, 0, 0, 1})), 1,
                        LOGIN_REFUSED.formatted("AMQPLAIN")),
                of("AMQPLAIN with a number for a name", amqplain(bytes(arguments("s", "LOGIN"), new byte[] {'I', 0, 0, 0, 1}), text("PASSWORD", 'S', "guest")), 1, "dropped"),
                of("AMQPLAIN without a password", amqplain(text("LOGIN", 'S', "guest")), 1, "dropped"),
                of("AMQPLAIN without anything", amqplain(), 1, "dropped"),
                of("frames too large", bytes(HEADER, startOk("PLAIN", "\0guest\0guest"), tuneOk(2047, 131_073, 0)), 2, "dropped"),
                of("no frame limit", bytes(HEADER, startOk("PLAIN", "\0guest\0guest"), tuneOk(2047, 0, 0)), 2, "dropped"),
                of("too many channels", bytes(HEADER, startOk("PLAIN", "\0guest\0guest"), tuneOk(2048, 131_072, 0)), 2, "dropped"),
                of("the least frame and reserved words", bytes(HEADER, startOk("PLAIN", "\0guest\0guest"), tuneOk(1, 4096, 0),
                        method(0, 10, 40, "ssb", "/", "whatever", 1)), 2, "10.41"),
                of("close for open", bytes(agreed, method(0, 10, 50, "hshh", 200, "", 0, 0)), 2,
                        "504 CHANNEL_ERROR - unexpected method in connection state opening (10, 50)"),
                of("an unexpected method for open, with more than its arguments", bytes(agreed, method(0, 20, 41, "b", 1)), 2, "dropped"),
                of("start for open, cut off", bytes(agreed, method(0, 10, 10, "s", "/")), 2, "dropped"),
                of("an authorisation id", bytes(HEADER, startOk("PLAIN", "other\0guest\0guest")), 1, "dropped"),
                of("frames too small", bytes(HEADER, startOk("PLAIN", "\0guest\0guest"), tuneOk(2047, 100, 0)), 2, "dropped"),
                of("no channel limit", bytes(HEADER, startOk("PLAIN", "\0guest\0guest"), tuneOk(0, 131_072, 0)), 2, "dropped"),
                of("close before it began", bytes(HEADER, method(0, 10, 50, "hshh", 200, "", 0, 0)), 1, "dropped"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inTheHandshake")
    void endsTheHandshakeAsInRabbitMq(String what, byte[] sent, int greetings, String told) throws IOException {
        RawClient client = BEGUN.get(what);
        for (int i = 0; i < greetings; i++) {
            client.next();
        }
        assertThat(client.next()).as(what).isEqualTo(told);
    }

    @Test void aPayloadMayBeAsLongAsAWholeFrameMayBe() throws IOException {
        try (RawClient client = RawClient.opened(broker.amqpPort(), 1)) {
            client.write(publish(1), header(1, 60, 0, 131_072, 0, 0), frame(3, 1, new byte[131_072]), QOS);
            client.expect("60.11");
        }
    }

    @Test void asManyChannelsAsAgreedMayBeOpenWhateverTheirNumbers() throws IOException {
        try (RawClient client = new RawClient(broker.amqpPort())) {
            client.write(HEADER, startOk("AMQPLAIN", "\5LOGINS\0\0\0\5guest\10PASSWORDS\0\0\0\5guest"), tuneOk(2, 4096, 0), open("/"));
            client.expect("10.10", "10.30", "10.41");
            client.write(method(9, 20, 10, "s", ""), method(60_000, 20, 10, "s", ""), method(1, 20, 10, "s", ""));
            client.expect("20.11", "20.11");
            assertThat(client.next()).isEqualTo("530 NOT_ALLOWED - number of channels opened (2) has reached the negotiated channel_max (2) (0, 0)");
        }
    }

    @Test void afterACloseOnlyCloseAndItsAnswerAreHeard() throws IOException {
        try (RawClient client = RawClient.opened(broker.amqpPort(), 1)) {
            client.write(frame(3, 1, ABC), QOS, frame(7, 0, ABC), method(0, 10, 50, "hshh", 200, "", 0, 0));
            assertThat(client.next()).isEqualTo(NO_METHOD_FRAME);
            client.expect("10.51");
            client.write(method(0, 10, 51, ""));
            assertThat(client.next()).isEqualTo("dropped");
        }
    }

    /** The client's channel.close crosses ours: it is answered, and its close-ok to ours is still waited for. */
    @Test void aChannelCloseThatCrossesOursIsAnswered() throws IOException {
        byte[] declaresWhatIsMissing = method(1, 50, 10, "hsbx", 0, "missing", 1, new byte[0]);
        try (RawClient client = RawClient.opened(broker.amqpPort(), 1)) {
            client.write(declaresWhatIsMissing, method(1, 20, 40, "hshh", 200, "", 0, 0));
            assertThat(client.next()).isEqualTo("channel 404 NOT_FOUND - no queue 'missing' in vhost '/' (50, 10)");
            client.expect("20.41");
            client.write(method(1, 20, 41, ""), method(1, 20, 10, "s", ""), QOS);
            client.expect("20.11", "60.11");
        }
    }

    @Test void aFailedChannelIsStillRefusedWhatIsNoAmqp() throws IOException {
        byte[] declaresWhatIsMissing = method(1, 50, 10, "hsbx", 0, "missing", 1, new byte[0]);
        try (RawClient client = RawClient.opened(broker.amqpPort(), 1)) {
            client.write(declaresWhatIsMissing);
            client.next();
            client.write(QOS, publish(1), header(1, 60, 0, 5, 0, 0), QOS);
            assertThat(client.next()).isEqualTo(NO_BODY);
        }
    }

    @Test void whoIsConnectedWhenTheBrokerEndsIsToldSoAfterTheLastAnswer() throws IOException {
        EmbeddedBroker ending = BrokerFixture.inMemory();
        try (RawClient client = RawClient.opened(ending.amqpPort(), 1)) {
            client.write(QOS);
            client.expect("60.11");
            ending.close();
            assertThat(client.next()).isEqualTo("320 CONNECTION_FORCED - broker forced connection closure with reason 'shutdown' (0, 0)");
            assertThat(client.next()).isEqualTo("dropped");
        }
    }

    @Test void aRoutingKeyOfAnyBytesIsTaken() throws IOException {
        try (RawClient client = RawClient.opened(broker.amqpPort(), 1)) {
            client.write(frame(1, 1, new byte[] {0, 60, 0, 40, 0, 0, 0, 2, (byte) 0xFF, (byte) 0xFE, 0}), header(1, 60, 0, 0, 0, 0), QOS);
            client.expect("60.11");
        }
    }

    private static byte[] amqplain(byte[]... entries) {
        return bytes(HEADER, startOk("AMQPLAIN", bytes(entries)));
    }

    private static byte[] text(String name, char type, String value) {
        return bytes(arguments("s", name), new byte[] {(byte) type}, arguments("x", (Object) value.getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] frameEnding(int marker) {
        byte[] frame = QOS.clone();
        frame[frame.length - 1] = (byte) marker;
        return frame;
    }
}
