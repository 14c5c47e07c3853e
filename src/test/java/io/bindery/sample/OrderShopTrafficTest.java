package io.bindery.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bindery.broker.BrokerSettings;
import io.bindery.gateway.embedded.EmbeddedGateway;
import io.bindery.model.BrokerCommand;
import io.bindery.model.BrokerSnapshot;
import io.bindery.model.BrokerSnapshot.ConnectionSnapshot;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.CommandResult;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderShopTrafficTest {

    private final EmbeddedGateway gateway = new EmbeddedGateway(BrokerSettings.inMemory());
    private OrderShopTraffic traffic;

    @BeforeEach void openTheShop() throws Exception {
        gateway.start().toCompletableFuture().get(45, TimeUnit.SECONDS);
        for (BrokerCommand command : OrderShop.commands("/")) {
            assertThat(gateway.execute(command).toCompletableFuture().get(45, TimeUnit.SECONDS)).isInstanceOf(CommandResult.Done.class);
        }
        traffic = new OrderShopTraffic(gateway.amqpPort());
        traffic.start();
    }

    @AfterEach void closeTheShop() throws Exception {
        traffic.close();
        gateway.stop().toCompletableFuture().get(45, TimeUnit.SECONDS);
    }

    @Test void nineProgramsConnectUnderTheirNamesAndOrdersReachTheirQueues() {
        await().untilAsserted(() -> assertThat(latest().connections()).extracting(ConnectionSnapshot::name).containsExactlyInAnyOrder(
                "checkout", "stock-sync", "pay-gateway", "report-cron", "picker", "biller", "mailer", "phone-7f3", "ledger"));
        await().untilAsserted(() -> {
            assertThat(queue("audit").map(QueueSnapshot::ready).orElse(0L)).isPositive();
            assertThat(queue("warehouse.eu").map(QueueSnapshot::acked).orElse(0L)).isPositive();
            assertThat(queue("payments.capture").map(QueueSnapshot::acked).orElse(0L)).isPositive();
            assertThat(queue("reports.pdf").map(QueueSnapshot::ready).orElse(0L)).isPositive();
        });
    }

    @Test void thePhonesQueueComesAndGoesWithThePhone() {
        await().until(() -> queue("push").isPresent());
        assertThat(queue("push").orElseThrow().definition().exclusive()).isTrue();
        traffic.close();
        await().until(() -> queue("push").isEmpty() && latest().connections().isEmpty());
    }

    private BrokerSnapshot latest() {
        return gateway.snapshots().latest();
    }

    private Optional<QueueSnapshot> queue(String name) {
        return latest().vhost("/").flatMap(vhost -> vhost.queue(name));
    }
}
