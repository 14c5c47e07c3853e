package io.bindery.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.bindery.model.CommandResult;
import io.bindery.model.ReplyCode;
import io.bindery.model.Settings;
import java.util.Locale;

/** Where definitions come from: what RabbitMQ's import says of the first that it does not take depends on that. */
enum ImportForm {

    /** A whole broker's, over HTTP: shown is the term it failed with. */
    WHOLE {
        @Override HttpRefusal ofDeclaration(CommandResult.Refused refused) {
            return HttpRefusal.badRequest(Lists.JSON.arrayNode().add("amqp_error").add(code(refused)).add(Lists.characters(text(refused))).add("none")).said(text(refused));
        }

        @Override HttpRefusal ofSetting(String reason) {
            return refusal(reason);
        }
    },
    /** One virtual host's, over HTTP: the term is told as text. */
    VHOST,
    /** A person's file: what it leaves out is made up, and what is wrong with it is told in a sentence. */
    FILE {
        @Override void refuseUnfit(JsonNode json, String... truths) {
            for (String truth : truths) {
                if (json.has(truth) && !json.get(truth).isBoolean()) {
                    throw HttpRefusal.badRequest(truth + " is neither true nor false");
                }
            }
        }

        @Override void refuseWithoutPriority(JsonNode value, String vhost, String name) {
            // it is 0 then
        }

        @Override HttpRefusal ofDeclaration(CommandResult.Refused refused) {
            return HttpRefusal.of(refused.code(), refused.text());
        }

        @Override HttpRefusal of(CommandResult.Refused refused, String... place) {
            HttpRefusal refusal = super.of(refused, place);
            return refusal.said(refused.text().replaceFirst("^Validation failed\\s*", "").strip());
        }
    };

    /** Of a queue, an exchange or a binding that lacks what Erlang needs to see there. */
    void refuseUnfit(JsonNode json, String... truths) {
        JsonNode arguments = json.get("arguments");
        boolean unfit = arguments != null && !arguments.isObject() && !(arguments.isArray() && arguments.isEmpty());
        for (String truth : truths) {
            unfit |= !json.path(truth).isBoolean();
        }
        if (unfit) {
            throw functionClause();
        }
    }

    void refuseUnfitBinding(JsonNode json) {
        refuseUnfit(json);
        String kind = json.path("destination_type").asText();
        if (this != FILE && !kind.equals("queue") && !kind.equals("exchange")) {
            throw functionClause();
        }
    }

    /** Of a policy of operators, which stands among the parameters. */
    void refuseWithoutPriority(JsonNode value, String vhost, String name) {
        if (!value.has("priority")) {
            throw of(new CommandResult.Refused(ReplyCode.PRECONDITION_FAILED, "Validation failed\n\nKey \"priority\" not found in " + name + "\n"),
                    vhost, DefinitionsResource.OPERATOR_POLICY, name);
        }
    }

    private static HttpRefusal functionClause() {
        return HttpRefusal.badRequest("function_clause");
    }

    HttpRefusal ofDeclaration(CommandResult.Refused refused) {
        return refusal(code(refused) + ": " + text(refused));
    }

    /** Of a policy or a parameter, with where it belongs. */
    HttpRefusal of(CommandResult.Refused refused, String... place) {
        if (!refused.text().startsWith("Validation failed")) {
            return HttpRefusal.of(refused.code(), refused.text());
        }
        return ofSetting(HttpRefusal.harmless(refused.text()) + " (" + String.join("/", place) + ")");
    }

    HttpRefusal ofSetting(String reason) {
        return refusal("<<\"" + reason.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\">>");
    }

    /** Whom or what it is about is not there; else what is said otherwise. */
    HttpRefusal ofUnknown(JsonNode json, Settings settings, HttpRefusal otherwise) {
        if (this != WHOLE) {
            return otherwise;
        } else if (json.has("user") && settings.user(json.get("user").asText()).isEmpty()) {
            return HttpRefusal.badRequest(pair("no_such_user", json.get("user"))).said(otherwise.getMessage());
        }
        return json.has("vhost") && !settings.hasVhost(json.get("vhost").asText())
                ? HttpRefusal.badRequest(pair("no_such_vhost", json.get("vhost"))).said(otherwise.getMessage()) : otherwise;
    }

    private static ArrayNode pair(String word, JsonNode of) {
        return Lists.JSON.arrayNode().add(new TextNode(word)).add(of);
    }

    private static String code(CommandResult.Refused refused) {
        return refused.code().name().toLowerCase(Locale.ROOT);
    }

    private static String text(CommandResult.Refused refused) {
        String code = refused.code().name() + " - ";
        return refused.text().startsWith(code) ? refused.text().substring(code.length()) : refused.text();
    }

    private static HttpRefusal refusal(String reason) {
        return new HttpRefusal(Answer.error(400, "bad_request", reason));
    }
}
