package io.bindery.broker;

import io.bindery.amqp.server.Access;
import io.bindery.model.ConnectionLimits;
import io.bindery.model.Settings;
import io.bindery.model.User;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Lets in whom the broker's settings know; they are read as they are at the moment, by any thread. Who is in is counted under
 * this object's lock, which is taken when a connection opens and when it ends.
 */
final class SettingsAccess implements Access {

    private final Supplier<Settings> settings;
    private final Map<String, Integer> inVhost = new HashMap<>();
    private final Map<String, Integer> ofUser = new HashMap<>();

    SettingsAccess(Supplier<Settings> settings) {
        this.settings = settings;
    }

    @Override public boolean login(String user, String password, boolean fromLoopback) {
        return settings.get().login(user, password, fromLoopback).isPresent();
    }

    @Override public boolean knows(String user, boolean fromLoopback) {
        return settings.get().user(user).isPresent() && (fromLoopback || !user.equals(User.GUEST));
    }

    @Override public synchronized Optional<String> enter(String user, String vhost) {
        Optional<String> refusal = refusal(settings.get(), user, vhost);
        if (refusal.isEmpty()) {
            inVhost.merge(vhost, 1, Integer::sum);
            ofUser.merge(user, 1, Integer::sum);
        }
        return refusal;
    }

    private Optional<String> refusal(Settings now, String user, String vhost) {
        if (!now.hasVhost(vhost)) {
            return Optional.of("vhost " + vhost + " not found");
        }
        String refused = "access to vhost '" + vhost + "' refused for user '" + user + "'";
        OptionalLong most = ConnectionLimits.inForce(ConnectionLimits.ofVhost(now, vhost), ConnectionLimits.MAX_CONNECTIONS);
        if (most.isPresent() && inVhost.getOrDefault(vhost, 0) >= most.getAsLong()) {
            return Optional.of(refused + ": connection limit (" + most.getAsLong() + ") is reached");
        }
        most = ConnectionLimits.inForce(ConnectionLimits.ofUser(now, user), ConnectionLimits.MAX_CONNECTIONS);
        if (most.isPresent() && ofUser.getOrDefault(user, 0) >= most.getAsLong()) {
            return Optional.of("connection refused for user '" + user + "': user connection limit (" + most.getAsLong() + ") is reached");
        }
        return now.permission(user, vhost).isPresent() ? Optional.empty() : Optional.of(refused);
    }

    @Override public synchronized void left(String user, String vhost) {
        inVhost.computeIfPresent(vhost, SettingsAccess::oneLess);
        ofUser.computeIfPresent(user, SettingsAccess::oneLess);
    }

    private static Integer oneLess(String of, int count) {
        return count == 1 ? null : count - 1;
    }
}
