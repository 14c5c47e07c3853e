package io.bindery.broker;

import io.bindery.amqp.server.CertificateName;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How clients come in by TLS.
 *
 * @param port 0 for any free one
 * @param own a certificate and key to show; else the desk's own
 * @param clientAuthority whose certificates clients may show; else the desk's
 * @param loginFrom what of a client's certificate is its name for EXTERNAL
 */
public record TlsSettings(int port, Optional<Files> own, Optional<Path> clientAuthority, CertificateName loginFrom) {

    public static final int PORT = 5671;

    /** PEM files. */
    public record Files(Path certificate, Path key) { }

    /** With the desk's own certificates. */
    public static TlsSettings onPort(int port) {
        return new TlsSettings(port, Optional.empty(), Optional.empty(), CertificateName.DISTINGUISHED_NAME);
    }

    public TlsSettings withLoginFrom(CertificateName name) {
        return new TlsSettings(port, own, clientAuthority, name);
    }
}
