package io.bindery.management;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.model.BrokerSnapshot.ConsumerSnapshot;
import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import io.bindery.model.Policy;
import io.bindery.model.QueueDefinition;
import io.bindery.model.VhostDetails.QueueDetails;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Predicate;

/** A queue with its figures, in RabbitMQ's JSON. */
final class QueueJson {

    /** So long nothing was done with it when RabbitMQ calls a queue idle. */
    private static final long IDLE_MILLIS = 1_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZoneOffset.UTC);

    private QueueJson() { }

    static ObjectNode of(QueueDetails details, long now) {
        QueueSnapshot queue = details.queue();
        QueueDefinition definition = queue.definition();
        ObjectNode json = DefinitionsJson.queue(definition).put("exclusive", definition.exclusive())
                .put("type", definition.arguments().text(QueueDefinition.QUEUE_TYPE).orElse("classic"))
                .put("state", "running").put("node", OverviewResource.NODE)
                .put("messages", queue.depth()).put("messages_ready", queue.ready()).put("messages_unacknowledged", queue.unacked())
                .put("consumers", queue.consumers().size())
                .put("policy", queue.policies().policy().map(Policy::name).orElse(null))
                .put("operator_policy", queue.policies().operatorPolicy().map(Policy::name).orElse(null));
        json.set("effective_policy_definition", FieldJson.of(queue.policies().definition()));
        putSizes(json, details);
        if (now - details.changedAtMillis() >= IDLE_MILLIS) {
            json.put("idle_since", TIME.format(Instant.ofEpochMilli(details.changedAtMillis())));
        }
        putKind(json, details);
        StatsJson.put(json, StatsJson.ofQueue(details.stats()));
        return json;
    }

    /** Bodies alone count as bytes. */
    private static void putSizes(ObjectNode json, QueueDetails details) {
        long bytes = details.readyBytes() + details.unackedBytes();
        json.put("message_bytes", bytes).put("message_bytes_ready", details.readyBytes()).put("message_bytes_unacknowledged", details.unackedBytes())
                .put("messages_persistent", details.queue().onDisk() + details.queue().pending()).put("message_bytes_persistent", details.persistentBytes())
                .put("messages_ram", Math.max(0, details.queue().depth() - details.evicted())).put("message_bytes_ram", Math.max(0, bytes - details.evictedBytes()));
    }

    private static void putKind(ObjectNode json, QueueDetails details) {
        QueueSnapshot queue = details.queue();
        boolean singleActive = queue.definition().arguments().has(QueueDefinition.SINGLE_ACTIVE_CONSUMER);
        String active = singleActive ? tag(queue, ConsumerSnapshot::active) : null;
        if (json.get("type").asText().equals("quorum")) {
            json.put("single_active_consumer_ctag", active).put("leader", OverviewResource.NODE).put("messages_dlx", 0).put("message_bytes_dlx", 0);
            json.set("members", Lists.texts(List.of(OverviewResource.NODE)));
            json.set("online", Lists.texts(List.of(OverviewResource.NODE)));
        } else {
            json.put("single_active_consumer_tag", active).put("exclusive_consumer_tag", tag(queue, ConsumerSnapshot::exclusive))
                    .put("messages_paged_out", details.evicted()).put("message_bytes_paged_out", details.evictedBytes())
                    .put("head_message_timestamp", details.headTimestamp()).putNull("recoverable_slaves");
        }
    }

    private static String tag(QueueSnapshot queue, Predicate<ConsumerSnapshot> which) {
        return queue.consumers().stream().filter(which).map(ConsumerSnapshot::tag).findFirst().orElse(null);
    }
}
