package io.bindery.app;

import io.bindery.amqp.server.CertificateName;
import io.bindery.broker.BrokerSettings;
import io.bindery.broker.TlsSettings;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The command line's options for TLS: without a port for it there is none. */
final class TlsOptions {

    @Option(names = "--amqps-port", paramLabel = "PORT", converter = PortConverter.class,
            description = "Where AMQP clients connect by TLS, usually 5671; 0 takes any free port (default: nowhere). The certificate is the desk's own unless one is given; ready says where the authority is that clients have to trust.")
    private Integer port;

    @ArgGroup(exclusive = false)
    private Own own;

    @Option(names = "--tls-ca", paramLabel = "FILE", description = "Whose certificates clients may show, PEM (default: the desk's own).")
    private Path ca;

    @Option(names = "--tls-login-from", paramLabel = "NAME", defaultValue = "distinguished_name",
            description = "What of a client's certificate is its user for EXTERNAL: distinguished_name or common_name (default: ${DEFAULT-VALUE}).")
    private String loginFrom;

    /** Both or none. */
    static final class Own {
        @Option(names = "--tls-cert", paramLabel = "FILE", required = true, description = "The server's certificate and those above it, PEM.")
        private Path certificate;

        @Option(names = "--tls-key", paramLabel = "FILE", required = true, description = "Its private key, PEM, without a password.")
        private Path key;
    }

    /** @throws IllegalArgumentException for a name of no kind */
    BrokerSettings addTo(BrokerSettings settings) {
        if (port == null) {
            return settings;
        }
        return settings.withTls(new TlsSettings(port, Optional.ofNullable(own).map(files -> new TlsSettings.Files(files.certificate, files.key)),
                Optional.ofNullable(ca), loginFrom()));
    }

    private CertificateName loginFrom() {
        return switch (loginFrom) {
            case "distinguished_name" -> CertificateName.DISTINGUISHED_NAME;
            case "common_name" -> CertificateName.COMMON_NAME;
            default -> throw new IllegalArgumentException("--tls-login-from is distinguished_name or common_name, not " + loginFrom + ".");
        };
    }
}
