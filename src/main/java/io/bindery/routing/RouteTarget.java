package io.bindery.routing;

/** A queue as routing sees it. The engine's queues are targets themselves, so no name is looked up on the way. */
public interface RouteTarget {
    String name();
}
