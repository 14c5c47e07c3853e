package io.bindery.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificates beside the data are made once, kept, and renewed in time. */
class DeskCertificatesTest {

    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");

    @TempDir
    private Path data;

    @Test void theyAreMadeOnceAndKept() throws IOException {
        DeskCertificates first = DeskCertificates.in(data, NOW);
        DeskCertificates again = DeskCertificates.in(data, NOW.plus(Duration.ofDays(600)));
        assertThat(again.authority().identity().certificate()).isEqualTo(first.authority().identity().certificate());
        assertThat(again.server().certificate()).isEqualTo(first.server().certificate());
        assertThat(again.server().key()).isEqualTo(first.server().key());
    }

    @Test void theServersIsMadeAnewAMonthBeforeItEndsAndTheAuthorityStays() throws Exception {
        DeskCertificates first = DeskCertificates.in(data, NOW);
        DeskCertificates later = DeskCertificates.in(data, NOW.plus(Duration.ofDays(710)));
        assertThat(later.authority().identity().certificate()).isEqualTo(first.authority().identity().certificate());
        assertThat(later.server().certificate()).isNotEqualTo(first.server().certificate());
        later.server().certificate().verify(first.authority().identity().certificate().getPublicKey());
    }

    @Test void keysAreForTheirOwnerAlone() throws IOException {
        DeskCertificates.in(data, NOW);
        for (String key : List.of("ca-key.pem", "server-key.pem")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("tls").resolve(key)))).isEqualTo("rw-------");
        }
    }

    @Test void theServersNamesAreThisMachinesForItself() throws Exception {
        X509Certificate server = DeskCertificates.in(data, NOW).server().certificate();
        assertThat(server.getSubjectAlternativeNames()).extracting(name -> String.valueOf(name.get(1)))
                .containsExactly("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(server.getBasicConstraints()).as("no authority").isEqualTo(-1);
    }

    @Test void aFileThatIsNoPemIsNamed() throws IOException {
        Path file = Files.writeString(data.resolve("x.pem"), "nothing of the kind");
        assertThatThrownBy(() -> Pem.readCertificates(file)).isInstanceOf(IOException.class).hasMessageContaining("x.pem holds no certificate");
        assertThatThrownBy(() -> Pem.readKey(file)).isInstanceOf(IOException.class).hasMessageContaining("x.pem holds no private key");
    }
}
