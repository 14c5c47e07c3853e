package io.bindery.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.management.DefinitionsFile;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaperBrokerTest {

    @ParameterizedTest
    @ValueSource(strings = {"{\"exchanges\":{\"x\":1,\"y\":{}}}", "{\"bindings\":{\"a\":null}}", "{\"queues\":[null]}", "{\"queues\":[[{}]]}"})
    void whatIsNoListOfThingsIsRefusedInASentence(String file) {
        assertThatThrownBy(() -> PaperBroker.of(file.getBytes(StandardCharsets.UTF_8), "/"))
                .isInstanceOf(DefinitionsFile.RefusedException.class).hasMessageNotContaining("Exception");
    }

    static Stream<Arguments> flaws() {
        return Stream.of(
                Arguments.of("{\"queues\":[{\"name\":\"q\"},{\"name\":\"depot\",\"durable\":\"maybe\"}]}",
                        "queues, entry 2 (depot): durable is neither true nor false"),
                Arguments.of("{\"queues\":[{\"name\":\"q\",\"auto_delete\":7}]}", "queues, entry 1 (q): auto_delete is neither true nor false"),
                Arguments.of("{\"queues\":[{\"name\":\"q\",\"arguments\":\"none\"}]}", "queues, entry 1 (q): arguments is no object"),
                Arguments.of("{\"queues\":[null]}", "queues, entry 1: name is missing"),
                Arguments.of("{\"exchanges\":[{\"name\":\"x\",\"type\":\"a<b\"}]}", "exchanges, entry 1 (x): unknown exchange type 'a<b'"),
                Arguments.of("{\"policies\":[{\"name\":\"p\",\"priority\":\"high\",\"pattern\":\"a\",\"definition\":{\"expires\":5}}]}",
                        "policies, entry 1 (p): priority should be a number, actually was <<\"high\">>"),
                Arguments.of("{\"vhosts\":[{\"name\":\"/\"}],\"permissions\":[{\"user\":\"nobody\",\"vhost\":\"/\",\"configure\":\"\",\"write\":\"\",\"read\":\"\"}]}",
                        "permissions, entry 1: no user 'nobody'"),
                Arguments.of("{\"users\":[{\"name\":\"u\",\"administrator\":\"often\"}]}", "users, entry 1 (u): \"often\" is no boolean"),
                Arguments.of("{\"users\":[{\"name\":\"u\",\"tags\":\"\",\"password_hash\":\"?\"}]}", "users, entry 1 (u): \"?\" is no base64"),
                Arguments.of("{\"users\":{}}", "users is no list"));
    }

    @ParameterizedTest
    @MethodSource("flaws")
    void whatIsWrongIsSaidWithWhereItStands(String file, String sentence) {
        assertThatThrownBy(() -> PaperBroker.of(file.getBytes(StandardCharsets.UTF_8), "/"))
                .isInstanceOf(DefinitionsFile.RefusedException.class).hasMessage(sentence);
    }

    @Test void aFileThatNamesNoVhostIsOfTheOneItIsMeantFor() {
        String file = "{\"queues\":[{\"name\":\"q\",\"durable\":true,\"auto_delete\":false,\"arguments\":{}}]}";
        assertThat(PaperBroker.of(file.getBytes(StandardCharsets.UTF_8), "/").vhost("/").orElseThrow().queue("q")).isPresent();
    }
}
