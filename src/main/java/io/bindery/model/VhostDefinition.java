package io.bindery.model;

import java.util.List;

/**
 * A virtual host: a name space of exchanges and queues that users are let into one by one.
 *
 * @param description for people · tags likewise; both decide nothing
 */
public record VhostDefinition(String name, String description, List<String> tags) implements Setting {

    /** The one every broker starts with. */
    public static final VhostDefinition DEFAULT = new VhostDefinition("/", "Default virtual host", List.of());

    public VhostDefinition {
        tags = List.copyOf(tags);
    }

    public static VhostDefinition named(String name) {
        return name.equals(DEFAULT.name) ? DEFAULT : new VhostDefinition(name, "", List.of());
    }

    @Override public Key key() {
        return Key.ofVhost(name);
    }
}
