package io.bindery.broker;

import io.bindery.broker.Alarms.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Raises the alarm when messages take up too much memory, and clears it when a tenth of that is free again. */
final class MemoryWatch {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryWatch.class);

    private final Alarms alarms;
    private final long most;
    private boolean raised;

    MemoryWatch(Alarms alarms, long most) {
        this.alarms = alarms;
        this.most = most;
    }

    /** After each batch, on the engine's thread. */
    void look(long held) {
        if (raised ? held < most - most / 10 : held > most) {
            raised = !raised;
            LOG.info(raised ? "Messages take up {} MB of memory: publishers wait" : "Messages take up {} MB of memory: publishers go on",
                    held >> 20);
            alarms.set(Resource.MEMORY, raised);
        }
    }
}
