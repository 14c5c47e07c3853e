package io.bindery.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.bindery.broker.BrokerFixture;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Limits of virtual hosts and users, held and told in the words of a RabbitMQ 3.10.8 that was asked the same. */
@Timeout(300)
class ConnectionLimitsTest {

    private HttpDesk desk;

    @BeforeEach void start() throws Exception {
        desk = new HttpDesk();
        desk.told("PUT", "vhosts/lim", "");
        desk.told("PUT", "users/u", "{\"password\":\"p\",\"tags\":\"management\"}");
        desk.told("PUT", "permissions/lim/u", "{\"configure\":\".*\",\"write\":\".*\",\"read\":\".*\"}");
    }

    @AfterEach void stop() {
        desk.close();
    }

    private Connection connect() throws IOException, TimeoutException {
        ConnectionFactory factory = BrokerFixture.factory(desk.broker);
        factory.setVirtualHost("lim");
        factory.setUsername("u");
        factory.setPassword("p");
        return factory.newConnection();
    }

    private void limit(String path, String value) throws Exception {
        assertThat(desk.told("PUT", path, "{\"value\":" + value + "}")).isEqualTo("204");
    }

    @Test void aVirtualHostTakesNoMoreConnectionsThanItsLimit() throws Exception {
        limit("vhost-limits/lim/max-connections", "1");
        Connection first = connect();
        assertThatThrownBy(this::connect).hasStackTraceContaining("reply-code=530, reply-text=NOT_ALLOWED - access to vhost 'lim' refused for user 'u': "
                + "connection limit (1) is reached");
        first.close();
        connect().close();
        limit("vhost-limits/lim/max-connections", "0");
        assertThatThrownBy(this::connect).hasStackTraceContaining("connection limit (0) is reached");
        limit("vhost-limits/lim/max-connections", "-1");
        connect().close();
    }

    @Test void whoLosesItsSocketIsCountedOut() throws Exception {
        limit("vhost-limits/lim/max-connections", "1");
        connect().abort(0);
        await().ignoreExceptions().until(() -> {
            connect().close();
            return true;
        });
    }

    @Test void aLowerLimitSendsNobodyAway() throws Exception {
        Connection connection = connect();
        limit("vhost-limits/lim/max-connections", "0");
        connection.createChannel().queueDeclare("still", false, false, false, Map.of());
        connection.close();
    }

    @Test void aUserOpensNoMoreConnectionsThanItsLimit() throws Exception {
        limit("user-limits/u/max-connections", "1");
        Connection first = connect();
        assertThatThrownBy(this::connect).hasStackTraceContaining("reply-code=530, reply-text=NOT_ALLOWED - connection refused for user 'u': "
                + "user connection limit (1) is reached");
        first.close();
        connect().close();
    }

    @Test void aUserOpensNoMoreChannelsOnAllConnectionsThanItsLimit() throws Exception {
        limit("user-limits/u/max-channels", "2");
        Connection one = connect();
        Connection other = connect();
        Channel closedAgain = one.createChannel();
        closedAgain.close();
        one.createChannel();
        other.createChannel();
        assertThatThrownBy(other::createChannel).hasStackTraceContaining("reply-code=530, reply-text=NOT_ALLOWED - number of channels opened for user 'u' "
                + "has reached the maximum allowed user limit of (2)");
        await().until(() -> !other.isOpen());
        assertThatThrownBy(other::createChannel).isInstanceOf(AlreadyClosedException.class);
        one.createChannel();
        one.close();
    }

    @Test void aVirtualHostHoldsNoMoreQueuesThanItsLimit() throws Exception {
        limit("vhost-limits/lim/max-queues", "2");
        Connection connection = connect();
        Channel channel = connection.createChannel();
        channel.queueDeclare("a", false, false, false, Map.of());
        channel.queueDeclare("b", false, false, false, Map.of());
        channel.queueDeclare("a", false, false, false, Map.of());
        assertThatThrownBy(() -> channel.queueDeclare("c", false, false, false, Map.of())).hasStackTraceContaining(
                "reply-code=406, reply-text=PRECONDITION_FAILED - cannot declare queue 'c': queue limit in vhost 'lim' (2) is reached");
        assertThat(desk.told("PUT", "queues/lim/c", "{}"))
                .isEqualTo("400 {\"error\":\"bad_request\",\"reason\":\"cannot declare queue 'c': queue limit in vhost 'lim' (2) is reached\"}");
        connection.close();
    }

    @Test void aFileWithMoreQueuesThanMayBeIsTakenNotAtAll() throws Exception {
        limit("vhost-limits/lim/max-queues", "1");
        desk.told("PUT", "queues/lim/a", "{}");
        String file = "{\"queues\":[{\"name\":\"c\",\"durable\":true,\"arguments\":{}},{\"name\":\"a\",\"durable\":false,\"arguments\":{}}]}";
        assertThat(desk.told("POST", "definitions/lim", file)).isEqualTo("400 {\"error\":\"bad_request\",\"reason\":\"Adding 1 queue(s) to virtual host \\\"lim\\\" "
                + "would exceed the limit of 1 queue(s).\\n\\nThis virtual host currently has 1 queue(s) defined.\\n\\nImport aborted!\"}");
        assertThat(desk.get("queues/lim")).hasSize(1);
    }

    @Test void whatIsNoLimitIsRefused() throws Exception {
        String start = "400 {\"error\":\"bad_request\",\"reason\":\"";
        for (String wrong : new String[] {"\"x\"|<<\\\"x\\\">>", "1.5|1.5", "null|null", "true|true", "[]|[]"}) {
            String[] each = wrong.split("\\|");
            assertThat(desk.told("PUT", "vhost-limits/lim/max-queues", "{\"value\":" + each[0] + "}"))
                    .isEqualTo(start + "Validation failed\\n\\nmax-queues should be a number, actually was " + each[1] + "\\n\"}");
        }
        assertThat(desk.told("PUT", "vhost-limits/lim/nonsense", "{\"value\":1}"))
                .isEqualTo(start + "Validation failed\\n\\nUnrecognised terms [{<<\\\"nonsense\\\">>,1}] in limits\\n\"}");
        assertThat(desk.told("PUT", "vhost-limits/lim/max-queues", "{}")).isEqualTo(start + "[{key_missing,value}]\"}");
        assertThat(desk.told("PUT", "vhost-limits/none/max-queues", "{\"value\":1}")).isEqualTo("404 {\"error\":\"not_found\",\"reason\":\"vhost_not_found\"}");
        assertThat(desk.told("PUT", "user-limits/u/max-channels", "{\"value\":1.5}")).isEqualTo(start + "max-channels should be a number, actually was 1.5\"}");
        assertThat(desk.told("PUT", "user-limits/u/nonsense", "{\"value\":1}"))
                .isEqualTo(start + "Unrecognised terms [{<<\\\"nonsense\\\">>,1}] in user-limits\"}");
        assertThat(desk.told("PUT", "user-limits/none/max-channels", "{\"value\":1}"))
                .isEqualTo("400 {\"error\":\"bad_request\",\"reason\":[\"no_such_user\",\"none\"]}");
        assertThat(desk.told("PUT", "parameters/vhost-limits/lim/limits", "{\"value\":3}")).isEqualTo(start + "Validation failed\\n\\nlimits not a list 3\\n\"}");
    }

    @Test void limitsAreListedAndClearedOneByOne() throws Exception {
        assertThat(desk.told("GET", "vhost-limits", "") + desk.told("GET", "vhost-limits/lim", "")).isEqualTo("200 []200 []");
        limit("vhost-limits/lim/max-queues", "2");
        limit("vhost-limits/lim/max-connections", "-5");
        assertThat(desk.told("GET", "vhost-limits/lim", "")).isEqualTo("200 [{\"vhost\":\"lim\",\"value\":{\"max-queues\":2,\"max-connections\":-5}}]");
        assertThat(desk.get("parameters/vhost-limits/lim/limits").get("value").toString()).isEqualTo("{\"max-queues\":2,\"max-connections\":-5}");
        assertThat(desk.told("DELETE", "vhost-limits/lim/max-connections", "")).isEqualTo("204");
        assertThat(desk.told("DELETE", "vhost-limits/lim/max-queues", "")).isEqualTo("204");
        assertThat(desk.told("GET", "vhost-limits", "") + desk.told("GET", "vhost-limits/lim", "")).isEqualTo("200 [{\"vhost\":\"lim\",\"value\":[]}]200 []");
        limit("user-limits/u/max-channels", "2");
        limit("user-limits/u/max-connections", "1");
        assertThat(desk.told("GET", "user-limits", "")).isEqualTo("200 [{\"user\":\"u\",\"value\":{\"max-channels\":2,\"max-connections\":1}}]");
        desk.told("PUT", "users/u", "{\"password\":\"p\",\"tags\":\"management\"}");
        assertThat(desk.get("users/u").get("limits").toString()).as("another password leaves them").isEqualTo("{\"max-channels\":2,\"max-connections\":1}");
        assertThat(desk.told("DELETE", "user-limits/u/max-channels", "")).isEqualTo("204");
        assertThat(desk.told("GET", "user-limits/u", "")).isEqualTo("200 [{\"user\":\"u\",\"value\":{\"max-connections\":1}}]");
        assertThat(desk.told("DELETE", "user-limits/u/all", "")).isEqualTo("204");
        assertThat(desk.told("GET", "user-limits/u", "")).isEqualTo("200 []");
    }

    @Test void limitsMoveWithTheDefinitions() throws Exception {
        limit("vhost-limits/lim/max-queues", "7");
        limit("user-limits/u/max-channels", "9");
        String file = desk.ask("GET", "definitions", "", "guest:guest").body();
        try (HttpDesk other = new HttpDesk()) {
            assertThat(other.told("POST", "definitions", file)).isEqualTo("204");
            assertThat(other.told("GET", "vhost-limits/lim", "")).isEqualTo("200 [{\"vhost\":\"lim\",\"value\":{\"max-queues\":7}}]");
            assertThat(other.told("GET", "user-limits/u", "")).isEqualTo("200 [{\"user\":\"u\",\"value\":{\"max-channels\":9}}]");
        }
    }
}
