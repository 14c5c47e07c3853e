package io.bindery.management;

import io.bindery.model.Settings;
import io.bindery.model.User;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** Who sent a request, and what the user's tags and permissions let it see and do here (RabbitMQ's management tags). */
record Caller(User user, Settings settings) {

    private static final Set<String> LET_IN = Set.of("administrator", "monitoring", "policymaker", "management");

    /** Empty when the password is wrong, or guest comes from another machine. */
    static Optional<Caller> of(String basic, Settings settings, boolean fromLoopback) {
        String decoded;
        try {
            decoded = new String(Base64.getDecoder().decode(basic.trim()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
        int colon = decoded.indexOf(':');
        return colon < 0 ? Optional.empty()
                : settings.login(decoded.substring(0, colon), decoded.substring(colon + 1), fromLoopback).map(user -> new Caller(user, settings));
    }

    String name() {
        return user.name();
    }

    boolean mayEnter() {
        return user.tags().stream().anyMatch(LET_IN::contains);
    }

    boolean administers() {
        return user.is("administrator");
    }

    boolean monitors() {
        return administers() || user.is("monitoring");
    }

    boolean makesPolicies() {
        return administers() || user.is("policymaker");
    }

    boolean entersVhost(String vhost) {
        return settings.permission(name(), vhost).isPresent();
    }

    boolean mayGoInto(String vhost) {
        return administers() || entersVhost(vhost);
    }

    boolean sees(String vhost) {
        return monitors() || entersVhost(vhost);
    }
}
