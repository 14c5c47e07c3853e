package io.bindery.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.model.AdminCommand;
import io.bindery.model.FieldTable;
import io.bindery.model.Policy;
import io.bindery.model.Policy.ApplyTo;
import java.math.BigDecimal;
import java.util.Optional;

/** Policies in RabbitMQ's JSON, both ways; what can't be part of one is handed on to whoever says all that is wrong with it. */
final class PolicyJson {

    private PolicyJson() { }

    static ObjectNode of(Policy policy) {
        ObjectNode json = Lists.object().put("vhost", policy.vhost()).put("name", policy.name()).put("pattern", policy.pattern())
                .put("apply-to", policy.applyTo().text());
        json.set("definition", FieldJson.of(policy.definition()));
        return policy.wholePriority().map(whole -> json.put("priority", whole))
                .orElseGet(() -> json.put("priority", policy.priority().doubleValue()));
    }

    static AdminCommand.SetPolicy command(Policy.Kind kind, String vhost, JsonNode json) {
        Optional<String> pattern = Optional.ofNullable(json.get("pattern")).filter(JsonNode::isTextual).map(JsonNode::asText);
        Optional<ApplyTo> applyTo = json.has("apply-to") ? Optional.of(json.get("apply-to")).filter(JsonNode::isTextual).flatMap(it -> ApplyTo.of(it.asText()))
                : Optional.of(ApplyTo.ALL);
        Optional<BigDecimal> priority = json.has("priority") ? Optional.of(json.get("priority")).filter(JsonNode::isNumber).map(PolicyJson::priority)
                : Optional.of(BigDecimal.ZERO);
        FieldTable unfit = FieldTable.EMPTY;
        unfit = pattern.isPresent() ? unfit : unfit.with("pattern", FieldJson.value(DefinitionsJson.needed(json, "pattern")));
        unfit = applyTo.isPresent() ? unfit : unfit.with("apply-to", FieldJson.value(json.get("apply-to")));
        unfit = priority.isPresent() ? unfit : unfit.with("priority", FieldJson.value(json.get("priority")));
        return new AdminCommand.SetPolicy(new Policy(kind, vhost, DefinitionsJson.shortText(json, "name"), pattern.orElse(""), applyTo.orElse(ApplyTo.ALL),
                priority.orElse(BigDecimal.ZERO), FieldJson.table(json, "definition")), unfit);
    }

    private static BigDecimal priority(JsonNode number) {
        return number.isIntegralNumber() ? new BigDecimal(number.bigIntegerValue()) : Policy.floating(FieldJson.floating(number));
    }
}
