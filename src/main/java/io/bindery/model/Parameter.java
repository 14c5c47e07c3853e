package io.bindery.model;

/**
 * A runtime parameter: something a component of the broker is told for a virtual host.
 *
 * @param vhost empty for a global parameter, whose component is empty too
 */
public record Parameter(String component, String vhost, String name, FieldValue value) implements Setting {

    public boolean global() {
        return component.isEmpty();
    }

    @Override public Key key() {
        return Key.ofParameter(component, vhost, name);
    }
}
