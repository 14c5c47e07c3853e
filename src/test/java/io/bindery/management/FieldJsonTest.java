package io.bindery.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bindery.model.FieldValue;
import org.junit.jupiter.api.Test;

class FieldJsonTest {

    @Test void whatIsBeyond64BitsStandsForTheLastOfThem() throws JsonProcessingException {
        assertThat(FieldJson.value(json("9223372036854775808"))).isEqualTo(new FieldValue.Int64(Long.MAX_VALUE));
        assertThat(FieldJson.value(json("-123456789012345678901"))).isEqualTo(new FieldValue.Int64(Long.MIN_VALUE));
        assertThat(FieldJson.value(json("-9223372036854775808"))).isEqualTo(new FieldValue.Int64(Long.MIN_VALUE));
    }

    @Test void aFloatingPointNumberThatNoneIsAsLargeAsIsNoJson() throws JsonProcessingException {
        assertThat(FieldJson.value(json("1e308"))).isEqualTo(new FieldValue.Float64(1e308));
        JsonNode tooLarge = json("1e400");
        assertThatThrownBy(() -> FieldJson.value(tooLarge)).isInstanceOfSatisfying(HttpRefusal.class,
                refusal -> assertThat(refusal.answer().body().get("reason").asText()).isEqualTo("not_json"));
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
