package io.bindery.ui.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.BrokerCommand;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CodeTest {

    private static final Variables FIRST = new Variables(1, Instant.EPOCH, UUID::randomUUID);
    private static final BrokerCommand.Publish PUBLISH = PublishForm.EMPTY
            .with(Field.EXCHANGE, "orders").with(Field.ROUTING_KEY, "a\"b").with(Field.PRIORITY, "3").with(Field.TIMESTAMP, "60")
            .withHeaders(List.of(new HeaderDraft("n", HeaderType.LONG, "1"), new HeaderDraft("ok", HeaderType.BOOL, "true"),
                    new HeaderDraft("CC", HeaderType.LIST, "[\"x\"]")))
            .withPayload(Payload.of(Payload.Mode.TEXT, "one\ntwo")).command("/", FIRST);

    @Test void pythonSaysTheSamePublish() {
        assertThat(PikaCode.of(PUBLISH, "amqp://guest:guest@localhost:5672")).contains(
                "exchange=\"orders\"", "routing_key=\"a\\\"b\"", "body=\"one\\ntwo\"", "priority=3", "delivery_mode=2", "timestamp=60",
                "headers={\"n\": 1, \"ok\": True, \"CC\": [\"x\"]}", "mandatory=False");
    }

    @Test void javaSaysTheSamePublish() {
        assertThat(JavaCode.of(PUBLISH, "amqp://guest:guest@localhost:5672")).contains(
                "factory.setUri(\"amqp://guest:guest@localhost:5672\")", "headers.put(\"n\", 1L)", "headers.put(\"ok\", true)",
                "headers.put(\"CC\", Arrays.asList(\"x\"))", ".priority(3)", "Date.from(Instant.ofEpochSecond(60L))",
                "basicPublish(\"orders\", \"a\\\"b\", false, properties");
    }

    @Test void bytesThatAreNoTextAreWrittenAsHex() {
        BrokerCommand.Publish publish = PublishForm.EMPTY.withPayload(Payload.of(Payload.Mode.HEX, "ff00")).command("/", FIRST);
        assertThat(PikaCode.of(publish, "amqp://x")).contains("body=b\"\\xff\\x00\"");
        assertThat(JavaCode.of(publish, "amqp://x")).contains("parseHex(\"ff00\")");
    }
}
