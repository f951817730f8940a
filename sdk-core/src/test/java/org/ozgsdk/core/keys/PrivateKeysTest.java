// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.core.ConfigurationException;

class PrivateKeysTest {

    private static final PrivateKey KEY = key();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"PRIVATE KEY", "RSA PRIVATE KEY"})
    void aKeyWithoutCertificateIsRead(String form) throws IOException {
        assertThat(PrivateKeys.pem(file(block(form)))).isEqualTo(KEY);
    }

    @Test
    void noneOrTwoAreRefused() throws IOException {
        Path none = file("");
        assertThatThrownBy(() -> PrivateKeys.pem(none))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("found 0");
        Path two = file(block("PRIVATE KEY") + block("PRIVATE KEY"));
        assertThatThrownBy(() -> PrivateKeys.pem(two))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("found 2");
        assertThatThrownBy(() -> PrivateKeys.pem(folder.resolve("missing.pem")))
                .isInstanceOf(ConfigurationException.class);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("key.pem"), content);
    }

    private static String block(String form) throws IOException {
        byte[] der = form.startsWith("RSA")
                ? PrivateKeyInfo.getInstance(KEY.getEncoded())
                        .parsePrivateKey()
                        .toASN1Primitive()
                        .getEncoded()
                : KEY.getEncoded();
        return "-----BEGIN " + form + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + form
                + "-----\n";
    }

    private static PrivateKey key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair().getPrivate();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
