package io.bindery.app;

import io.bindery.tls.CertificateAuthority;
import io.bindery.tls.DeskCertificates;
import io.bindery.tls.Identity;
import io.bindery.tls.Pem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bindery certificate}: a certificate for a client, signed by the desk's own authority. */
@Command(name = "certificate", mixinStandardHelpOptions = true, description = {
        "Makes a certificate by which a client logs in without a password (SASL EXTERNAL).",
        "It writes OUT.pem, OUT-key.pem, and OUT-ca.pem, which the client has to trust the server by."})
final class CertificateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--user", paramLabel = "NAME", required = true, description = "The common name in the certificate.")
    private String user;

    @Option(names = "--data", paramLabel = "DIR", description = "The broker's data directory (default: the window's).")
    private Path data;

    @Parameters(paramLabel = "OUT", description = "What the files' names begin with.")
    private Path out;

    @Override public Integer call() throws IOException {
        Path directory = Files.createDirectories((data == null ? DataHome.usual() : data).resolve("tls"));
        CertificateAuthority authority = DeskCertificates.authority(directory, Instant.now());
        Identity client = authority.issueClient(user, Instant.now());
        Pem.writeKey(named("-key.pem"), client.key());
        Pem.writeCertificates(named(".pem"), client.chain());
        Pem.writeCertificates(named("-ca.pem"), authority.identity().chain());
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.printf("%s and %s are for a client that logs in as «CN=%s»,%nor as «%s» where the broker runs with --tls-login-from common_name. It trusts the server by %s.%n",
                named(".pem"), named("-key.pem"), user, user, named("-ca.pem"));
        terminal.flush();
        return 0;
    }

    private Path named(String end) {
        return out.toAbsolutePath().resolveSibling(out.getFileName() + end);
    }
}
