package io.bindery.engine;

import io.bindery.model.ClientDetails;
import io.bindery.model.ClientDetails.ChannelDetails;
import io.bindery.model.ClientDetails.ChannelMode;
import io.bindery.model.ClientDetails.ConsumerDetails;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Tells of every client what its channels are doing, when it is asked. */
final class ClientListing {

    private final EngineContext context;

    ClientListing(EngineContext context) {
        this.context = context;
    }

    void list(EngineCommand.ListClients command) {
        command.answer().accept(context.connections.stream().filter(connection -> !connection.failed).map(ClientListing::details).toList());
    }

    private static ClientDetails details(ConnectionState connection) {
        return new ClientDetails(connection.snapshot(), connection.terms, connection.clientProperties,
                connection.openChannels().stream().filter(channel -> !channel.failed).map(ClientListing::details).toList());
    }

    private static ChannelDetails details(ChannelState channel) {
        Set<ChannelMode> modes = EnumSet.noneOf(ChannelMode.class);
        if (channel.confirms != null) {
            modes.add(ChannelMode.CONFIRM);
        }
        if (channel.transaction != null) {
            modes.add(ChannelMode.TRANSACTIONAL);
        }
        boolean transactional = channel.transaction != null;
        return new ChannelDetails(channel.number, modes, channel.prefetch.perConsumer(), channel.prefetch.shared(), channel.unacked.size(),
                channel.confirms == null ? 0 : channel.confirms.open(), transactional ? channel.transaction.publicationCount() : 0,
                transactional ? channel.transaction.uncommittedDeliveries().size() : 0,
                channel.stats(), consumers(channel));
    }

    private static List<ConsumerDetails> consumers(ChannelState channel) {
        return channel.consumers.values().stream().map(consumer -> new ConsumerDetails(consumer.snapshot(), consumer.queue.name(),
                consumer.queue.settings().singleActiveConsumer(), consumer.arguments)).toList();
    }
}
