package io.bindery.amqp.server;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AttributeKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What TLS tells of a client: only asked once its handshake is done. */
final class TlsPeer {

    static final AttributeKey<CertificateName> LOGIN_FROM = AttributeKey.valueOf(TlsPeer.class, "loginFrom");

    private TlsPeer() { }

    static boolean isSecured(Channel socket) {
        return socket.pipeline().get(SslHandler.class) != null;
    }

    /** The name in the client's certificate, which was verified; empty when it showed none, and without TLS. */
    static Optional<String> name(Channel socket) {
        return certificate(socket).flatMap(certificate -> socket.attr(LOGIN_FROM).get().of(certificate));
    }

    private static Optional<X509Certificate> certificate(Channel socket) {
        SslHandler tls = socket.pipeline().get(SslHandler.class);
        if (tls == null) {
            return Optional.empty();
        }
        try {
            return Optional.of((X509Certificate) tls.engine().getSession().getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException none) {
            return Optional.empty();
        }
    }
}
