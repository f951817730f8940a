// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.json.JsonObject;
import org.ozgsdk.sandbox.internal.keys.HeldKey;
import org.ozgsdk.sandbox.internal.keys.KeyRing;

/** Keys are made once, kept privately, certified by one root and renewed by the clock (sheet 3.2). */
class KeysTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Path SHARED = Path.of(System.getProperty("ozg.sandbox.keys", "target/sandbox-keys"));
    private static final Map<String, HeldKey.Use> ONE = Map.of("service", HeldKey.Use.SIGNATURE);

    @TempDir
    Path directory;

    @Test
    void theNextStartReadsTheSameKeys() throws IOException {
        copyOfTheSharedKeys();
        Map<String, byte[]> before = files();

        KeyRing first = KeyRing.open(directory, clock(NOW), KeyRing.standing());
        KeyRing second = KeyRing.open(directory, clock(NOW), KeyRing.standing());

        for (Map.Entry<String, HeldKey.Use> name : KeyRing.standing().entrySet()) {
            assertThat(second.key(name.getKey(), name.getValue())).isEqualTo(first.key(name.getKey(), name.getValue()));
        }
        assertThat(files()).containsAllEntriesOf(before);
    }

    @Test
    void twoSandboxesShareTheirKeys() {
        try (Sandbox one = Sandbox.builder().officeInterval(Duration.ZERO).start();
                Sandbox two = Sandbox.builder().officeInterval(Duration.ZERO).start()) {
            assertThat(one.trustAnchors()).isEqualTo(two.trustAnchors());
            assertThat(Parcel.toFirstPlace(one).key.text("kid"))
                    .isEqualTo(Parcel.toFirstPlace(two).key.text("kid"));
        }
    }

    @Test
    void manyWhoStartAtOnceInAnEmptyDirectoryGetTheSameKey() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<HeldKey>> opened = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            opened.add(threads.submit(
                    () -> KeyRing.open(directory, clock(NOW), ONE).key("service", HeldKey.Use.SIGNATURE)));
        }
        threads.shutdown();

        HeldKey first = opened.get(0).get();
        assertThat(first.publicKey().getModulus().bitLength()).isEqualTo(4096);
        for (Future<HeldKey> other : opened) {
            assertThat(other.get()).isEqualTo(first);
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("root.pem", "service.pem", "keys.lock");
        }
    }

    @Test
    void onlyTheOwnerCanReadTheFiles() throws IOException {
        copyOfTheSharedKeys();
        Files.delete(directory.resolve("root.pem"));

        KeyRing.open(directory, clock(NOW), ONE);

        if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            for (String name : List.of("root.pem", "service.pem")) {
                assertThat(Files.getPosixFilePermissions(directory.resolve(name)))
                        .extracting(Enum::name)
                        .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
            }
        }
    }

    @Test
    void certificatesThatEndedAreIssuedAnewForTheSameKeys() throws Exception {
        copyOfTheSharedKeys();
        HeldKey now = KeyRing.open(directory, clock(NOW), ONE).key("service", HeldKey.Use.SIGNATURE);
        Instant later = NOW.plus(Duration.ofDays(9000));

        KeyRing ring = KeyRing.open(directory, clock(later), ONE);
        HeldKey then = ring.key("service", HeldKey.Use.SIGNATURE);

        assertThat(then.kid()).isEqualTo(now.kid());
        assertThat(then.publicKey()).isEqualTo(now.publicKey());
        assertThat(then.chain()).isNotEqualTo(now.chain());
        then.chain().get(0).checkValidity(Date.from(later));
        ring.rootCertificate().checkValidity(Date.from(later));
    }

    @Test
    void everyPublishedKeyIsCertifiedByTheTrustAnchorForItsUse() throws Exception {
        try (Sandbox sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start()) {
            RawClient http = RawClient.anonymous(sandbox);
            JsonObject service = http.get("/submission-api/.well-known/jwks.json")
                    .json()
                    .objects("keys")
                    .get(0);
            JsonObject portal = http.get("/portal/.well-known/jwks.json")
                    .json()
                    .objects("keys")
                    .get(0);
            JsonObject encryption = Parcel.toFirstPlace(sandbox).key;

            assertCertified(sandbox, service, 0);
            assertCertified(sandbox, portal, 0);
            assertCertified(sandbox, encryption, 2);
            assertThat(leaf(encryption).getKeyUsage()[0]).isFalse();
            assertThat(service.text("kid")).isNotEqualTo(portal.text("kid"));
        }
    }

    @Test
    void theTestKeysAreFilesWithKeyAndCertificateForTheirUse() throws Exception {
        try (Sandbox sandbox = Sandbox.builder().officeInterval(Duration.ZERO).start()) {
            TestKeys keys = sandbox.testKeys();

            assertTestKey(sandbox, keys.signing(), 3072, true, false, false);
            assertTestKey(sandbox, keys.encryption(), 3072, false, false, true);
            assertTestKey(sandbox, keys.reply(), 4096, false, false, true);
            assertTestKey(sandbox, keys.mailbox(), 3072, true, true, false);
        }
    }

    private static void assertTestKey(
            Sandbox sandbox, Path file, int bits, boolean signs, boolean seals, boolean encrypts) throws Exception {
        String text = Files.readString(file);
        assertThat(text).startsWith("-----BEGIN PRIVATE KEY-----").contains("-----BEGIN CERTIFICATE-----");
        byte[] certificate =
                text.substring(text.indexOf("-----BEGIN CERTIFICATE-----")).getBytes(StandardCharsets.US_ASCII);
        X509Certificate leaf = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
        assertThat(((RSAPublicKey) leaf.getPublicKey()).getModulus().bitLength())
                .isEqualTo(bits);
        assertThat(leaf.getKeyUsage()[0]).isEqualTo(signs);
        assertThat(leaf.getKeyUsage()[1]).isEqualTo(seals);
        assertThat(leaf.getKeyUsage()[2]).isEqualTo(encrypts);
        leaf.verify(sandbox.trustAnchors().get(0).getPublicKey());
    }

    @Test
    void aPathThatIsAFileIsRefusedInGerman() throws IOException {
        Path file = Files.writeString(directory.resolve("datei"), "x");

        assertThatThrownBy(() -> Sandbox.builder().keys(file).start())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("Das Schlüsselverzeichnis " + file);
    }

    @Test
    void aSpoiltFileIsRefusedAndNotOverwritten() throws IOException {
        copyOfTheSharedKeys();
        Path spoilt = Files.writeString(directory.resolve("service.pem"), "kein Schlüssel");

        assertThatThrownBy(() -> KeyRing.open(directory, clock(NOW), ONE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("löschen");
        assertThat(spoilt).hasContent("kein Schlüssel");
    }

    @Test
    void printingAKeyShowsNoSecret() throws IOException {
        copyOfTheSharedKeys();
        HeldKey key = KeyRing.open(directory, clock(NOW), ONE).key("service", HeldKey.Use.SIGNATURE);

        assertThat(key.toString()).hasSizeLessThan(100).contains(key.kid());
    }

    private static void assertCertified(Sandbox sandbox, JsonObject jwk, int usage) throws Exception {
        X509Certificate leaf = leaf(jwk);
        RSAPublicKey key = Parcel.publicKey(jwk);
        assertThat(leaf.getPublicKey()).isEqualTo(key);
        assertThat(key.getModulus().bitLength()).isEqualTo(4096);
        assertThat(leaf.getKeyUsage()[usage]).isTrue();
        assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
        Set<TrustAnchor> anchors = sandbox.trustAnchors().stream()
                .map(root -> new TrustAnchor(root, null))
                .collect(Collectors.toSet());
        PKIXParameters parameters = new PKIXParameters(anchors);
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf)), parameters);
    }

    private static X509Certificate leaf(JsonObject jwk) throws Exception {
        byte[] der = Base64.getDecoder().decode(jwk.texts("x5c").get(0));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static Clock clock(Instant at) {
        return Clock.fixed(at, ZoneOffset.UTC);
    }

    /** Making keys of 4096 bit takes seconds; a copy does for most tests. */
    private void copyOfTheSharedKeys() throws IOException {
        KeyRing.open(SHARED, clock(NOW), KeyRing.standing());
        for (String name : KeyRing.standing().keySet()) {
            Files.copy(SHARED.resolve(name + ".pem"), directory.resolve(name + ".pem"));
        }
        Files.copy(SHARED.resolve("root.pem"), directory.resolve("root.pem"));
    }

    private Map<String, byte[]> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.collect(Collectors.toMap(file -> file.getFileName().toString(), KeysTest::read));
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
