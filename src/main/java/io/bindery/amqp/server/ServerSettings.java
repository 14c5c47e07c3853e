package io.bindery.amqp.server;

import java.net.InetAddress;

/**
 * @param port 0 for any free one
 * @param ioThreads Netty loops
 * @param inboundBytes for bodies of which only a part has arrived, in all connections together
 */
public record ServerSettings(InetAddress bindAddress, int port, int ioThreads, long inboundBytes) { }
