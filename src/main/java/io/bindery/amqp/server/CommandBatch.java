package io.bindery.amqp.server;

import io.bindery.engine.EngineCommand;

/** What one connection has asked for since its last look at the socket, on its way to the engine in one piece. Owned by the connection's loop. */
final class CommandBatch {

    private static final int USUAL = 64;
    private static final int MOST = 4096;

    private final CommandSink engine;
    private final LoopPace.Flow flow = PacedIoHandler.newFlow();
    private EngineCommand[] commands = new EngineCommand[USUAL];
    private int size;

    CommandBatch(CommandSink engine) {
        this.engine = engine;
    }

    void add(EngineCommand command) {
        if (size == commands.length) {
            // in the middle of a read nobody does the engine's work here
            int full = size;
            engine.post(take(), full);
        }
        commands[size++] = command;
    }

    void handOver() {
        if (size > 0) {
            int count = size;
            engine.handOver(take(), count);
        }
    }

    private EngineCommand[] take() {
        EngineCommand[] taken = commands;
        flow.heard(size);
        commands = new EngineCommand[Math.max(USUAL, Math.min(MOST, size + size / 2))];
        size = 0;
        return taken;
    }
}
