package io.bindery.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bindery.model.Binding;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.ExchangeType;
import io.bindery.model.FieldTable;
import io.bindery.model.FieldValue;
import io.bindery.model.Properties;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Everything that was recorded from RabbitMQ 3.10.8: topic and headers pairs, and on which queue hashed messages fell. */
class RecordedTablesTest {

    private record Input(Properties properties) implements RoutingInput {
        @Override public int chance() {
            return 0;
        }
    }

    private record Queue(String name) implements RouteTarget { }

    @Test void everyTopicPairRoutesAsRecorded() throws IOException {
        JsonNode table = table("topic");
        Topology topology = new Topology();
        ExchangeNode exchange = topology.declareExchange(exchange(ExchangeType.TOPIC));
        Map<String, String> patternOfQueue = new LinkedHashMap<>();
        for (JsonNode pattern : table.get("patterns")) {
            String queue = "q" + patternOfQueue.size();
            patternOfQueue.put(queue, pattern.asText());
            topology.addQueue(new Queue(queue));
            topology.bind(Binding.toQueue("/", "x", queue, pattern.asText()));
        }
        int pairs = 0;
        for (JsonNode key : table.get("keys")) {
            Set<String> reached = reached(topology, exchange, key.asText(), Properties.NONE);
            for (Map.Entry<String, String> entry : patternOfQueue.entrySet()) {
                boolean recorded = contains(table.get("matches").get(entry.getValue()), key.asText());
                assertThat(reached.contains(entry.getKey())).as("«%s» takes «%s»", entry.getValue(), key.asText()).isEqualTo(recorded);
                assertThat(TopicAlignment.explain(entry.getValue(), key.asText()).distance() == 0)
                        .as("the explanation of «%s» under «%s»", entry.getValue(), key.asText()).isEqualTo(recorded);
                pairs++;
            }
        }
        assertThat(pairs).isEqualTo(140 * 114);
    }

    @Test void everyHeadersPairRoutesAsRecorded() throws IOException {
        JsonNode table = table("headers");
        Topology topology = new Topology();
        ExchangeNode exchange = topology.declareExchange(exchange(ExchangeType.HEADERS));
        List<Binding> bindings = new ArrayList<>();
        for (JsonNode arguments : table.get("bindings")) {
            Binding binding = Binding.toQueue("/", "x", "q" + bindings.size(), "").withArguments(fields(arguments));
            topology.addQueue(new Queue(binding.destination()));
            topology.bind(binding);
            bindings.add(binding);
        }
        int pairs = 0;
        for (int m = 0; m < table.get("messages").size(); m++) {
            Properties properties = Properties.NONE.withHeaders(fields(table.get("messages").get(m)));
            Set<String> reached = reached(topology, exchange, "", properties);
            for (int b = 0; b < bindings.size(); b++) {
                boolean recorded = containsNumber(table.get("matches").get(b), m);
                String pair = table.get("bindings").get(b) + " takes " + table.get("messages").get(m);
                assertThat(reached.contains("q" + b)).as(pair).isEqualTo(recorded);
                assertThat(RoutePreview.matches(exchange.definition(), bindings.get(b), "", properties.headers()).distance() == 0)
                        .as("explanation: " + pair).isEqualTo(recorded);
                pairs++;
            }
        }
        assertThat(pairs).isEqualTo(120 * 140);
    }

    @Test void everyHashedMessageFallsOnTheQueueItFellOnInRabbitMq() throws IOException {
        JsonNode table = table("consistent-hash");
        int messages = hashed(table.get("key"), "keys", FieldTable.EMPTY, (key, value) -> Properties.NONE);
        messages += hashed(table.get("header"), "values", FieldTable.of("hash-header", FieldValue.of("h")),
                (key, value) -> Properties.NONE.withHeaders(FieldTable.of("h", value(value))));
        messages += hashed(table.get("message_id"), "values", FieldTable.of("hash-property", FieldValue.of("message_id")),
                (key, value) -> new Properties(null, null, null, null, null, null, null, null, value.asText(), null, null, null, null, null));
        messages += hashed(table.get("timestamp"), "values", FieldTable.of("hash-property", FieldValue.of("timestamp")),
                (key, value) -> new Properties(null, null, null, null, null, null, null, null, null, value.asLong(), null, null, null, null));
        assertThat(messages).isEqualTo(4 * 300);
    }

    private static int hashed(JsonNode table, String inputs, FieldTable arguments, BiFunction<String, JsonNode, Properties> properties) {
        Topology topology = new Topology();
        ExchangeNode exchange = topology.declareExchange(
                new ExchangeDefinition("/", "x", ExchangeType.CONSISTENT_HASH, Set.of(), arguments));
        for (JsonNode weight : table.get("weights")) {
            Queue queue = new Queue("q" + topology.bindings().size());
            topology.addQueue(queue);
            topology.bind(Binding.toQueue("/", "x", queue.name(), weight.asText()));
        }
        int messages = 0;
        for (JsonNode input : table.get(inputs)) {
            String key = arguments.isEmpty() ? input.asText() : "";
            assertThat(reached(topology, exchange, key, properties.apply(key, input))).as("%s by %s", input, arguments)
                    .containsExactly("q" + table.get("queues").get(messages++).asInt());
        }
        return messages;
    }

    private static Set<String> reached(Topology topology, ExchangeNode exchange, String key, Properties properties) {
        Set<String> reached = new HashSet<>();
        Router.route(topology, exchange, List.of(key), new Input(properties), (from, edge, queue) -> reached.add(queue.name()));
        return reached;
    }

    private static ExchangeDefinition exchange(String type) {
        return new ExchangeDefinition("/", "x", type, Set.of(), FieldTable.EMPTY);
    }

    private static boolean contains(JsonNode array, String text) {
        for (JsonNode item : array) {
            if (item.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean containsNumber(JsonNode array, int number) {
        for (JsonNode item : array) {
            if (item.asInt() == number) {
                return true;
            }
        }
        return false;
    }

    private static FieldTable fields(JsonNode object) {
        Map<String, FieldValue> entries = new LinkedHashMap<>();
        object.properties().forEach(field -> entries.put(field.getKey(), value(field.getValue())));
        return FieldTable.of(entries);
    }

    private static FieldValue value(JsonNode node) {
        if (node.isNull()) {
            return new FieldValue.Void();
        } else if (node.isBoolean()) {
            return FieldValue.of(node.asBoolean());
        } else if (node.isIntegralNumber()) {
            return FieldValue.of(node.asLong());
        } else if (node.isNumber()) {
            return new FieldValue.Float64(node.asDouble());
        } else if (node.isTextual()) {
            return FieldValue.of(node.asText());
        } else if (node.isArray()) {
            List<FieldValue> values = new ArrayList<>();
            node.forEach(item -> values.add(value(item)));
            return new FieldValue.Array(values);
        }
        return new FieldValue.Table(fields(node));
    }

    private static JsonNode table(String name) throws IOException {
        try (InputStream in = RecordedTablesTest.class.getResourceAsStream("/conformance/tables/" + name + ".json")) {
            return new ObjectMapper().readTree(in);
        }
    }
}
