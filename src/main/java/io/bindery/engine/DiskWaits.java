package io.bindery.engine;

import java.util.ArrayList;
import java.util.List;

/** What of a queue waits for contents to come from disk: its dead letters, its consumers, and commands of clients. */
final class DiskWaits {

    record Waiting(ChannelState channel, ClientCommand.OnChannel command) { }

    final Condemned condemned = new Condemned();
    /** Contents are being fetched, or the queue is in line for that. */
    boolean fetching;
    /** After so many messages taken out the next contents are fetched; 0 when there is no need. */
    int untilReadAhead;
    /** Its consumers were to be served, before any waiting command, and the next message was not in memory. */
    boolean stalled;
    /** basic.get, queue.delete and a single active consumer's cancel, first come first; null when none waits. */
    private List<Waiting> commands;

    boolean hasCommands() {
        return commands != null;
    }

    void add(ChannelState channel, ClientCommand.OnChannel command) {
        commands = commands == null ? new ArrayList<>(1) : commands;
        commands.add(new Waiting(channel, command));
        channel.waitFor(command);
    }

    List<Waiting> takeCommands() {
        List<Waiting> taken = commands == null ? List.of() : commands;
        commands = null;
        return taken;
    }
}
