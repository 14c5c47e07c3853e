package io.bindery.management;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.engine.ClientCommand;
import io.bindery.model.FieldTable;
import io.bindery.model.Properties;
import io.bindery.model.PropertiesCodec;
import io.bindery.model.QueueDefinition;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Whether the broker is well, question by question. */
final class HealthResource {

    private final ManagementPort broker;

    HealthResource(ManagementPort broker) {
        this.broker = broker;
    }

    void addTo(Router router) {
        router.on("GET", "aliveness-test/:vhost", Need.VHOST, this::alive)
                .on("GET", "healthchecks/node", Need.ANYBODY, request -> node())
                .on("GET", "healthchecks/node/:node", Need.ANYBODY, this::node)
                .on("GET", "health/checks/alarms", Need.ANYBODY, request -> alarms("There are alarms in effect in the cluster"))
                .on("GET", "health/checks/local-alarms", Need.ANYBODY, request -> alarms("There are alarms in effect on the node"))
                .on("GET", "health/checks/virtual-hosts", Need.ANYBODY, request -> ok())
                .on("GET", "health/checks/node-is-mirror-sync-critical", Need.ANYBODY, request -> single())
                .on("GET", "health/checks/node-is-quorum-critical", Need.ANYBODY, request -> single())
                .on("GET", "health/checks/certificate-expiration/:within/:unit", Need.ANYBODY, this::certificates)
                .on("GET", "health/checks/port-listener/:port", Need.ANYBODY, this::port)
                .on("GET", "health/checks/protocol-listener/:protocol", Need.ANYBODY, this::protocol);
    }

    private static Answer ok() {
        return Answer.of(Lists.object().put("status", "ok"));
    }

    private static Answer single() {
        return Answer.of(Lists.object().put("status", "ok").put("reason", "single node cluster"));
    }

    private static ObjectNode failure(String reason) {
        return Lists.object().put("status", "failed").put("reason", reason);
    }

    private static Answer failed(ObjectNode body) {
        return new Answer(503, body, Map.of());
    }

    private Answer node(Request request) {
        if (!request.name("node").equals(OverviewResource.NODE)) {
            throw HttpRefusal.objectNotFound();
        }
        return node();
    }

    /** The older check, which a resource alarm fails as well. */
    private Answer node() {
        String alarm = broker.snapshot().alarm();
        return alarm.isEmpty() ? ok() : failed(failure("resource alarm(s) in effect: " + alarm));
    }

    private Answer alarms(String reason) {
        String alarm = broker.snapshot().alarm();
        return alarm.isEmpty() ? ok() : failed(failure(reason + ": " + alarm));
    }

    private Answer certificates(Request request) {
        Instant by = Instant.now().plus(within(request.name("within"), request.name("unit")));
        if (broker.certificatesEnd().filter(end -> !end.isAfter(by)).isEmpty()) {
            return ok();
        }
        ObjectNode expiring = Lists.object().put("node", OverviewResource.NODE).put("protocol", "amqp/ssl").put("port", broker.listeners().get("amqp/ssl"));
        expiring.set("certfile_expires_on", Lists.JSON.arrayNode().add(broker.certificatesEnd().get().toString()));
        ObjectNode body = failure("Certificates expiring");
        body.set("expired", Lists.JSON.arrayNode().add(expiring));
        return failed(body);
    }

    /** RabbitMQ's months have 30 days and its years 365. More than a thousand years is always. */
    private static Duration within(String number, String unit) {
        BigInteger many = whole(number, "Invalid expiration value.");
        int days = switch (unit.toLowerCase(Locale.ROOT)) {
            case "days" -> 1;
            case "weeks" -> 7;
            case "months" -> 30;
            case "years" -> 365;
            default -> throw HttpRefusal.badRequest("Time unit not recognised. Supported units: days, weeks, months, years.");
        };
        BigInteger all = many.multiply(BigInteger.valueOf(days));
        BigInteger most = BigInteger.valueOf(365_000);
        return Duration.ofDays(all.min(most).max(most.negate()).longValue());
    }

    private static BigInteger whole(String text, String otherwise) {
        if (!text.matches("[+-]?\\d{1,1000}")) {
            throw HttpRefusal.badRequest(otherwise);
        }
        return new BigInteger(text);
    }

    private Answer port(Request request) {
        BigInteger port = whole(request.name("port"), "Invalid port");
        if (port.bitLength() < Integer.SIZE && broker.listeners().containsValue(port.intValue())) {
            return Answer.of(Lists.object().put("status", "ok").put("port", port));
        }
        ObjectNode body = failure("No active listener").put("missing", port);
        ArrayNode ports = Lists.JSON.arrayNode();
        broker.listeners().values().forEach(ports::add);
        body.set("ports", ports);
        return failed(body);
    }

    private Answer protocol(Request request) {
        String protocol = request.name("protocol");
        if (broker.listeners().containsKey(protocol)) {
            return Answer.of(Lists.object().put("status", "ok").put("protocol", protocol));
        }
        ObjectNode body = failure("No active listener").put("missing", protocol);
        body.set("protocols", Lists.texts(broker.listeners().keySet()));
        return failed(body);
    }

    /** A message through a queue and back. */
    private Answer alive(Request request) {
        String queue = "aliveness-test";
        try (DirectChannel channel = DirectChannel.open(broker, request.caller().name(), Lists.vhost(broker.snapshot(), request.name("vhost")).name())) {
            channel.askInFull(self -> new ClientCommand.DeclareQueue(self, DirectChannel.NUMBER,
                    new QueueDefinition(request.name("vhost"), queue, Set.of(), FieldTable.EMPTY), false, false));
            channel.say(self -> new ClientCommand.Publish(self, DirectChannel.NUMBER, "", queue, false, false, PropertiesCodec.encode(Properties.NONE),
                    "test_message".getBytes(StandardCharsets.US_ASCII)));
            Object got = channel.askInFull(self -> new ClientCommand.Get(self, DirectChannel.NUMBER, queue, true));
            return got instanceof DirectChannel.Got ? ok() : failed(failure("the message did not come back"));
        }
    }
}
