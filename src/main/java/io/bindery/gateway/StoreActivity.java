package io.bindery.gateway;

import io.bindery.model.Binding;
import java.util.List;
import java.util.Optional;

/**
 * What a broker's store is doing, and what it found when it was opened.
 *
 * @param directory where the files lie
 * @param groups the latest commit groups, oldest first
 * @param liveBytes how much of the journal's bytes still count · freeBytes what the disk has room for
 * @param sqlUrl a JDBC URL for looking into the store's tables; empty while they are being made
 * @param sqlProblem why they are behind, or empty
 */
public record StoreActivity(String directory, List<Group> groups, long liveBytes, long freeBytes,
                            Optional<String> sqlUrl, String sqlProblem, Recovery recovery) {

    /** One write and fsync. @param fsyncNanos 0 when nothing in it had to be synced */
    public record Group(long atMillis, int records, long bytes, long fsyncNanos) { }

    /**
     * What opening the files gave.
     *
     * @param atMillis wall clock when it was done · nanos how long it took
     * @param damages places in the files that could not be read, as sentences
     */
    public record Recovery(long atMillis, long nanos, List<RecoveredQueue> queues, List<Binding> bindings, List<String> damages) { }

    /** @param messages read from the files, expired ones included · expired of them were past their time when they were read */
    public record RecoveredQueue(String vhost, String name, long messages, long expired) { }
}
