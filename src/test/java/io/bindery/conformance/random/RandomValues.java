package io.bindery.conformance.random;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Values of every type a field table knows, most of them at an edge. */
final class RandomValues {

    private static final JsonMapper JSON = JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private static final JsonNode ANY = json("""
            [0, 1, -1, 5, 255, 256, 100000, 2147483648, 4294967296, -9223372036854775808, '5', '', 'x', 'drop-head', 'lazy', 'any', 'ключ',
             true, false, null, 1.0, 2.5, -0.0, [], [1], ['x', [null]], {}, {'a': 1}, {'a': {'b': ['c']}},
             {'!': 'b', 'v': -1}, {'!': 'b', 'v': 5}, {'!': 'B', 'v': 200}, {'!': 's', 'v': 5}, {'!': 's', 'v': -300}, {'!': 'u', 'v': 60000},
             {'!': 'i', 'v': 5}, {'!': 'i', 'v': 4000000000}, {'!': 'l', 'v': 5}, {'!': 'T', 'v': 5}, {'!': 'f', 'v': 1.5},
             {'!': 'D', 'v': [0, 5]}, {'!': 'D', 'v': [2, 314]}, {'!': 'x', 'v': '6c617a79'}, {'!': 'x', 'v': ''}, {'!': 'S', 'v': 'ff00'}]""");

    private RandomValues() { }

    /** JSON with single quotes. */
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(text, wrong);
        }
    }

    static JsonNode any(StepList list) {
        return one(list, ANY);
    }

    static JsonNode one(StepList list, JsonNode choices) {
        return choices.get(list.below(choices.size()));
    }

    /** Adds up to so many fields with any values. */
    static ObjectNode fill(StepList list, ObjectNode table, int most, String... names) {
        for (int i = list.below(most + 1); i > 0; i--) {
            table.set(list.pick(names), any(list));
        }
        return table;
    }
}
