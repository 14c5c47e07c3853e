package io.bindery.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.model.PasswordHash;
import io.bindery.model.User;
import java.security.SecureRandom;
import java.util.List;

/** Users in RabbitMQ's JSON, both ways. */
final class UserJson {

    private static final SecureRandom SALTS = new SecureRandom();

    private UserJson() { }

    static ObjectNode of(User user) {
        ObjectNode json = Lists.object().put("name", user.name()).put("password_hash", user.password().encoded())
                .put("hashing_algorithm", user.password().algorithm());
        json.set("tags", Lists.texts(user.tags()));
        json.set("limits", FieldJson.of(user.limits()));
        return json;
    }

    /** @param known whether there is one of that name: who comes without a password has one then that nobody can log in by, else none */
    static User user(String name, JsonNode json, boolean known) {
        List<String> tags = tags(json);
        return new User(name, password(json, known), tags, FieldJson.table(json, "limits"));
    }

    /** Files of old say who administers, and no tags. */
    private static List<String> tags(JsonNode json) {
        JsonNode tags = json.get("tags");
        if (tags == null && json.has("administrator")) {
            return Typed.truth(json.get("administrator")) ? List.of("administrator") : List.of();
        } else if (tags == null) {
            throw HttpRefusal.badRequest("tags_not_present");
        }
        return DefinitionsJson.tags(Typed.tags(tags));
    }

    private static PasswordHash password(JsonNode json, boolean known) {
        if (json.has("password_hash")) {
            if (json.has("password")) {
                throw HttpRefusal.badRequest("both_password_and_password_hash_are_provided");
            }
            Typed.base64(json.get("password_hash"));
            return new PasswordHash(json.get("password_hash").asText(), json.path("hashing_algorithm").asText(PasswordHash.SHA_256));
        } else if (!json.has("password")) {
            return known ? PasswordHash.NONE : hash("");
        } else if (!json.get("password").isTextual()) {
            throw HttpRefusal.badRequest("a password is a text");
        }
        return hash(json.get("password").asText());
    }

    private static PasswordHash hash(String password) {
        byte[] salt = new byte[PasswordHash.SALT];
        SALTS.nextBytes(salt);
        return PasswordHash.of(password, salt);
    }
}
