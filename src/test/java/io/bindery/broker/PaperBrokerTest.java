package io.bindery.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.management.DefinitionsFile;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperBrokerTest {

    @ParameterizedTest
    @ValueSource(strings = {"{\"exchanges\":{\"x\":1,\"y\":{}}}", "{\"bindings\":{\"a\":null}}", "{\"queues\":[null]}", "{\"queues\":[[{}]]}"})
    void whatIsNoListOfThingsIsRefusedInASentence(String file) {
        assertThatThrownBy(() -> PaperBroker.of(file.getBytes(StandardCharsets.UTF_8), "/"))
                .isInstanceOf(DefinitionsFile.RefusedException.class).hasMessageNotContaining("Exception");
    }

    @Test void aFileThatNamesNoVhostIsOfTheOneItIsMeantFor() {
        String file = "{\"queues\":[{\"name\":\"q\",\"durable\":true,\"auto_delete\":false,\"arguments\":{}}]}";
        assertThat(PaperBroker.of(file.getBytes(StandardCharsets.UTF_8), "/").vhost("/").orElseThrow().queue("q")).isPresent();
    }
}
