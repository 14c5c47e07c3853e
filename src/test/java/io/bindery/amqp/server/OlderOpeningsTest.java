package io.bindery.amqp.server;

import static io.bindery.amqp.server.RawClient.HEADER;
import static io.bindery.amqp.server.RawClient.frame;
import static io.bindery.amqp.server.RawClient.method;
import static io.bindery.amqp.server.RawClient.open;
import static io.bindery.amqp.server.RawClient.startOk;
import static io.bindery.amqp.server.RawClient.tuneOk;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.broker.BrokerFixture;
import io.bindery.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who opens with an older protocol's header is spoken to as RabbitMQ 3.10.8 speaks to him. */
class OlderOpeningsTest {

    private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);

    /** What was said, and the payloads that came back, each with its name. */
    private record Exchange(String said, List<Answer> answers) { }

    private record Answer(String name, String octets, boolean whole) { }

    /** Twisted's client opens with 0-9, gives no properties, and says tune-ok and open at once; recorded of its examples, with what RabbitMQ answered. */
    private static final List<Exchange> TX_AMQP = List.of(
            says("414d515001010009",
                    beginning("connection.start of 0-9", "000a000a0009")),
            says("0100000000003e000a000b0000000008414d51504c41494e00000023054c4f47494e530000000567756573740850415353574f52445300"
                    + "000005677565737405656e5f5553ce",
                    answer("connection.tune", "000a001e07ff00020000003c")),
            says("0100000000000c000a001f07ff000200000000ce01000000000008000a0028012f0000ce",
                    answer("connection.open-ok", "000a002900")),
            says("010001000000050014000a00ce",
                    answer("channel.open-ok", "0014000b00000000")),
            says("010001000000150032000a00000963686174726f6f6d730200000000ce",
                    answer("queue.declare-ok", "0032000b0963686174726f6f6d730000000000000000")),
            says("0100010000001e0028000a00000b6368617473657276696365066469726563740200000000ce",
                    answer("exchange.declare-ok", "0028000b")),
            says("010001000000310032001400000963686174726f6f6d730b63686174736572766963650f7478616d71705f63686174726f6f6d00000000"
                    + "00ce",
                    answer("queue.bind-ok", "00320015")),
            says("0100010000001d003c001400000963686174726f6f6d7307746573747461670200000000ce",
                    answer("basic.consume-ok", "003c00150774657374746167")),
            says("01000100000023003c002800000b63686174736572766963650f7478616d71705f63686174726f6f6d00ce0200010000000e003c000000"
                    + "000000000000070000ce0300010000000768656c6c6f2d30ce",
                    answer("basic.deliver", "003c003c07746573747461670000000000000001000b63686174736572766963650f7478616d71705f63686174726f6f6d"),
                    answer("its header", "003c000000000000000000070000"),
                    answer("its body", "68656c6c6f2d30")),
            says("0100010000000d003c001e077465737474616700ce",
                    answer("basic.cancel-ok", "003c001f0774657374746167")),
            says("0100010000000b0014002800000000000000ce",
                    answer("channel.close-ok", "00140029")),
            says("0100000000000b000a003200000000000000ce",
                    answer("connection.close-ok", "000a0033")));

    private static EmbeddedBroker broker;

    @BeforeAll static void start() throws IOException {
        broker = BrokerFixture.inMemory();
    }

    @AfterAll static void stop() {
        broker.close();
    }

    @Test void theOlderProtocolHeadersAreTakenAndOthersAnsweredWithTheRightOne() throws IOException {
        for (byte[] older : new byte[][] {{1, 1, 0, 9}, {1, 1, 8, 0}, {1, 1, 9, 1}}) {
            try (RawClient client = new RawClient(broker.amqpPort())) {
                client.write("AMQP".getBytes(StandardCharsets.US_ASCII), older);
                client.expect("10.10");
            }
        }
        for (byte[] other : new byte[][] {{0, 1, 0, 0}, {3, 1, 0, 0}, {0, 0, 10, 0}}) {
            try (RawClient client = new RawClient(broker.amqpPort())) {
                client.write("AMQP".getBytes(StandardCharsets.US_ASCII), other);
                assertThat(client.readAll()).isEqualTo(HEADER);
            }
        }
    }

    @Test void whoSpeaks08IsAnsweredIn08() throws IOException {
        byte[] consume = method(1, 60, 20, "hssb", 0, "missing", "t", 0);
        for (byte[] older : new byte[][] {{1, 1, 8, 0}, {1, 1, 9, 1}}) {
            try (RawClient client = new RawClient(broker.amqpPort())) {
                client.write("AMQP".getBytes(StandardCharsets.US_ASCII), older, startOk("PLAIN", "\0guest\0guest"), tuneOk(2047, 131_072, 0), open("/"));
                client.expect("10.10", "10.30", "10.41");
                client.write(method(1, 20, 10, "s", ""));
                assertThat(client.nextPayload()).as("channel.open-ok is empty").containsExactly(0, 20, 0, 11);
                client.write(consume);
                assertThat(client.next()).isEqualTo("channel 404 NOT_FOUND - no queue 'missing' in vhost '/' (60, 20)");
                client.write(method(0, 10, 60, "hshh", 200, "", 0, 0));
                client.expect("10.61");
            }
        }
    }

    @Test void anErrorIn08HasTheOldMethodNumberAndExtensionsAreUnknown() throws IOException {
        for (byte[] wrong : new byte[][] {frame(3, 7, ABC), method(1, 85, 10, "b", 0)}) {
            try (RawClient client = new RawClient(broker.amqpPort())) {
                client.write("AMQP\1\1\10\0".getBytes(StandardCharsets.US_ASCII), startOk("PLAIN", "\0guest\0guest"), tuneOk(2047, 131_072, 0), open("/"));
                client.expect("10.10", "10.30", "10.41");
                client.write(method(1, 20, 10, "s", ""));
                client.expect("20.11");
                client.write(wrong);
                assertThat(client.next()).isEqualTo(wrong[0] == 3 ? "10.60" : "dropped");
            }
        }
    }

    @Test void whatTxAmqpSaysIsAnsweredToTheByteAsByRabbitMq() throws IOException {
        try (RawClient client = new RawClient(broker.amqpPort())) {
            for (Exchange exchange : TX_AMQP) {
                client.write(HexFormat.of().parseHex(exchange.said));
                for (Answer answer : exchange.answers) {
                    String told = HexFormat.of().formatHex(client.nextPayload());
                    assertThat(answer.whole ? told : told.substring(0, answer.octets.length())).as(answer.name).isEqualTo(answer.octets);
                }
            }
        }
    }

    private static Exchange says(String said, Answer... answers) {
        return new Exchange(said, List.of(answers));
    }

    private static Answer answer(String name, String octets) {
        return new Answer(name, octets, true);
    }

    /** One whose end is the server's own affair: its properties. */
    private static Answer beginning(String name, String octets) {
        return new Answer(name, octets, false);
    }
}
