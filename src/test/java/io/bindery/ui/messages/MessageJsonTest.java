package io.bindery.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.model.BrokerCommand;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.Message;
import io.bindery.model.Properties;
import io.bindery.model.QueuedMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageJsonTest {

    private static final FieldTable EVERY_TYPE = FieldTable.EMPTY
            .with("text", "ä \"quoted\"").with("int", new FieldValue.Int32(-7)).with("long", new FieldValue.Int64(7)).with("short", new FieldValue.Int16((short) 7))
            .with("byte", new FieldValue.Int8((byte) -7)).with("ub", new FieldValue.UInt8((short) 200)).with("us", new FieldValue.UInt16(60_000))
            .with("ui", new FieldValue.UInt32(4_000_000_000L)).with("bool", FieldValue.of(false)).with("double", new FieldValue.Float64(0.1))
            .with("nan", new FieldValue.Float64(Double.NaN)).with("float", new FieldValue.Float32(0.1f)).with("decimal", new FieldValue.Decimal(2, 4990))
            .with("time", new FieldValue.Timestamp(60)).with("bytes", new FieldValue.Bytes(new byte[] {0, -1})).with("void", new FieldValue.Void())
            .with("list", new FieldValue.Array(List.of(new FieldValue.Int64(1), FieldValue.of("a"))))
            .with("table", new FieldValue.Table(FieldTable.of("deep", new FieldValue.Table(FieldTable.of("er", new FieldValue.Int16((short) 1))))));

    private static final Properties EVERY_PROPERTY =
            new Properties("application/json", "gzip", EVERY_TYPE, 2, 9, "c", "r", "1000", "m", 1_700_000_000L, "t", "guest", "a", "cl");

    @Test void aMessageComesBackAsItWas() {
        byte[] body = {0, (byte) 0xFF, 10};
        BrokerCommand.Publish back = MessageJson.publish("/", MessageJson.line(queued(EVERY_PROPERTY, body)));

        assertThat(back.exchange()).isEqualTo("orders");
        assertThat(back.routingKey()).isEqualTo("order.eu");
        assertThat(back.properties()).isEqualTo(EVERY_PROPERTY);
        assertThat(back.body()).isEqualTo(body);
    }

    @Test void textIsReadableInTheLineAndTheLineIsOne() {
        String line = MessageJson.line(queued(Properties.NONE, "one\ntwo".getBytes(StandardCharsets.UTF_8)));
        assertThat(line).contains("\"payload\":\"one\\ntwo\"", "\"payload_encoding\":\"string\"").doesNotContain("\n");
        assertThat(MessageJson.publish("/", line).properties()).isEqualTo(Properties.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"delivery_mode\":300", "\"priority\":-1", "\"expiration\":\"\\ud800\"", "\"headers\":{\"a\":{\"type\":\"unsigned byte\",\"value\":300}}",
        "\"headers\":{\"a\":{\"type\":\"unsigned int\",\"value\":5000000000}}", "\"headers\":{\"a\":{\"type\":\"decimal\",\"value\":\"1e500\"}}", "\"type\":\"LONG\"",
        "\"headers\":{\"LONG\":1}"})
    void whatNoMessageCanHoldIsRefused(String property) {
        String line = "{\"routing_key\":\"k\",\"payload\":\"x\",\"properties\":{" + property.replace("LONG", "x".repeat(300)) + "}}";
        assertThatIllegalArgumentException().isThrownBy(() -> MessageJson.publish("/", line));
        assertThatIllegalArgumentException().isThrownBy(() -> MessageJson.publish("/", "{\"routing_key\":\"" + "ü".repeat(128) + "\",\"payload\":\"x\"}"))
                .withMessageContaining("255 bytes");
    }

    @Test void headersWithoutTypesAreReadAsJsonSays() {
        BrokerCommand.Publish read = MessageJson.publish("/",
                "{\"routing_key\":\"k\",\"payload\":\"\",\"properties\":{\"headers\":{\"a\":1,\"b\":\"x\",\"c\":true,\"d\":1.5,\"e\":null,\"f\":[5000000000]}}}");
        assertThat(read.properties().headers()).isEqualTo(FieldTable.EMPTY.with("a", new FieldValue.Int32(1)).with("b", "x").with("c", FieldValue.of(true))
                .with("d", new FieldValue.Float64(1.5)).with("e", new FieldValue.Void()).with("f", new FieldValue.Array(List.of(new FieldValue.Int64(5_000_000_000L)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "{}", "{\"routing_key\":\"k\"}", "{\"routing_key\":\"k\",\"payload\":\"?\",\"payload_encoding\":\"base64\"}",
        "{\"routing_key\":\"k\",\"payload\":\"\",\"properties\":{\"headers\":{\"a\":{\"type\":\"odd\",\"value\":1}}}}"})
    void aLineThatIsNoMessageIsRefused(String line) {
        assertThatThrownBy(() -> MessageJson.publish("/", line)).isInstanceOf(IllegalArgumentException.class);
    }

    private static QueuedMessage queued(Properties properties, byte[] body) {
        return new QueuedMessage(1, Message.of(7, "orders", "order.eu", properties, body), QueuedMessage.State.READY, false, QueuedMessage.Disk.ON_DISK, "", 0, 0);
    }
}
