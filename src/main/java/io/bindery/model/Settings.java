package io.bindery.model;

import io.bindery.model.Setting.Key;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All settings of a broker at one moment, in the order they were last set. Immutable, so that any thread may ask who
 * may come in while the engine goes on.
 */
public final class Settings {

    public static final Settings NONE = new Settings(Map.of());

    private final Map<Key, Setting> all;

    private Settings(Map<Key, Setting> all) {
        this.all = all;
    }

    public static Settings of(Iterable<? extends Setting> settings) {
        Map<Key, Setting> all = new LinkedHashMap<>();
        settings.forEach(setting -> all.put(setting.key(), setting));
        return new Settings(Collections.unmodifiableMap(all));
    }

    public Settings with(Setting setting) {
        Map<Key, Setting> copy = new LinkedHashMap<>(all);
        copy.remove(setting.key());
        copy.put(setting.key(), setting);
        return new Settings(Collections.unmodifiableMap(copy));
    }

    public Settings without(Key key) {
        Map<Key, Setting> copy = new LinkedHashMap<>(all);
        copy.remove(key);
        return new Settings(Collections.unmodifiableMap(copy));
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public boolean has(Key key) {
        return all.containsKey(key);
    }

    /** Whether there is one just like it. */
    public boolean has(Setting setting) {
        return setting.equals(all.get(setting.key()));
    }

    public List<Setting> all() {
        return List.copyOf(all.values());
    }

    public <S extends Setting> List<S> all(Class<S> kind) {
        return all.values().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public boolean hasVhost(String vhost) {
        return has(Key.ofVhost(vhost));
    }

    public Optional<VhostDefinition> vhost(String vhost) {
        return Optional.ofNullable((VhostDefinition) all.get(Key.ofVhost(vhost)));
    }

    public Optional<User> user(String user) {
        return Optional.ofNullable((User) all.get(Key.ofUser(user)));
    }

    public Optional<Permission> permission(String user, String vhost) {
        return Optional.ofNullable((Permission) all.get(Key.ofPermission(user, vhost)));
    }

    public Optional<TopicPermission> topicPermission(String user, String vhost, String exchange) {
        return Optional.ofNullable((TopicPermission) all.get(Key.ofTopicPermission(user, vhost, exchange)));
    }

    public Optional<Parameter> parameter(String component, String vhost, String parameter) {
        return Optional.ofNullable((Parameter) all.get(Key.ofParameter(component, vhost, parameter)));
    }

    /** A virtual host's policies of one kind. */
    public List<Policy> policies(Policy.Kind kind, String vhost) {
        return all(Policy.class).stream().filter(policy -> policy.kind() == kind && policy.vhost().equals(vhost)).toList();
    }

    /** The user, when the password is right and, for guest, the client is on this machine. */
    public Optional<User> login(String user, String password, boolean fromLoopback) {
        return user(user).filter(known -> known.password().matches(password) && (fromLoopback || !user.equals(User.GUEST)));
    }
}
