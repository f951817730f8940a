// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLServerSocket;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;

@Timeout(60)
class TransportTlsTest {

    private static final String PASSWORD = "geheim-KANARIE";

    private final MockWebServer server = new MockWebServer();
    private final SteppingPacer pacer = new SteppingPacer();

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        server.useHttps(TestPki.serverSide(TestPki.SERVER).sslSocketFactory());
        server.start(InetAddress.getByName("127.0.0.1"), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Transport.Builder builder() {
        return Transport.builder(Environment.TEST)
                .callTimeout(Duration.ofSeconds(5))
                .trust(List.of(TestPki.CA.certificate()))
                .pacer(pacer)
                .names(host -> List.of(InetAddress.getByName("127.0.0.1")));
    }

    private URI uri() {
        return URI.create("https://" + TestPki.HOST + ":" + server.getPort() + "/");
    }

    @Test
    void aServerOfATrustedIssuerIsReachedWithAModernSuite() throws Exception {
        server.enqueue(new MockResponse.Builder().build());

        assertThat(builder().build().send(Request.get(uri())).isSuccess()).isTrue();

        assertThat(server.takeRequest().getHandshake().cipherSuite().javaName())
                .matches("TLS_.*AES_(128|256)_GCM_SHA(256|384)");
    }

    @Test
    void ownAnchorsReplaceThoseOfTheJdkAndAnUnknownIssuerIsUntrusted() {
        assertUntrusted(builder().trust(List.of(TestPki.OTHER_CA.certificate())).build());
        Transport withJdkAnchors = Transport.builder(Environment.TEST)
                .names(host -> List.of(InetAddress.getByName("127.0.0.1")))
                .build();
        assertUntrusted(withJdkAnchors);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void aCertificateForAnotherHostIsUntrusted() throws Exception {
        restartWith(TestPki.server("anderer.example", TestPki.CA));

        assertUntrusted(builder().build());
    }

    @Test
    void anExpiredCertificateIsUntrusted() throws Exception {
        restartWith(TestPki.expiredServer());

        assertUntrusted(builder().build());
    }

    @Test
    void aServerWithCbcSuitesOrOldTlsOnlyIsRefused() throws Exception {
        for (String[] offer : List.of(
                new String[] {"TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"},
                new String[] {"TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"})) {
            try (SSLServerSocket weak = (SSLServerSocket) TestPki.serverSide(TestPki.SERVER)
                    .sslContext()
                    .getServerSocketFactory()
                    .createServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
                weak.setEnabledProtocols(new String[] {offer[0]});
                weak.setEnabledCipherSuites(new String[] {offer[1]});
                Thread accept = new Thread(() -> {
                    try (var socket = weak.accept()) {
                        socket.getInputStream().read();
                    } catch (IOException e) {
                        // refused, as it should be
                    }
                });
                accept.setDaemon(true);
                accept.start();
                URI weakUri = URI.create("https://" + TestPki.HOST + ":" + weak.getLocalPort() + "/");
                Transport transport = builder().attempts(1).build();

                assertThatThrownBy(() -> transport.send(Request.get(weakUri)))
                        .isInstanceOf(UnavailableException.class)
                        .hasMessageContaining("TLS 1.2 or 1.3");
            }
        }
    }

    @Test
    void theSpecOffersTls12And13AndNothingOlder() {
        assertThat(Tls.SPEC.tlsVersions()).extracting(Enum::name).containsExactly("TLS_1_3", "TLS_1_2");
        assertThat(Tls.SPEC.cipherSuites())
                .extracting(suite -> suite.javaName())
                .allMatch(name -> name.contains("_GCM_"))
                .allMatch(name -> name.startsWith("TLS_AES_") || name.startsWith("TLS_ECDHE_"));
    }

    @Test
    void aRenewedClientCertificateIsShownByTheNextCall() throws Exception {
        Path file = folder.resolve("client.p12");
        TestPki.writePkcs12(file, TestPki.client("Erste"), PASSWORD);
        server.requireClientAuth();
        Transport transport =
                builder().clientCertificate(file, Secret.of(PASSWORD)).build();

        assertThat(shownName(transport)).contains("Erste");
        TestPki.writePkcs12(file, TestPki.client("Zweite"), PASSWORD);
        assertThat(shownName(transport)).as("within the second: not looked at").contains("Erste");
        pacer.step(Duration.ofSeconds(2));
        assertThat(shownName(transport)).contains("Zweite");
        pacer.step(Duration.ofSeconds(2));
        assertThat(shownName(transport)).contains("Zweite");
    }

    @Test
    void aBrokenOrVanishedRenewalLeavesTheCertificateInUseUntilAGoodOneComes() throws Exception {
        Path file = folder.resolve("client.p12");
        TestPki.writePkcs12(file, TestPki.client("Erste"), PASSWORD);
        server.requireClientAuth();
        Transport transport =
                builder().clientCertificate(file, Secret.of(PASSWORD)).build();

        Files.write(file, new byte[] {1, 2, 3});
        pacer.step(Duration.ofSeconds(2));
        assertThat(shownName(transport)).contains("Erste");
        Files.delete(file);
        pacer.step(Duration.ofSeconds(2));
        assertThat(shownName(transport)).contains("Erste");
        TestPki.writePkcs12(file, TestPki.client("Zweite"), PASSWORD);
        pacer.step(Duration.ofSeconds(2));
        assertThat(shownName(transport)).contains("Zweite");
    }

    @Test
    void withoutTheClientCertificateTheServerRefusesAndTheTextSaysWhatToCheck() {
        server.requireClientAuth();
        server.enqueue(new MockResponse.Builder().build());

        assertThatThrownBy(() -> builder().attempts(1).build().send(Request.get(uri())))
                .isInstanceOf(UnavailableException.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void aClientCertificateThatCannotBeReadIsRefusedWhenBuilding() throws Exception {
        Path file = folder.resolve("client.p12");
        Transport.Builder missing = builder().clientCertificate(file, Secret.of(PASSWORD));
        assertThatThrownBy(missing::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("client.p12")
                .hasMessageContaining("clientCertificate");

        TestPki.writePkcs12(file, TestPki.client("Erste"), "anderes");
        assertThatThrownBy(missing::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageNotContaining(PASSWORD);

        java.security.KeyStore onlyAnchors = java.security.KeyStore.getInstance("PKCS12");
        onlyAnchors.load(null, null);
        onlyAnchors.setCertificateEntry("ca", TestPki.CA.certificate());
        try (var out = Files.newOutputStream(file)) {
            onlyAnchors.store(out, PASSWORD.toCharArray());
        }
        assertThatThrownBy(missing::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("private key");
    }

    private String shownName(Transport transport) throws InterruptedException {
        server.enqueue(new MockResponse.Builder().build());
        assertThat(transport.send(Request.get(uri())).isSuccess()).isTrue();
        return String.valueOf(server.takeRequest().getHandshake().peerPrincipal());
    }

    private void assertUntrusted(Transport transport) {
        assertThatThrownBy(() -> transport.send(Request.get(uri())))
                .isInstanceOf(UntrustedException.class)
                .hasMessageContaining("certificate was not accepted")
                .hasMessageContaining("Transport.Builder.trust");
    }

    private void restartWith(HeldCertificate certificate) {
        server.useHttps(TestPki.serverSide(certificate).sslSocketFactory());
    }

    /** Real time that can be put forward. */
    private static final class SteppingPacer implements Pacer {

        private volatile long ahead;

        void step(Duration time) {
            ahead += time.toNanos();
        }

        @Override
        public long nanos() {
            return System.nanoTime() + ahead;
        }

        @Override
        public void pause(Duration wait) throws InterruptedException {
            Pacer.SYSTEM.pause(wait);
        }
    }
}
