package io.bindery.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.model.MessageStats;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RatesTest {

    private final AtomicLong published = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();
    private final Rates rates = new Rates();

    RatesTest() {
        rates.samples(counted -> {
            looks.incrementAndGet();
            counted.accept("q", counters());
        });
    }

    private Counters counters() {
        long messages = 20 - published.get();
        return new Counters(messages, messages, 0, new MessageStats(published.get(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 0, 0);
    }

    private ObjectNode json() {
        ObjectNode json = Lists.object().put("name", "q").put("messages", 20 - published.get());
        json.set("message_stats", Lists.object().put("publish", published.get()));
        return json;
    }

    private double publishing(String... of) {
        return rates.put(json(), List.of(of)).get("message_stats").get("publish_details").get("rate").doubleValue();
    }

    @Test void nothingIsLookedAtWhileNobodyAsks() {
        rates.sample();
        assertThat(looks).hasValue(0);
        assertThat(publishing("q")).isZero();
        rates.sample();
        assertThat(looks).hasValue(1);
    }

    @Test void aRateIsWhatWasCountedBetweenTheLastTwoSamplesByTheirTime() {
        assertThat(publishing("q")).as("without samples").isZero();
        rates.sample();
        assertThat(publishing("q")).as("with one").isZero();
        published.set(10);
        rates.sample();
        assertThat(publishing("q")).isPositive();
        ObjectNode told = rates.put(json(), List.of("q"));
        assertThat(told.get("messages_details").get("rate").doubleValue()).isEqualTo(-told.get("message_stats").get("publish_details").get("rate").doubleValue());
        assertThat(publishing("q", "q")).as("of several things together").isEqualTo(2 * publishing("q"));
        assertThat(publishing("other")).isZero();
        rates.sample();
        assertThat(publishing("q")).isZero();
    }

    @Test void overHttpRatesComeAfterTwoSamplesAndEndWithTheTraffic() throws Exception {
        try (HttpDesk desk = new HttpDesk()) {
            desk.told("PUT", "queues/%2F/q", "");
            String publishing = "{\"routing_key\":\"q\",\"properties\":{},\"payload\":\"\",\"payload_encoding\":\"string\"}";
            await().untilAsserted(() -> {
                assertThat(desk.told("POST", "exchanges/%2F/amq.default/publish", publishing)).startsWith("200");
                for (String path : List.of("queues/%2F/q", "vhosts/%2F", "overview")) {
                    assertThat(desk.get(path).get("message_stats").get("publish_details").get("rate").doubleValue()).as(path).isPositive();
                }
                assertThat(desk.get("exchanges/%2F/amq.default").get("message_stats").get("publish_in_details").get("rate").doubleValue()).isPositive();
                assertThat(desk.get("overview").get("queue_totals").get("messages_details").get("rate").doubleValue()).isPositive();
            });
            await().until(() -> desk.get("queues/%2F/q").get("message_stats").get("publish_details").get("rate").doubleValue() == 0);
        }
    }
}
