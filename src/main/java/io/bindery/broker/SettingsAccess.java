package io.bindery.broker;

import io.bindery.amqp.server.Access;
import io.bindery.model.Settings;
import io.bindery.model.User;
import java.util.function.Supplier;

/** Lets in whom the broker's settings know; they are read as they are at the moment, by any thread. */
final class SettingsAccess implements Access {

    private final Supplier<Settings> settings;

    SettingsAccess(Supplier<Settings> settings) {
        this.settings = settings;
    }

    @Override public boolean login(String user, String password, boolean fromLoopback) {
        return settings.get().login(user, password, fromLoopback).isPresent();
    }

    @Override public boolean knows(String user, boolean fromLoopback) {
        return settings.get().user(user).isPresent() && (fromLoopback || !user.equals(User.GUEST));
    }

    @Override public boolean hasVhost(String vhost) {
        return settings.get().hasVhost(vhost);
    }

    @Override public boolean mayEnter(String user, String vhost) {
        return settings.get().permission(user, vhost).isPresent();
    }
}
