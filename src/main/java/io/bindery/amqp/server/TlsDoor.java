package io.bindery.amqp.server;

import io.netty.handler.ssl.SslContext;
import java.net.InetAddress;

/**
 * Where clients come in by TLS.
 *
 * @param port 0 for any free one
 * @param loginFrom what of a client's certificate is its name for EXTERNAL
 */
public record TlsDoor(InetAddress bindAddress, int port, SslContext context, CertificateName loginFrom) { }
