// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.auth.idp.Encrypting;
import org.ozgsdk.auth.idp.Keys;

/** Encryption: what is not on the list is refused before any key is used, and what does not open says nothing about why. */
class EncryptionRulesTest {

    private static final String XENC = "http://www.w3.org/2001/04/xmlenc#";

    private final World world = new World();

    @ParameterizedTest
    @CsvSource({"aes128-cbc, 16", "aes192-cbc, 24", "aes256-cbc, 32"})
    void cbcIsRefused(String algorithm, int keyBytes) {
        assertForm(answer -> {
            answer.encrypting.data = XENC + algorithm;
            answer.encrypting.keyBytes = keyBytes;
        });
    }

    @Test
    void rsaWithTheOldPaddingIsRefused() {
        assertForm(answer -> answer.encrypting.transport = XENC + "rsa-1_5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://www.w3.org/2001/04/xmldsig-more#md5", "http://www.w3.org/2001/04/xmlenc#ripemd160", ""})
    void otherDigestsInsideOaepAreRefused(String uri) {
        assertForm(answer -> answer.encrypting.keyMethodExtra = "<ds:DigestMethod Algorithm=\"" + uri + "\"/>");
    }

    @Test
    void otherMasksAreRefused() {
        assertForm(answer -> {
            answer.encrypting.oaep11("SHA-256", "SHA-256");
            answer.encrypting.maskUri = "http://www.w3.org/2009/xmlenc11#mgf1sha224";
        });
    }

    @Test
    void theOlderOaepHasNoMask() {
        assertForm(answer -> answer.encrypting.maskUri = "http://www.w3.org/2009/xmlenc11#mgf1sha1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<xenc:OAEPparams>AAAA</xenc:OAEPparams>", "<xenc:KeySize>2048</xenc:KeySize>", "<x/>"})
    void partsThatNobodySendsAreRefused(String part) {
        assertForm(answer -> answer.encrypting.keyMethodExtra = part);
        assertForm(answer -> answer.encrypting.methodExtra = part);
    }

    @Test
    void contentIsNotTheDeclaredElement() {
        assertForm(answer -> answer.encrypting.type = XENC + "Content");
        assertForm(encrypted(text -> text.replace(" Type=\"" + XENC + "Element\"", "")));
    }

    @Test
    void cipherTextFromElsewhereIsRefused() {
        assertThat(world.broken(encrypted(text -> text.replaceAll(
                        "<xenc:CipherValue>[^<]*</xenc:CipherValue>",
                        "<xenc:CipherReference URI=\"http://127.0.0.1:9/\"/>"))))
                .isEqualTo(Rule.STRUCTURE);
    }

    @Test
    void aDeclaredAlgorithmIsNeeded() {
        assertForm(encrypted(text -> text.replace(" Algorithm=\"http://www.w3.org/2009/xmlenc11#aes256-gcm\"", "")));
        assertForm(encrypted(text -> text.replace("rsa-oaep-mgf1p", "rsa-oaep-neu")));
    }

    @Test
    void aKeyBesideMustBeNamed() {
        assertForm(answer -> {
            answer.encrypting.beside = true;
            answer.encrypting.retrieval = "#_other";
        });
        assertForm(answer -> {
            answer.encrypting.beside = true;
            answer.encrypting.retrieval = "http://127.0.0.1:9/#_key";
        });
    }

    @Test
    void twoKeysAreRefused() {
        assertForm(encrypted(text -> {
            int from = text.indexOf("<xenc:EncryptedKey");
            int to = text.indexOf("</xenc:EncryptedKey>") + "</xenc:EncryptedKey>".length();
            String key = text.substring(from, to);
            return text.replace(key, key + key.replace("\"_key\"", "\"_key2\""));
        }));
        assertForm(encrypted(text -> {
            int from = text.indexOf("<xenc:EncryptedKey");
            int to = text.indexOf("</xenc:EncryptedKey>") + "</xenc:EncryptedKey>".length();
            String beside = text.substring(from, to).replace("\"_key\"", "\"_key2\"");
            return text.replace("</saml:EncryptedAssertion>", beside + "</saml:EncryptedAssertion>");
        }));
    }

    @Test
    void aKeyAgreementInsteadOfAnEncryptedKeyIsRefused() {
        assertForm(encrypted(text -> text.replace("xenc:EncryptedKey", "xenc:AgreementMethod")));
    }

    @Test
    void everyWayNotToOpenLooksTheSame() {
        List<Consumer<Answer>> ways = List.of(
                answer -> answer.encrypting =
                        new Encrypting(Keys.FOREIGN.certificate().getPublicKey()),
                answer -> answer.encrypting.keyBytes = 16, // another length than declared
                answer -> answer.encrypting.digestUri = XENC + "sha256", // another digest than declared
                encrypted(text -> lastValue(text, "AAAA")), // shorter than a tag
                encrypted(text -> lastValue(text, StrictBase64.encode(new byte[28]))), // tag of nothing
                encrypted(text -> lastValue(text, StrictBase64.encode(new byte[500]))),
                encrypted(text -> firstValue(text, "")),
                encrypted(text -> firstValue(text, StrictBase64.encode(new byte[384]))),
                encrypted(text -> firstValue(text, StrictBase64.encode(new byte[5]))),
                encrypted(text -> firstValue(text, StrictBase64.encode(new byte[10_000]))));

        for (Consumer<Answer> way : ways) {
            assertThat(world.broken(way)).isEqualTo(Rule.DECRYPTION);
        }
    }

    @Test
    void aTagIsNeverOptional() {
        assertThat(world.broken(encrypted(text -> {
                    int from = text.lastIndexOf("<xenc:CipherValue>") + "<xenc:CipherValue>".length();
                    int to = text.lastIndexOf("</xenc:CipherValue>");
                    byte[] value = java.util.Base64.getDecoder().decode(text.substring(from, to));
                    byte[] cut = java.util.Arrays.copyOf(value, value.length - 4);
                    return text.substring(0, from) + StrictBase64.encode(cut) + text.substring(to);
                })))
                .isEqualTo(Rule.DECRYPTION);
    }

    @Test
    void anEmptyAssertionIsNone() {
        assertThat(world.broken(answer -> answer.onPlaintext = bytes -> new byte[0]))
                .isEqualTo(Rule.DECRYPTION);
    }

    private static String lastValue(String text, String value) {
        int from = text.lastIndexOf("<xenc:CipherValue>") + "<xenc:CipherValue>".length();
        return text.substring(0, from) + value + text.substring(text.lastIndexOf("</xenc:CipherValue>"));
    }

    private static String firstValue(String text, String value) {
        int from = text.indexOf("<xenc:CipherValue>") + "<xenc:CipherValue>".length();
        return text.substring(0, from) + value + text.substring(text.indexOf("</xenc:CipherValue>"));
    }

    private void assertForm(Consumer<Answer> change) {
        assertThat(world.broken(change)).isEqualTo(Rule.ENCRYPTION_FORM);
    }

    private static Consumer<Answer> encrypted(UnaryOperator<String> change) {
        return answer -> answer.onEncrypted = change;
    }
}
