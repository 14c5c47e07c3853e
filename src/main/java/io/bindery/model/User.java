package io.bindery.model;

import java.util.List;

/**
 * Somebody who may log in: a name, what the password hashes to, and tags that say what the user may administer.
 *
 * @param limits of connections and channels, see {@link ConnectionLimits}
 */
public record User(String name, PasswordHash password, List<String> tags, FieldTable limits) implements Setting {

    public static final String ADMINISTRATOR = "administrator";
    /** May set other users' names as the user-id of messages. */
    public static final String IMPERSONATOR = "impersonator";
    /** The user every broker starts with; comes in from this machine only. */
    public static final String GUEST = "guest";

    public User {
        tags = List.copyOf(tags);
    }

    /** Without limits. */
    public User(String name, PasswordHash password, List<String> tags) {
        this(name, password, tags, FieldTable.EMPTY);
    }

    public boolean is(String tag) {
        return tags.contains(tag);
    }

    public User withPassword(PasswordHash other) {
        return new User(name, other, tags, limits);
    }

    public User withTags(List<String> others) {
        return new User(name, password, others, limits);
    }

    public User withLimits(FieldTable others) {
        return new User(name, password, tags, others);
    }

    @Override public Key key() {
        return Key.ofUser(name);
    }
}
