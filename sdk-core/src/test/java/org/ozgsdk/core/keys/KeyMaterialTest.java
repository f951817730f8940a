// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
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
}
