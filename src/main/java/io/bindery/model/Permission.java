package io.bindery.model;

/** What a user may do in a virtual host: three regular expressions over the names of exchanges and queues. */
public record Permission(String user, String vhost, String configure, String write, String read) implements Setting {

    public static final String EVERYTHING = ".*";

    public static Permission everything(String user, String vhost) {
        return new Permission(user, vhost, EVERYTHING, EVERYTHING, EVERYTHING);
    }

    @Override public Key key() {
        return Key.ofPermission(user, vhost);
    }
}
