package io.bindery.model;

import io.bindery.model.BrokerSnapshot.ConnectionSnapshot;
import io.bindery.model.BrokerSnapshot.ConsumerSnapshot;
import java.util.List;
import java.util.Set;

/**
 * A client as it stands when somebody asks for more than a snapshot shows. It is made for the question and kept nowhere, so
 * that it costs nobody anything who doesn't ask.
 *
 * @param properties as the client sent them
 * @param channels open ones, in the order of their numbers
 */
public record ClientDetails(ConnectionSnapshot connection, ConnectionTerms terms, FieldTable properties, List<ChannelDetails> channels) {

    /** What a channel was put into. */
    public enum ChannelMode { CONFIRM, TRANSACTIONAL }

    /**
     * @param prefetch what a new consumer gets, 0 is unlimited · sharedPrefetch what all consumers of the channel share, likewise
     * @param unacked handed out and not settled · unconfirmed published and neither confirmed nor refused
     * @param uncommitted published in the open transaction · acksUncommitted deliveries settled in it
     */
    public record ChannelDetails(int number, Set<ChannelMode> modes, int prefetch, int sharedPrefetch, int unacked, int unconfirmed,
                                 int uncommitted, int acksUncommitted, MessageStats stats, List<ConsumerDetails> consumers) { }

    /** @param singleActive whether the queue serves one consumer at a time */
    public record ConsumerDetails(ConsumerSnapshot consumer, String queue, boolean singleActive, FieldTable arguments) { }
}
