package io.bindery.ui.publish;

import io.bindery.model.BrokerCommand;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.Properties;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A publish as typed, before anything is parsed: texts by field, headers in their order, the payload. It becomes a
 * {@link BrokerCommand.Publish} by {@link #command}, once per message, because variables differ from message to
 * message; {@link FormCheck} says first whether it can. An empty text means the property is absent.
 */
record PublishForm(Map<Field, String> texts, boolean persistent, boolean mandatory, List<HeaderDraft> headers, Payload payload) {

    static final PublishForm EMPTY =
            new PublishForm(Map.of(), true, false, List.of(), Payload.of(Payload.Mode.JSON, ""));

    /** What a new window offers: enough to press the button and to see what variables do. */
    static final PublishForm FIRST = EMPTY.with(Field.CONTENT_TYPE, "application/json")
            .withPayload(Payload.of(Payload.Mode.JSON, "{\n  \"id\": {{n}},\n  \"at\": \"{{now}}\",\n  \"total\": 49.90\n}"));

    PublishForm {
        EnumMap<Field, String> kept = new EnumMap<>(Field.class);
        texts.forEach((field, text) -> {
            if (!text.isEmpty()) {
                kept.put(field, text);
            }
        });
        texts = java.util.Collections.unmodifiableMap(kept);
        headers = List.copyOf(headers);
    }

    String text(Field field) {
        return texts.getOrDefault(field, "");
    }

    PublishForm with(Field field, String text) {
        Map<Field, String> changed = new EnumMap<>(Field.class);
        changed.putAll(texts);
        changed.put(field, text);
        return new PublishForm(changed, persistent, mandatory, headers, payload);
    }

    PublishForm withHeaders(List<HeaderDraft> newHeaders) {
        return new PublishForm(texts, persistent, mandatory, newHeaders, payload);
    }

    PublishForm withPayload(Payload newPayload) {
        return new PublishForm(texts, persistent, mandatory, headers, newPayload);
    }

    /** One message's command. @throws IllegalArgumentException when {@link FormCheck} has something to say */
    BrokerCommand.Publish command(String vhost, Variables variables) {
        return new BrokerCommand.Publish(vhost, text(Field.EXCHANGE), variables.expand(text(Field.ROUTING_KEY)),
                properties(variables), payload.bytes(variables), mandatory);
    }

    /** The headers that can be read; the others are left out. For asking where a message would go while typing. */
    FieldTable readableHeaders(Variables variables) {
        Map<String, FieldValue> table = new LinkedHashMap<>();
        for (HeaderDraft header : filledHeaders()) {
            HeaderDraft sent = header.with(variables);
            try {
                table.put(sent.name(), sent.type().read(sent.value()));
            } catch (IllegalArgumentException unreadable) {
                table.remove(sent.name()); // the form says so beside the header
            }
        }
        return FieldTable.of(table);
    }

    /** Without the rows nobody has typed in yet. */
    List<HeaderDraft> filledHeaders() {
        return headers.stream().filter(header -> !header.blank()).toList();
    }

    private Properties properties(Variables variables) {
        Sent sent = new Sent(variables);
        return new Properties(sent.text(Field.CONTENT_TYPE), sent.text(Field.CONTENT_ENCODING), table(variables),
                persistent ? Properties.PERSISTENT : 1, sent.priority(), sent.text(Field.CORRELATION_ID), sent.text(Field.REPLY_TO),
                sent.text(Field.EXPIRATION), sent.text(Field.MESSAGE_ID), sent.timestamp(), sent.text(Field.TYPE),
                sent.text(Field.USER_ID), sent.text(Field.APP_ID), null);
    }

    private FieldTable table(Variables variables) {
        if (filledHeaders().isEmpty()) {
            return null;
        }
        Map<String, FieldValue> table = new LinkedHashMap<>();
        filledHeaders().stream().map(header -> header.with(variables)).forEach(header -> table.put(header.name(), header.type().read(header.value())));
        return FieldTable.of(table);
    }

    /** The texts with one message's variables in them. */
    private final class Sent {
        private final Variables variables;

        Sent(Variables variables) {
            this.variables = variables;
        }

        String text(Field field) {
            String typed = PublishForm.this.text(field);
            return typed.isEmpty() ? null : variables.expand(typed);
        }

        Integer priority() {
            String typed = text(Field.PRIORITY);
            return typed == null ? null : Integer.valueOf(typed.strip());
        }

        Long timestamp() {
            String typed = text(Field.TIMESTAMP);
            return typed == null ? null : Long.valueOf(Instants.seconds(typed));
        }
    }
}
