package io.bindery.amqp.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerPropertiesTest {

    @Test void itGivesItsOwnNameAndTheVersionItAnswersLike() {
        assertThat(ServerProperties.TABLE.text("product")).contains("Bindery");
        assertThat(ServerProperties.TABLE.text("version")).contains("3.10.8");
    }
}
