package io.bindery.model;

import io.bindery.model.BrokerSnapshot.QueueSnapshot;
import java.util.List;

/**
 * A virtual host as it stands when somebody asks for more than a snapshot shows. It is made for the question and kept nowhere.
 *
 * @param stats what its channels have done, those that are closed too
 */
public record VhostDetails(String name, long takenAtMillis, MessageStats stats, List<QueueDetails> queues) {

    /**
     * @param persistentBytes of what is kept on disk · evicted how many messages have left memory, and are on disk alone
     * @param changedAtMillis when something was last done with it
     * @param headTimestamp the timestamp property of the next message to be delivered, or of the longest unacknowledged when that is older;
     *        null when they have none, or are not in memory
     */
    public record QueueDetails(QueueSnapshot queue, long readyBytes, long unackedBytes, long persistentBytes, long evicted, long evictedBytes,
                               long changedAtMillis, Long headTimestamp, MessageStats stats) { }
}
