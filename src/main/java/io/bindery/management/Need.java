package io.bindery.management;

/** What a caller has to be for a route. */
enum Need {
    /** Nothing, not even a name. */
    NOBODY_KNOWN,
    ANYBODY, MONITORING, ADMINISTRATOR,
    /** Sees the virtual host in the path. */
    SEES_VHOST,
    /** May go into it. */
    VHOST,
    /** May go into it and make policies. */
    POLICY;

    void check(Request request) {
        if (this == NOBODY_KNOWN) {
            return;
        }
        Caller caller = request.caller();
        String vhost = request.name("vhost");
        boolean knowsVhost = vhost == null || caller.settings().hasVhost(vhost);
        switch (this) {
            case MONITORING -> refuseUnless(caller.monitors(), "Not monitor user");
            case ADMINISTRATOR -> refuseUnless(caller.administers(), "Not administrator user");
            case SEES_VHOST -> refuseUnless(vhost == null || !knowsVhost || caller.sees(vhost), "User not authorised to access virtual host");
            case VHOST -> refuseUnless(vhost == null || !knowsVhost || caller.mayGoInto(vhost), "User not authorised to access virtual host");
            case POLICY -> {
                refuseUnless(caller.makesPolicies() && (vhost == null || !knowsVhost || caller.mayGoInto(vhost)),
                        "User not authorised to access object");
            }
            default -> { }
        }
    }

    private static void refuseUnless(boolean may, String reason) {
        if (!may) {
            throw HttpRefusal.notAuthorised(reason);
        }
    }
}
