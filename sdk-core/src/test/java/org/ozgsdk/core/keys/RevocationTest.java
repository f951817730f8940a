// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ozgsdk.core.keys.TestPki.NOW;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.UnavailableException;
import org.ozgsdk.core.UntrustedException;
import org.ozgsdk.core.keys.Revocation.Policy;
import org.ozgsdk.core.transport.RevocationDownload;
import org.ozgsdk.core.transport.Transport;

/** Against a loopback responder and list whose answers Bouncy Castle makes. */
class RevocationTest {

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final BouncyCastleProvider BC = new BouncyCastleProvider();

    @TempDir
    Path folder;

    private final X509Certificate root =
            TestPki.certificate("Wurzel", "rsa2048-root").authority().make();
    private HttpServer server;
    private String base;
    private final AtomicInteger asked = new AtomicInteger();

    /** What the other side answers; each test sets what it needs. */
    private byte[] list = new byte[0];

    private Answer answer = new Answer();

    private static final class Answer {
        CertificateStatus status = CertificateStatus.GOOD;
        String signer = "rsa2048-root";
        Instant from = NOW.minus(Duration.ofHours(1));
        Instant until = NOW.plus(Duration.ofHours(1));
        boolean foreignNonce;
        String algorithm = "SHA256withRSA";
        List<X509Certificate> certificates = new ArrayList<>();
        int http = 200;
        int padding;
    }

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/ocsp", exchange -> {
            asked.incrementAndGet();
            byte[] body;
            try {
                body = ocsp(exchange.getRequestBody().readAllBytes());
            } catch (Exception e) {
                throw new IOException(e);
            }
            if (answer.http / 100 == 3) {
                exchange.getResponseHeaders().set("Location", base + "/crl");
            }
            reply(exchange, body);
        });
        server.createContext("/crl", exchange -> {
            asked.incrementAndGet();
            reply(exchange, list);
        });
        server.start();
        base = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void reply(com.sun.net.httpserver.HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(answer.http, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private byte[] ocsp(byte[] request) throws Exception {
        OCSPReq read = new OCSPReq(request);
        BasicOCSPRespBuilder builder =
                new BasicOCSPRespBuilder(new RespID(new JcaX509CertificateHolder(root).getSubject()));
        builder.addResponse(
                read.getRequestList()[0].getCertID(), answer.status, Date.from(answer.from), Date.from(answer.until));
        Extension nonce = read.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        Extension foreign = new Extension(
                OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                false,
                new org.bouncycastle.asn1.DEROctetString(new byte[32]).getEncoded());
        builder.setResponseExtensions(new Extensions(answer.foreignNonce ? foreign : nonce));
        X509CertificateHolder[] chain = new X509CertificateHolder[answer.certificates.size()];
        for (int i = 0; i < chain.length; i++) {
            chain[i] = new JcaX509CertificateHolder(answer.certificates.get(i));
        }
        byte[] encoded = new OCSPRespBuilder()
                .build(
                        OCSPRespBuilder.SUCCESSFUL,
                        builder.build(signer(answer.signer, answer.algorithm), chain, Date.from(NOW)))
                .getEncoded();
        return java.util.Arrays.copyOf(encoded, encoded.length + answer.padding);
    }

    private static ContentSigner signer(String key, String algorithm) throws Exception {
        return new JcaContentSignerBuilder(algorithm)
                .setProvider(BC)
                .build(TestPki.key(key).getPrivate());
    }

    private byte[] list(BigInteger revoked, String key, Instant until) throws Exception {
        return list(revoked, key, until, null);
    }

    private byte[] list(BigInteger revoked, String key, Instant until, IssuingDistributionPoint scope)
            throws Exception {
        JcaX509v2CRLBuilder builder =
                new JcaX509v2CRLBuilder(root.getSubjectX500Principal(), Date.from(NOW.minusSeconds(60)));
        builder.setNextUpdate(Date.from(until));
        if (scope != null) {
            builder.addExtension(Extension.issuingDistributionPoint, true, scope);
        }
        if (revoked.signum() > 0) {
            builder.addCRLEntry(revoked, Date.from(NOW.minusSeconds(120)), CRLReason.keyCompromise);
        }
        return builder.build(signer(key, "SHA256withRSA")).getEncoded();
    }

    private TestPki.Spec leaf() {
        return TestPki.certificate("Behörde", "rsa2048-leaf").issuedBy("Wurzel", "rsa2048-root");
    }

    private Revocation online(Policy policy) {
        return Revocation.of(policy, CLOCK)
                .asking(RevocationDownload.from(
                        Transport.builder(Environment.SANDBOX).attempts(1), Set.of("127.0.0.1")));
    }

    private void require(X509Certificate leaf, Revocation revocation) {
        CertificateTrust.anchoredIn(List.of(root), CLOCK)
                .checking(revocation)
                .require(List.of(leaf, root), leaf.getPublicKey(), KeyUse.WRAP_KEY, "Schlüssel");
    }

    @Test
    void aGoodCertificateIsTakenAndItsAnswerKept() {
        X509Certificate leaf = leaf().responder(base + "/ocsp").make();
        Revocation revocation = online(Policy.HARD_FAIL);
        require(leaf, revocation);
        require(leaf, revocation);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aRevokedCertificateIsRefusedUnderBothPolicies() {
        answer.status = new RevokedStatus(Date.from(NOW.minusSeconds(60)), CRLReason.keyCompromise);
        X509Certificate leaf = leaf().responder(base + "/ocsp").make();
        for (Policy policy : Policy.values()) {
            assertThatThrownBy(() -> require(leaf, online(policy)))
                    .as(policy.toString())
                    .isInstanceOf(UntrustedException.class)
                    .hasMessageContaining("revoked");
        }
    }

    @Test
    void aResponderThatTheIssuerNamedMayAnswer() {
        answer.signer = "rsa2048-responder";
        answer.certificates.add(TestPki.certificate("Auskunft", "rsa2048-responder")
                .issuedBy("Wurzel", "rsa2048-root")
                .answersOcsp()
                .make());
        assertThatCode(() -> require(leaf().responder(base + "/ocsp").make(), online(Policy.HARD_FAIL)))
                .doesNotThrowAnyException();
    }

    @Test
    void answersOfOthersSayNothing() {
        answer.signer = "rsa2048-responder";
        answer.certificates.add(TestPki.certificate("Auskunft", "rsa2048-responder")
                .issuedBy("Wurzel", "rsa2048-root")
                .usage(org.bouncycastle.asn1.x509.KeyUsage.digitalSignature)
                .make());
        isUnknown("a responder that nobody named");
        answer.certificates.set(
                0,
                TestPki.certificate("Auskunft", "rsa2048-responder")
                        .issuedBy("Andere", "rsa2048-other")
                        .answersOcsp()
                        .make());
        isUnknown("a responder of another authority");
    }

    @Test
    void answersThatAreNotOfNowSayNothing() {
        answer.until = NOW.minusSeconds(1);
        isUnknown("ended");
        answer = new Answer();
        answer.from = NOW.plus(Duration.ofMinutes(6));
        isUnknown("of the future");
        answer = new Answer();
        answer.foreignNonce = true;
        isUnknown("another nonce");
    }

    @Test
    void answersThatSayNothingSayNothing() {
        answer.status = new UnknownStatus();
        isUnknown("unknown");
        answer = new Answer();
        answer.http = 500;
        isUnknown("status 500");
        answer = new Answer();
        answer.http = 302;
        isUnknown("a redirect is not followed");
        answer = new Answer();
        answer.padding = 70_000;
        isUnknown("too large");
        answer = new Answer();
        answer.algorithm = "SHA1withRSA";
        isUnknown("signed with SHA-1");
        server.stop(0);
        isUnknown("nobody there");
    }

    private void isUnknown(String why) {
        X509Certificate leaf = leaf().responder(base + "/ocsp").make();
        assertThatThrownBy(() -> require(leaf, online(Policy.HARD_FAIL)))
                .as(why)
                .isInstanceOf(UnavailableException.class);
        assertThatCode(() -> require(leaf, online(Policy.SOFT_FAIL))).as(why).doesNotThrowAnyException();
    }

    @Test
    void theListSpeaksWhereNoResponderDoes() throws Exception {
        X509Certificate good = leaf().list(base + "/crl").make();
        X509Certificate revoked =
                leaf().responder(base + "/nichts").list(base + "/crl").make();
        list = list(revoked.getSerialNumber(), "rsa2048-root", NOW.plusSeconds(600));
        assertThatCode(() -> require(good, online(Policy.HARD_FAIL))).doesNotThrowAnyException();
        assertThatThrownBy(() -> require(revoked, online(Policy.SOFT_FAIL))).isInstanceOf(UntrustedException.class);
    }

    @Test
    void listsThatAreForgedEndedOrPartialSayNothing() throws Exception {
        X509Certificate leaf = leaf().list(base + "/crl").make();
        List<byte[]> lists = List.of(
                list(BigInteger.ZERO, "rsa2048-other", NOW.plusSeconds(600)),
                list(BigInteger.ZERO, "rsa2048-root", NOW.minusSeconds(1)),
                list(
                        BigInteger.ZERO,
                        "rsa2048-root",
                        NOW.plusSeconds(600),
                        new IssuingDistributionPoint(null, false, true, null, false, false)),
                list(
                        BigInteger.ZERO,
                        "rsa2048-root",
                        NOW.plusSeconds(600),
                        new IssuingDistributionPoint(null, false, false, null, true, false)),
                new byte[] {1, 2, 3});
        for (byte[] one : lists) {
            list = one;
            assertThatThrownBy(() -> require(leaf, online(Policy.HARD_FAIL)))
                    .as("list %d", lists.indexOf(one))
                    .isInstanceOf(UnavailableException.class);
        }
    }

    @Test
    void listsInHandNeedNoNetwork() throws Exception {
        X509Certificate leaf = leaf().make();
        X509Certificate revoked = leaf().make();
        Path file = Files.write(
                folder.resolve("sperrliste.crl"),
                list(revoked.getSerialNumber(), "rsa2048-root", NOW.plusSeconds(600)));
        Revocation offline = Revocation.of(Policy.HARD_FAIL, CLOCK).withLists(file);
        assertThatCode(() -> require(leaf, offline)).doesNotThrowAnyException();
        assertThatThrownBy(() -> require(revoked, offline)).isInstanceOf(UntrustedException.class);
        assertThat(asked).hasValue(0);
        Path broken = Files.write(folder.resolve("kaputt.crl"), new byte[] {4, 5});
        assertThatThrownBy(() -> Revocation.of(Policy.HARD_FAIL, CLOCK).withLists(broken))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("kaputt.crl");
    }

    @Test
    void aHostThatWasNotAllowedIsNeverCalled() {
        X509Certificate leaf = leaf().responder(base.replace("127.0.0.1", "localhost") + "/ocsp")
                .make();
        assertThatThrownBy(() -> require(leaf, online(Policy.HARD_FAIL))).isInstanceOf(UnavailableException.class);
        assertThat(asked).hasValue(0);
    }

    @Test
    void aChainThatReachesNoAnchorMakesNobodyCallAnyone() {
        X509Certificate stranger = TestPki.certificate("Fremd", "rsa2048-leaf")
                .issuedBy("Andere", "rsa2048-other")
                .responder(base + "/ocsp")
                .make();
        assertThatThrownBy(() -> require(stranger, online(Policy.HARD_FAIL))).isInstanceOf(UntrustedException.class);
        assertThat(asked).hasValue(0);
    }

    @Test
    void hostsInsideTheHouseAreRefusedOutsideTheSandbox() {
        for (String host :
                List.of("127.0.0.1", "localhost", "10.1.2.3", "192.168.0.1", "169.254.169.254", "[fd00::1]")) {
            assertThatThrownBy(() -> RevocationDownload.from(Transport.builder(Environment.PROD), Set.of(host)))
                    .as(host)
                    .isInstanceOf(ConfigurationException.class);
        }
        assertThatCode(() -> RevocationDownload.from(Transport.builder(Environment.PROD), Set.of("ocsp.example.org")))
                .doesNotThrowAnyException();
    }
}
