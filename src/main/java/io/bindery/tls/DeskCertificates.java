package io.bindery.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/**
 * The desk's certificates: an authority of its own and a server certificate, made once and kept beside the data.
 *
 * <pre>
 * tls/ca.pem          for clients, to trust the server by
 * tls/ca-key.pem      signs the others; mode 0600, like every key
 * tls/server.pem      made anew a month before it ends
 * tls/server-key.pem
 * </pre>
 *
 * @param authorityFile where clients find the authority's certificate
 */
public record DeskCertificates(CertificateAuthority authority, Identity server, Path authorityFile) {

    private static final Duration RENEWAL = Duration.ofDays(30);

    /** Those of a data directory. */
    public static DeskCertificates in(Path data, Instant now) throws IOException {
        Path directory = Files.createDirectories(data.resolve("tls"));
        CertificateAuthority authority = authority(directory, now);
        return new DeskCertificates(authority, server(directory, authority, now), directory.resolve("ca.pem").toAbsolutePath());
    }

    /** For a broker that keeps nothing: only the authority's certificate is in a file, and only while the program runs. */
    public static DeskCertificates forgetful(Instant now) throws IOException {
        CertificateAuthority authority = CertificateAuthority.create(now);
        Path file = Files.createTempFile("bindery-ca-", ".pem");
        file.toFile().deleteOnExit();
        Pem.writeCertificates(file, authority.identity().chain());
        return new DeskCertificates(authority, authority.issueServer(now), file);
    }

    /** A data directory's authority, made when there is none. */
    public static CertificateAuthority authority(Path directory, Instant now) throws IOException {
        Path certificate = directory.resolve("ca.pem");
        Path key = directory.resolve("ca-key.pem");
        if (Files.exists(certificate) && Files.exists(key)) {
            return new CertificateAuthority(new Identity(Pem.readKey(key), Pem.readCertificates(certificate)));
        }
        CertificateAuthority fresh = CertificateAuthority.create(now);
        Pem.writeKey(key, fresh.identity().key());
        Pem.writeCertificates(certificate, fresh.identity().chain());
        return fresh;
    }

    private static Identity server(Path directory, CertificateAuthority authority, Instant now) throws IOException {
        Path certificate = directory.resolve("server.pem");
        Path key = directory.resolve("server-key.pem");
        if (Files.exists(certificate) && Files.exists(key)) {
            Identity kept = new Identity(Pem.readKey(key), Pem.readCertificates(certificate));
            boolean ours = kept.certificate().getIssuerX500Principal().equals(authority.identity().certificate().getSubjectX500Principal());
            if (ours && kept.certificate().getNotAfter().after(Date.from(now.plus(RENEWAL)))) {
                return kept;
            }
        }
        Identity fresh = authority.issueServer(now);
        Pem.writeKey(key, fresh.key());
        Pem.writeCertificates(certificate, fresh.chain());
        return fresh;
    }
}
