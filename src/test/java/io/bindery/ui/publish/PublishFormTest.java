package io.bindery.ui.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.model.BrokerCommand;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PublishFormTest {

    private static final UUID ID = new UUID(1, 2);
    private static final Variables THIRD = new Variables(3, Instant.parse("2026-01-31T12:00:00Z"), () -> ID);

    @Test void anEmptyTextIsAnAbsentProperty() {
        BrokerCommand.Publish command = PublishForm.EMPTY.command("/", THIRD);

        assertThat(command.properties().expiration()).isNull();
        assertThat(command.properties().priority()).isNull();
        assertThat(command.properties().headers()).isNull();
        assertThat(command.properties().persistent()).isTrue();
    }

    @Test void everyFieldArrivesInItsProperty() {
        PublishForm form = new PublishForm(Map.ofEntries(
                Map.entry(Field.EXCHANGE, "orders"), Map.entry(Field.ROUTING_KEY, "order.eu.created"),
                Map.entry(Field.CONTENT_TYPE, "application/json"), Map.entry(Field.CONTENT_ENCODING, "gzip"),
                Map.entry(Field.PRIORITY, "7"), Map.entry(Field.EXPIRATION, "1500"), Map.entry(Field.CORRELATION_ID, "c"),
                Map.entry(Field.REPLY_TO, "answers"), Map.entry(Field.MESSAGE_ID, "m"), Map.entry(Field.TYPE, "t"),
                Map.entry(Field.APP_ID, "a"), Map.entry(Field.USER_ID, "guest"), Map.entry(Field.TIMESTAMP, "1970-01-01T00:01:00Z")),
                false, true, List.of(), Payload.of(Payload.Mode.TEXT, "body"));

        BrokerCommand.Publish command = form.command("/", THIRD);

        assertThat(command.exchange()).isEqualTo("orders");
        assertThat(command.routingKey()).isEqualTo("order.eu.created");
        assertThat(command.mandatory()).isTrue();
        assertThat(command.body()).asString(StandardCharsets.UTF_8).isEqualTo("body");
        assertThat(command.properties()).isEqualTo(new io.bindery.model.Properties("application/json", "gzip", null, 1, 7, "c",
                "answers", "1500", "m", 60L, "t", "guest", "a", null));
    }

    @Test void headersKeepTheirOrderAndTheirWireType() {
        PublishForm form = PublishForm.EMPTY.withHeaders(List.of(
                new HeaderDraft("tenant", HeaderType.TEXT, "acme"), new HeaderDraft("", HeaderType.TEXT, ""),
                new HeaderDraft("attempt", HeaderType.INT, "1"), new HeaderDraft("at", HeaderType.LONG, "1"),
                new HeaderDraft("ok", HeaderType.BOOL, "true"), new HeaderDraft("rate", HeaderType.DOUBLE, "1e3"),
                new HeaderDraft("none", HeaderType.NULL, ""), new HeaderDraft("CC", HeaderType.LIST, "[\"a\", 5000000000]")));

        FieldTable headers = form.command("/", THIRD).properties().headers();

        assertThat(headers.entries()).containsExactly(
                Map.entry("tenant", FieldValue.of("acme")), Map.entry("attempt", new FieldValue.Int32(1)),
                Map.entry("at", new FieldValue.Int64(1)), Map.entry("ok", new FieldValue.Bool(true)),
                Map.entry("rate", new FieldValue.Float64(1000)), Map.entry("none", new FieldValue.Void()),
                Map.entry("CC", new FieldValue.Array(List.of(FieldValue.of("a"), new FieldValue.Int64(5_000_000_000L)))));
    }

    @Test void variablesStandInKeyHeadersAndPayload() {
        PublishForm form = PublishForm.EMPTY.with(Field.ROUTING_KEY, "order.{{n}}").with(Field.MESSAGE_ID, "{{uuid}}")
                .withHeaders(List.of(new HeaderDraft("attempt", HeaderType.INT, "{{ n }}")))
                .withPayload(Payload.of(Payload.Mode.JSON, "{\"at\": \"{{now}}\", \"other\": \"{{x}}\"}"));

        BrokerCommand.Publish command = form.command("/", THIRD);

        assertThat(command.routingKey()).isEqualTo("order.3");
        assertThat(command.properties().messageId()).isEqualTo(ID.toString());
        assertThat(command.properties().headers().integer("attempt")).hasValue(3);
        assertThat(command.body()).asString(StandardCharsets.UTF_8).isEqualTo("{\"at\": \"2026-01-31T12:00:00Z\", \"other\": \"{{x}}\"}");
    }

    @Test void hexIsSentAsItsBytes() {
        PublishForm form = PublishForm.EMPTY.withPayload(Payload.of(Payload.Mode.HEX, "00 ff\n7F"));
        assertThat(form.command("/", THIRD).body()).containsExactly(0, 0xFF, 0x7F);
    }

    @Test void aFileIsSentUnchangedEvenWhenItHasVariablesInIt() {
        byte[] bytes = "{{n}}".getBytes(StandardCharsets.UTF_8);
        PublishForm form = PublishForm.EMPTY.withPayload(new Payload(Payload.Mode.FILE, "a.txt", bytes));
        assertThat(form.command("/", THIRD).body()).isEqualTo(bytes);
    }
}
