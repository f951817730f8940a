// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Secret;

class KeyMaterialTest {

    private static final Secret PASSWORD = Secret.of("geheim-4711");
    private static final X509Certificate ROOT =
            TestPki.certificate("Wurzel", "rsa2048-root").authority().make();
    private static final X509Certificate LEAF = TestPki.certificate("Dienst", "rsa2048-a")
            .issuedBy("Wurzel", "rsa2048-root")
            .make();

    @TempDir
    Path folder;

    private static byte[] store(String... aliases) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (String alias : aliases) {
            store.setKeyEntry(
                    alias,
                    TestPki.key("rsa2048-a").getPrivate(),
                    PASSWORD.reveal().toCharArray(),
                    new X509Certificate[] {LEAF, ROOT});
        }
        store.setCertificateEntry("only-a-certificate", ROOT);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, PASSWORD.reveal().toCharArray());
        return out.toByteArray();
    }

    private static InputStream in(byte[] content) {
        return new ByteArrayInputStream(content);
    }

    private static String pem(Object... blocks) throws Exception {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            for (Object block : blocks) {
                writer.writeObject(block);
            }
        }
        return text.toString();
    }

    private static Object pkcs8(String keyName, boolean encrypted) throws Exception {
        return new JcaPKCS8Generator(
                TestPki.key(keyName).getPrivate(),
                encrypted
                        ? new JceOpenSSLPKCS8EncryptorBuilder(JcaPKCS8Generator.AES_256_CBC)
                                .setProvider(new BouncyCastleProvider())
                                .setPassword(PASSWORD.reveal().toCharArray())
                                .build()
                        : null);
    }

    private static void refused(ThrowingCallable call, String... words) {
        assertThatThrownBy(call)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(words)
                .hasMessageNotContaining(PASSWORD.reveal());
    }

    @Test
    void thePairComesOutOfAPkcs12File() throws Exception {
        Path file = folder.resolve("dienst.p12");
        Files.write(file, store("dienst"));

        KeyMaterial own = KeyMaterial.pkcs12(file, PASSWORD);

        assertThat(own.privateKey()).isEqualTo(TestPki.key("rsa2048-a").getPrivate());
        assertThat(own.certificates()).containsExactly(LEAF, ROOT);
        assertThat(own).hasToString("KeyMaterial[CN=Dienst, RSA, key ***]");
    }

    @Test
    void oneOfSeveralKeysIsChosenByItsAlias() throws Exception {
        byte[] two = store("a", "b");
        assertThat(KeyMaterial.pkcs12(in(two), PASSWORD, "b").certificate()).isEqualTo(LEAF);
        refused(() -> KeyMaterial.pkcs12(in(two), PASSWORD, null), "several", "[a, b]");
        refused(() -> KeyMaterial.pkcs12(in(two), PASSWORD, "c"), "\"c\"", "[a, b]");
        refused(() -> KeyMaterial.pkcs12(in(two), PASSWORD, "only-a-certificate"), "no private key");
    }

    @Test
    void eachWayAPkcs12FileCanBeWrongHasItsWords() throws Exception {
        byte[] one = store("a");
        refused(() -> KeyMaterial.pkcs12(in(one), Secret.of("falsch"), null), "password is wrong");
        refused(() -> KeyMaterial.pkcs12(in("geheim-4711".getBytes(US_ASCII)), PASSWORD, null), "expected PKCS#12");
        refused(() -> KeyMaterial.pkcs12(in(store()), PASSWORD, null), "expected a private key, found none");
        refused(() -> KeyMaterial.pkcs12(folder.resolve("fehlt.p12"), PASSWORD), "fehlt.p12", "readable");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thePairComesOutOfPemInAnyOrder(boolean encrypted) throws Exception {
        Path file = folder.resolve("dienst.pem");
        Files.writeString(file, "Bag Attributes\n" + pem(ROOT, LEAF, pkcs8("rsa2048-a", encrypted)));

        KeyMaterial own = encrypted ? KeyMaterial.pem(file, PASSWORD) : KeyMaterial.pem(file);

        assertThat(own.privateKey()).isEqualTo(TestPki.key("rsa2048-a").getPrivate());
        assertThat(own.certificates()).containsExactly(LEAF, ROOT);
    }

    @Test
    void ellipticCurvesAndOldRsaBlocksAreRead() throws Exception {
        X509Certificate curve = TestPki.certificate("Kurve", "ec256-a")
                .issuedBy("Wurzel", "rsa2048-root")
                .make();
        String ec = pem(pkcs8("ec256-a", false), curve);
        assertThat(KeyMaterial.pem(in(ec.getBytes(US_ASCII)), null).certificate())
                .isEqualTo(curve);
        String old = pem(TestPki.key("rsa2048-a").getPrivate(), LEAF);
        assertThat(old).contains("BEGIN RSA PRIVATE KEY");
        assertThat(KeyMaterial.pem(in(old.getBytes(US_ASCII)), null).certificate())
                .isEqualTo(LEAF);
    }

    @Test
    void eachWayPemCanBeWrongHasItsWords() throws Exception {
        byte[] encrypted = pem(pkcs8("rsa2048-a", true), LEAF).getBytes(US_ASCII);
        refused(() -> KeyMaterial.pem(in(encrypted), null), "encrypted");
        refused(() -> KeyMaterial.pem(in(encrypted), Secret.of("falsch")), "password is wrong");
        byte[] noKey = pem(LEAF).getBytes(US_ASCII);
        refused(() -> KeyMaterial.pem(in(noKey), null), "exactly one private key, found 0");
        byte[] twoKeys =
                pem(pkcs8("rsa2048-a", false), pkcs8("rsa2048-b", false), LEAF).getBytes(US_ASCII);
        refused(() -> KeyMaterial.pem(in(twoKeys), null), "found 2");
        byte[] foreign = pem(pkcs8("rsa2048-b", false), LEAF).getBytes(US_ASCII);
        refused(() -> KeyMaterial.pem(in(foreign), null), "another key");
        byte[] lonely = pem(pkcs8("rsa2048-b", false)).getBytes(US_ASCII);
        refused(() -> KeyMaterial.pem(in(lonely), null), "found none");
        byte[] broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n".getBytes(US_ASCII);
        refused(() -> KeyMaterial.pem(in(broken), null), "cannot be read");
    }

    @Test
    void aForeignCertificateIsRefused() {
        refused(() -> KeyMaterial.of(TestPki.key("rsa2048-b").getPrivate(), List.of(LEAF)), "another key");
    }

    @Test
    void anchorsAreReadFromPem() throws Exception {
        Path file = folder.resolve("anker.pem");
        Files.writeString(file, pem(ROOT, LEAF));
        assertThat(Certificates.pem(file)).containsExactly(ROOT, LEAF);
        Files.writeString(file, "nichts");
        refused(() -> Certificates.pem(file), "anker.pem", "BEGIN CERTIFICATE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r"})
    void lineEndsCommentsAndAByteOrderMarkDoNotMatter(String lineEnd) throws Exception {
        String text = "\u00EF\u00BB\u00BF" + pem(LEAF) + "# Kommentar: Größe\nsubject=CN=Dienst\n\n"
                + pem(pkcs8("rsa2048-a", false)) + "Bag Attributes: none\n" + pem(ROOT) + "\n\n";
        byte[] content = text.replace("\n", lineEnd).getBytes(ISO_8859_1);

        KeyMaterial own = KeyMaterial.pem(in(content), null);

        assertThat(own.certificates()).containsExactly(LEAF, ROOT);
    }

    @Test
    void theStreamIsNotClosed() throws Exception {
        boolean[] closed = new boolean[1];
        byte[] content = pem(pkcs8("rsa2048-a", false), LEAF).getBytes(US_ASCII);
        KeyMaterial.pem(
                new ByteArrayInputStream(content) {
                    @Override
                    public void close() {
                        closed[0] = true;
                    }
                },
                null);
        assertThat(closed[0]).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2.16.840.1.101.3.4.1.2", // AES-128-CBC
                "2.16.840.1.101.3.4.1.22", // AES-192-CBC
                "2.16.840.1.101.3.4.1.42", // AES-256-CBC
                "1.2.840.113549.3.7", // 3DES, what old OpenSSL wrote
            })
    void keysEncryptedWithEveryCommonCipherAreRead(String cipher) throws Exception {
        Object block = new JcaPKCS8Generator(
                TestPki.key("ec256-a").getPrivate(),
                new JceOpenSSLPKCS8EncryptorBuilder(new ASN1ObjectIdentifier(cipher))
                        .setProvider(new BouncyCastleProvider())
                        .setPassword(PASSWORD.reveal().toCharArray())
                        .build());
        X509Certificate curve = TestPki.certificate("Kurve", "ec256-a")
                .issuedBy("Wurzel", "rsa2048-root")
                .make();
        byte[] content = pem(block, curve).getBytes(US_ASCII);

        assertThat(KeyMaterial.pem(in(content), PASSWORD).certificate()).isEqualTo(curve);
        refused(() -> KeyMaterial.pem(in(content), Secret.of("falsch")), "cannot be decrypted");
        refused(() -> KeyMaterial.pem(in(content), null), "its password must be given");
    }

    @Test
    void theOldEncryptedFormOfOpensslIsRefusedWithTheWayOut() throws Exception {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(
                    TestPki.key("rsa2048-a").getPrivate(),
                    new JcePEMEncryptorBuilder("AES-128-CBC")
                            .setProvider(new BouncyCastleProvider())
                            .build(PASSWORD.reveal().toCharArray()));
        }
        byte[] content = (text + pem(LEAF)).getBytes(US_ASCII);
        refused(() -> KeyMaterial.pem(in(content), PASSWORD), "openssl pkcs8 -topk8");
    }

    @Test
    void theBlocksThatOpensslWritesForACurveAreRead() throws Exception {
        X509Certificate curve = TestPki.certificate("Kurve", "ec384-a")
                .issuedBy("Wurzel", "rsa2048-root")
                .make();
        String parameters = "-----BEGIN EC PARAMETERS-----\nBgUrgQQAIg==\n-----END EC PARAMETERS-----\n";
        BigInteger number = ((ECPrivateKey) TestPki.key("ec384-a").getPrivate()).getS();
        ASN1ObjectIdentifier p384 = new ASN1ObjectIdentifier("1.3.132.0.34");
        String key = pem(new PemObject(
                "EC PRIVATE KEY", new org.bouncycastle.asn1.sec.ECPrivateKey(384, number, p384).getEncoded()));

        KeyMaterial own = KeyMaterial.pem(in((parameters + key + pem(curve)).getBytes(US_ASCII)), null);

        assertThat(((ECPrivateKey) own.privateKey()).getS()).isEqualTo(number);
        assertThat(own).hasToString("KeyMaterial[CN=Kurve, EC, key ***]");
    }

    @Test
    void theChainFollowsItsIssuersAndLeavesOutWhatIsNotNeeded() throws Exception {
        X509Certificate middle = TestPki.certificate("Stufe", "rsa2048-middle")
                .authority()
                .issuedBy("Wurzel", "rsa2048-root")
                .make();
        X509Certificate leaf = TestPki.certificate("Dienst", "rsa2048-a")
                .issuedBy("Stufe", "rsa2048-middle")
                .make();
        X509Certificate foreign =
                TestPki.certificate("Fremd", "rsa2048-other").authority().make();
        byte[] content =
                pem(ROOT, foreign, middle, pkcs8("rsa2048-a", false), leaf).getBytes(US_ASCII);

        assertThat(KeyMaterial.pem(in(content), null).certificates()).containsExactly(leaf, middle, ROOT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nichts",
                "-----BEGIN PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\n????\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nMAMCAQA=\n-----END PRIVATE KEY-----\n",
                "-----BEGIN RSA PRIVATE KEY-----\nMAMCAQA=\n-----END RSA PRIVATE KEY-----\n",
                "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAMCAQA=\n-----END ENCRYPTED PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END CERTIFICATE-----\n",
            })
    void brokenPemIsAFaultOfTheSetUpWhateverIsBroken(String content) {
        refused(() -> KeyMaterial.pem(in(content.getBytes(US_ASCII)), PASSWORD), "PEM content");
        refused(() -> Certificates.pem(in(content.getBytes(US_ASCII)), "Anker"), "Anker");
    }

    @Test
    void aDamagedPemFileIsRefusedOrGivesTheSameKey() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] good = pem(pkcs8("rsa2048-a", false), LEAF, ROOT).getBytes(US_ASCII);
        int refused = 0;
        for (int round = 0; round < 2_000; round++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] = (byte) random.nextInt(128);
            String where = "seed " + seed + ", round " + round;
            try {
                assertThat(numbers(KeyMaterial.pem(in(bad), null).privateKey()))
                        .as(where)
                        .isEqualTo(numbers(TestPki.key("rsa2048-a").getPrivate()));
            } catch (ConfigurationException e) {
                refused++;
            } catch (RuntimeException e) {
                throw new AssertionError(where, e);
            }
        }
        assertThat(refused).as("seed %d", seed).isGreaterThan(500);
    }

    /** Not {@code equals}, which compares encodings: around the numbers DER has room for a change that means nothing. */
    private static List<BigInteger> numbers(PrivateKey key) {
        RSAPrivateCrtKey rsa = (RSAPrivateCrtKey) key;
        return List.of(
                rsa.getModulus(),
                rsa.getPublicExponent(),
                rsa.getPrivateExponent(),
                rsa.getPrimeP(),
                rsa.getPrimeQ(),
                rsa.getPrimeExponentP(),
                rsa.getPrimeExponentQ(),
                rsa.getCrtCoefficient());
    }

    @Test
    void aPkcs12FileThatWasCutOffIsRefused() throws Exception {
        byte[] whole = store("a");
        for (int length = 0; length < whole.length; length += 97) {
            byte[] cut = Arrays.copyOf(whole, length);
            refused(() -> KeyMaterial.pkcs12(in(cut), PASSWORD, null), "PKCS#12");
        }
    }

    @Test
    void aSecretKeyBesideThePrivateOneIsNotMistakenForASecond() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(in(store("dienst")), PASSWORD.reveal().toCharArray());
        store.setKeyEntry(
                "aes", new SecretKeySpec(new byte[16], "AES"), PASSWORD.reveal().toCharArray(), null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, PASSWORD.reveal().toCharArray());

        assertThat(KeyMaterial.pkcs12(in(out.toByteArray()), PASSWORD, null).certificate())
                .isEqualTo(LEAF);
        refused(() -> KeyMaterial.pkcs12(in(out.toByteArray()), PASSWORD, "aes"), "\"aes\"", "[dienst]");
    }

    @Test
    void keyMaterialNeedsACertificateOfTheSameKind() {
        refused(() -> KeyMaterial.of(TestPki.key("rsa2048-a").getPrivate(), List.of()), "found none");
        refused(() -> KeyMaterial.of(TestPki.key("ec256-a").getPrivate(), List.of(LEAF)), "another key");
        List<X509Certificate> mine = new ArrayList<>(List.of(LEAF));
        KeyMaterial own = KeyMaterial.of(TestPki.key("rsa2048-a").getPrivate(), mine);
        mine.clear();
        assertThat(own.certificates()).containsExactly(LEAF);
    }
}
