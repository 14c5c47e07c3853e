package io.bindery.broker;

import io.bindery.tls.DeskCertificates;
import io.bindery.tls.Identity;
import io.bindery.tls.Pem;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the TLS port shows and trusts: the certificates given, else the desk's.
 *
 * @param end when the first of the certificates it shows does
 * @param authorityFile for clients to trust the server by; empty when the server's certificate was given
 */
record TlsMaterial(SslContext context, Optional<Path> authorityFile, Instant end) {

    static TlsMaterial of(TlsSettings settings, Optional<Path> data) throws IOException {
        Optional<DeskCertificates> desk = settings.own().isPresent() && settings.clientAuthority().isPresent() ? Optional.empty()
                : Optional.of(data.isPresent() ? DeskCertificates.in(data.get(), Instant.now()) : DeskCertificates.forgetful(Instant.now()));
        Identity shown = settings.own().isPresent()
                ? new Identity(Pem.readKey(settings.own().get().key()), Pem.readCertificates(settings.own().get().certificate()))
                : desk.orElseThrow().server();
        List<X509Certificate> trusted = settings.clientAuthority().isPresent() ? Pem.readCertificates(settings.clientAuthority().get())
                : desk.orElseThrow().authority().identity().chain();
        return new TlsMaterial(context(shown, trusted), settings.own().isPresent() ? Optional.empty() : Optional.of(desk.orElseThrow().authorityFile()),
                shown.chain().stream().map(certificate -> certificate.getNotAfter().toInstant()).min(Comparator.naturalOrder()).orElse(Instant.MAX));
    }

    /** A client may show a certificate; one that it shows must be good. */
    private static SslContext context(Identity shown, List<X509Certificate> trusted) throws IOException {
        try {
            return SslContextBuilder.forServer(shown.key(), shown.chain().toArray(X509Certificate[]::new))
                    .sslProvider(SslProvider.JDK).protocols("TLSv1.3", "TLSv1.2")
                    .trustManager(trusted.toArray(X509Certificate[]::new)).clientAuth(ClientAuth.OPTIONAL).build();
        } catch (IllegalArgumentException mismatch) {
            throw new IOException("The certificate and the key for TLS do not fit together: " + mismatch.getMessage(), mismatch);
        }
    }
}
