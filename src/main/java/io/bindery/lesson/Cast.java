package io.bindery.lesson;

import java.io.IOException;

/** Brings programs on the stage: clients of the broker, in one virtual host. */
@FunctionalInterface
public interface Cast {

    /** @param name as the canvas shows the connection */
    Player enter(String vhost, String name) throws IOException;
}
