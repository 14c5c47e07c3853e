package io.bindery.ui.state.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.MessageProperties;
import io.bindery.broker.BrokerFixture;
import io.bindery.broker.BrokerSettings;
import io.bindery.gateway.embedded.EmbeddedGateway;
import io.bindery.model.Binding;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.ui.state.survival.SurvivalForecast.Ending;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real broker, really ended, keeps what the forecast said. */
@Timeout(300)
class ExperimentTest {

    @TempDir Path data;

    @ParameterizedTest
    @EnumSource(Ending.class)
    void aRealBrokerKeepsWhatWasForeseen(Ending ending) throws Exception {
        EmbeddedGateway gateway = new EmbeddedGateway(BrokerSettings.inMemory().withData(data));
        gateway.start().toCompletableFuture().get(30, TimeUnit.SECONDS);
        fill(gateway.amqpPort());
        await().until(() -> shown(gateway, "durable").filter(queue -> queue.unacked() == 1 && queue.onDisk() == 5).isPresent()
                && shown(gateway, "transient").filter(queue -> queue.ready() == 5).isPresent());
        Outcome outcome = new Experiment(gateway, "/").run(ending).toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertThat(outcome.rows()).allMatch(Outcome.Row::asPredicted, "as predicted").extracting(row -> row.fate().queue() + " " + row.found() + " " + row.there())
                .contains("durable 5 true", "transient 0 false", "own 0 false");
        assertThat(outcome.bindings()).extracting(Binding::destination).containsExactly("durable");
        assertThat(outcome.forecast().goneBindings().keySet()).extracting(Binding::destination).containsExactlyInAnyOrder("transient", "own");
        assertThat(outcome.forecast().goneExchanges()).as("it loses its last binding when its client is sent away")
                .isEqualTo(ending == Ending.RESTART ? Map.of("leaving", Reason.EXCHANGE_AUTO_DELETE) : Map.of());
        boolean leavingStayed = gateway.snapshots().latest().vhost("/").orElseThrow().exchange("leaving").isPresent();
        assertThat(leavingStayed).isEqualTo(ending == Ending.CRASH);
        assertThat(outcome.asPredicted()).isTrue();
        gateway.stop().toCompletableFuture().get(30, TimeUnit.SECONDS);
        gateway.close();
    }

    private static Optional<QueueSnapshot> shown(EmbeddedGateway gateway, String queue) {
        return gateway.snapshots().latest().vhost("/").flatMap(vhost -> vhost.queue(queue));
    }

    private static void fill(int port) throws Exception {
        Connection connection = BrokerFixture.factory(port).newConnection();
        Channel channel = connection.createChannel();
        channel.confirmSelect();
        channel.queueDeclare("durable", true, false, false, null);
        channel.queueDeclare("transient", false, false, false, null);
        channel.queueDeclare("own", true, true, false, null);
        channel.exchangeDeclare("leaving", "fanout", true, true, null);
        channel.queueBind("own", "leaving", "");
        channel.queueBind("durable", "amq.fanout", "");
        channel.queueBind("transient", "amq.fanout", "");
        for (int i = 0; i < 5; i++) {
            channel.basicPublish("", "durable", MessageProperties.PERSISTENT_BASIC, new byte[100]);
            channel.basicPublish("", "durable", null, new byte[100]);
            channel.basicPublish("", "transient", MessageProperties.PERSISTENT_BASIC, new byte[100]);
        }
        channel.waitForConfirmsOrDie(45_000);
        channel.basicGet("durable", false);
    }
}
