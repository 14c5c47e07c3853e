package io.bindery.amqp.server;

import java.net.InetAddress;

/**
 * @param port 0 for any free one
 * @param ioThreads Netty loops
 */
public record ServerSettings(InetAddress bindAddress, int port, int ioThreads) { }
