package io.bindery.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DefaultSaslConfig;
import io.bindery.amqp.server.CertificateName;
import io.bindery.engine.ActivitySink;
import io.bindery.store.RecoveryProgress;
import io.bindery.tls.CertificateAuthority;
import io.bindery.tls.Identity;
import io.bindery.tls.Pem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in by TLS, with the desk's own certificates and with others. */
@Timeout(300)
class TlsTest {

    private static final char[] NO_SECRET = "nothing".toCharArray();

    @TempDir
    static Path data;

    private static EmbeddedBroker broker;
    private static X509Certificate authority;

    /** The first handshake loads what all need. A busy machine may take longer for that than the five seconds after which the broker ends one. */
    @BeforeAll static void start() throws IOException {
        broker = start(BrokerSettings.inMemory().withData(data).withTls(TlsSettings.onPort(0).withLoginFrom(CertificateName.COMMON_NAME)));
        authority = Pem.readCertificates(broker.authorityFile().orElseThrow()).get(0);
        await().ignoreExceptions().until(() -> {
            factory(broker, authority, clientOf(data, "guest"), "TLSv1.2").newConnection().close();
            return true;
        });
    }

    @AfterAll static void stop() {
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void whoTrustsTheDesksAuthorityComesInWithItsNameChecked(String version) throws Exception {
        ConnectionFactory factory = factory(broker, authority, null, version);
        factory.enableHostnameVerification();
        for (String host : new String[] {"localhost", "127.0.0.1"}) {
            factory.setHost(host);
            try (Connection connection = factory.newConnection()) {
                Channel channel = connection.createChannel();
                String queue = channel.queueDeclare().getQueue();
                byte[] large = new byte[1 << 20];
                large[large.length - 1] = 7;
                channel.basicPublish("", queue, null, large);
                assertThat(channel.basicGet(queue, true).getBody()).isEqualTo(large);
            }
        }
    }

    @Test void whoTrustsAnotherAuthorityDoesNotComeIn() throws Exception {
        X509Certificate other = CertificateAuthority.create(Instant.now()).identity().certificate();
        assertThatThrownBy(factory(broker, other, null, "TLSv1.3")::newConnection).isInstanceOf(SSLException.class);
    }

    @Test void aWrongPasswordIsWrongByTlsToo() throws Exception {
        ConnectionFactory factory = factory(broker, authority, null, "TLSv1.3");
        factory.setPassword("wrong");
        assertThatThrownBy(factory::newConnection).isInstanceOf(AuthenticationFailureException.class);
    }

    @Test void whoseCertificateNamesAUserComesInWithoutAPassword() throws Exception {
        ConnectionFactory factory = external(clientOf(data, "guest"));
        try (Connection connection = factory.newConnection()) {
            assertThat(connection.createChannel().queueDeclare().getQueue()).startsWith("amq.gen-");
        }
    }

    @Test void whoseCertificateNamesNobodyIsRefused() throws Exception {
        assertThatThrownBy(external(clientOf(data, "nobody"))::newConnection).isInstanceOf(AuthenticationFailureException.class)
                .hasMessageContaining("Login was refused using authentication mechanism EXTERNAL");
    }

    @Test void whoShowsNoCertificateIsRefusedWhenItNamesNoPasswordEither() throws Exception {
        assertThatThrownBy(external(null)::newConnection).isInstanceOf(AuthenticationFailureException.class)
                .hasMessageContaining("Login was refused using authentication mechanism EXTERNAL");
    }

    @Test void aCertificateOfAStrangersAuthorityEndsTheHandshake() throws Exception {
        Identity stranger = CertificateAuthority.create(Instant.now()).issueClient("guest", Instant.now());
        assertThatThrownBy(external(stranger)::newConnection).isInstanceOf(IOException.class).isNotInstanceOf(AuthenticationFailureException.class);
    }

    @Test void theWholeNameCountsUnlessToldOtherwise(@TempDir Path other) throws Exception {
        try (EmbeddedBroker byWholeName = start(BrokerSettings.inMemory().withData(other).withTls(TlsSettings.onPort(0)))) {
            X509Certificate its = Pem.readCertificates(byWholeName.authorityFile().orElseThrow()).get(0);
            ConnectionFactory factory = factory(byWholeName, its, clientOf(other, "guest"), "TLSv1.2");
            factory.setSaslConfig(DefaultSaslConfig.EXTERNAL);
            assertThatThrownBy(factory::newConnection).as("there is no user CN=guest").isInstanceOf(AuthenticationFailureException.class);
        }
    }

    @Test void bytesThatAreNoTlsHarmNobody() throws Exception {
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), broker.amqpsPort().orElseThrow())) {
            plain.setSoTimeout(20_000);
            plain.getOutputStream().write(new byte[] {'A', 'M', 'Q', 'P', 0, 0, 9, 1});
            assertThat(plain.getInputStream().readAllBytes()).doesNotContain('A', 'M', 'Q', 'P');
        }
        whoTrustsTheDesksAuthorityComesInWithItsNameChecked("TLSv1.3");
    }

    @Test void aHandshakeThatStopsHalfwayIsEndedAfterFiveSeconds() throws Exception {
        long before = System.nanoTime();
        try (Socket halting = new Socket(InetAddress.getLoopbackAddress(), broker.amqpsPort().orElseThrow())) {
            halting.setSoTimeout(20_000);
            halting.getOutputStream().write(new byte[] {22, 3, 1});
            assertThat(halting.getInputStream().read()).isEqualTo(-1);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(19));
        }
    }

    @Test void aCertificateOfOnesOwnIsShownInsteadAndItsKeyMustFit(@TempDir Path files) throws Exception {
        CertificateAuthority ours = CertificateAuthority.create(Instant.now());
        Identity server = ours.issueServer(Instant.now());
        Pem.writeCertificates(files.resolve("server.pem"), server.chain());
        Pem.writeKey(files.resolve("server.key"), server.key());
        Pem.writeKey(files.resolve("other.key"), ours.identity().key());
        try (EmbeddedBroker own = start(BrokerSettings.inMemory().withTls(own(files.resolve("server.key"))));
                Connection connection = factory(own, ours.identity().certificate(), null, "TLSv1.3").newConnection()) {
            assertThat(connection.isOpen()).isTrue();
            assertThat(own.authorityFile()).isEmpty();
        }
        assertThatThrownBy(() -> start(BrokerSettings.inMemory().withTls(own(files.resolve("none.key")))).close())
                .isInstanceOf(IOException.class).hasMessageContaining("none.key is not there");
    }

    private static TlsSettings own(Path key) {
        return new TlsSettings(0, Optional.of(new TlsSettings.Files(key.resolveSibling("server.pem"), key)), Optional.empty(), CertificateName.DISTINGUISHED_NAME);
    }

    private static Identity clientOf(Path directory, String name) throws IOException {
        Path tls = directory.resolve("tls");
        return new CertificateAuthority(new Identity(Pem.readKey(tls.resolve("ca-key.pem")), Pem.readCertificates(tls.resolve("ca.pem"))))
                .issueClient(name, Instant.now());
    }

    private static ConnectionFactory external(Identity client) throws Exception {
        ConnectionFactory factory = factory(broker, authority, client, "TLSv1.2");
        factory.setSaslConfig(DefaultSaslConfig.EXTERNAL);
        return factory;
    }

    private static EmbeddedBroker start(BrokerSettings settings) throws IOException {
        return EmbeddedBroker.start(settings, SnapshotSink.NOBODY, ActivitySink.NOBODY, RecoveryProgress.NONE);
    }

    private static ConnectionFactory factory(EmbeddedBroker to, X509Certificate trusted, Identity client, String version) throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("ca", trusted);
        TrustManagerFactory trusting = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusting.init(trust);
        SSLContext context = SSLContext.getInstance(version);
        context.init(client == null ? null : keys(client), trusting.getTrustManagers(), null);
        ConnectionFactory factory = BrokerFixture.factory(to.amqpsPort().orElseThrow());
        factory.setHost("localhost");
        factory.useSslProtocol(context);
        return factory;
    }

    private static KeyManager[] keys(Identity client) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("client", client.key(), NO_SECRET, client.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_SECRET);
        return factory.getKeyManagers();
    }
}
