package io.bindery.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.model.Binding;
import io.bindery.model.Binding.DestinationKind;
import io.bindery.model.ExchangeDefinition;
import io.bindery.model.ExchangeFlag;
import io.bindery.model.Parameter;
import io.bindery.model.Permission;
import io.bindery.model.QueueDefinition;
import io.bindery.model.QueueFlag;
import io.bindery.model.TopicPermission;
import io.bindery.model.VhostDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/** Each thing of a definitions file in RabbitMQ's JSON, both ways. */
final class DefinitionsJson {

    /** The RabbitMQ whose files these are. */
    static final String VERSION = "3.10.8";

    private DefinitionsJson() { }

    /** A list, or a text with commas. */
    static List<String> tags(JsonNode tags) {
        List<String> all = new ArrayList<>();
        if (tags != null && tags.isArray()) {
            tags.forEach(tag -> all.add(tag.asText()));
        } else if (tags != null) {
            Arrays.stream(tags.asText("").split(",")).map(String::trim).filter(tag -> !tag.isEmpty()).forEach(all::add);
        }
        return all;
    }

    static VhostDefinition vhost(JsonNode json) {
        String name = shortText(json, "name");
        JsonNode told = json.has("metadata") ? json.get("metadata") : json;
        return new VhostDefinition(name, told.path("description").asText(VhostDefinition.named(name).description()), tags(told.get("tags")));
    }

    static ObjectNode permission(Permission permission) {
        return Lists.object().put("user", permission.user()).put("vhost", permission.vhost()).put("configure", permission.configure())
                .put("write", permission.write()).put("read", permission.read());
    }

    static Permission permission(JsonNode json) {
        return new Permission(shortText(json, "user"), shortText(json, "vhost"), text(json, "configure"), text(json, "write"), text(json, "read"));
    }

    static ObjectNode topicPermission(TopicPermission permission) {
        return Lists.object().put("user", permission.user()).put("vhost", permission.vhost()).put("exchange", permission.exchange())
                .put("write", permission.write()).put("read", permission.read());
    }

    static TopicPermission topicPermission(JsonNode json) {
        return new TopicPermission(shortText(json, "user"), shortText(json, "vhost"), shortText(json, "exchange"), text(json, "write"), text(json, "read"));
    }

    static ObjectNode parameter(Parameter parameter) {
        ObjectNode json = Lists.object();
        if (!parameter.global()) {
            json.put("vhost", parameter.vhost()).put("component", parameter.component());
        }
        json.put("name", parameter.name());
        json.set("value", FieldJson.of(parameter.value()));
        return json;
    }

    static Parameter parameter(String component, String vhost, String name, JsonNode value) {
        return new Parameter(component, vhost, name, FieldJson.value(value));
    }

    static ObjectNode exchange(ExchangeDefinition exchange) {
        ObjectNode json = Lists.object().put("name", exchange.name()).put("vhost", exchange.vhost()).put("type", exchange.type())
                .put("durable", exchange.durable()).put("auto_delete", exchange.autoDelete()).put("internal", exchange.internal());
        json.set("arguments", FieldJson.of(exchange.arguments()));
        return json;
    }

    static ExchangeDefinition exchange(String vhost, JsonNode json) {
        EnumSet<ExchangeFlag> flags = EnumSet.noneOf(ExchangeFlag.class);
        add(flags, ExchangeFlag.DURABLE, json, "durable");
        add(flags, ExchangeFlag.AUTO_DELETE, json, "auto_delete");
        add(flags, ExchangeFlag.INTERNAL, json, "internal");
        return new ExchangeDefinition(vhost, shortText(json, "name"), ShortText.checked(type(json)), flags, FieldJson.table(json, "arguments"));
    }

    private static String type(JsonNode json) {
        JsonNode type = json.get("type");
        return type == null ? "direct" : type.isNull() ? "null" : type.asText();
    }

    static ObjectNode queue(QueueDefinition queue) {
        ObjectNode json = Lists.object().put("name", queue.name()).put("vhost", queue.vhost())
                .put("durable", queue.durable()).put("auto_delete", queue.autoDelete());
        json.set("arguments", FieldJson.of(queue.arguments()));
        return json;
    }

    static QueueDefinition queue(String vhost, JsonNode json) {
        EnumSet<QueueFlag> flags = EnumSet.noneOf(QueueFlag.class);
        add(flags, QueueFlag.DURABLE, json, "durable");
        add(flags, QueueFlag.AUTO_DELETE, json, "auto_delete");
        return new QueueDefinition(vhost, shortText(json, "name"), flags, FieldJson.table(json, "arguments"));
    }

    static ObjectNode binding(Binding binding) {
        ObjectNode json = Lists.object().put("source", binding.exchange()).put("vhost", binding.vhost()).put("destination", binding.destination())
                .put("destination_type", binding.kind() == DestinationKind.QUEUE ? "queue" : "exchange").put("routing_key", binding.key());
        json.set("arguments", FieldJson.of(binding.arguments()));
        return json;
    }

    static Binding binding(String vhost, JsonNode json) {
        DestinationKind kind = json.path("destination_type").asText("queue").equals("exchange") ? DestinationKind.EXCHANGE : DestinationKind.QUEUE;
        return new Binding(vhost, shortText(json, "source"), kind, shortText(json, "destination"), ShortText.checked(json.path("routing_key").asText("")), FieldJson.table(json, "arguments"));
    }

    /** A name. */
    static String shortText(JsonNode json, String member) {
        return ShortText.checked(text(json, member));
    }

    static String text(JsonNode json, String member) {
        if (!json.path(member).isTextual()) {
            throw missing(member);
        }
        return json.get(member).asText();
    }

    static JsonNode needed(JsonNode json, String member) {
        if (!json.has(member)) {
            throw missing(member);
        }
        return json.get(member);
    }

    private static HttpRefusal missing(String member) {
        return HttpRefusal.badRequest("[{key_missing," + member + "}]").said(member + " is missing");
    }

    private static <F extends Enum<F>> void add(EnumSet<F> flags, F flag, JsonNode json, String member) {
        if (Request.flag(json, member, false)) {
            flags.add(flag);
        }
    }
}
