// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.auth.Login;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.auth.idp.Encrypting;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.idp.Signing;
import org.ozgsdk.core.Address;
import org.ozgsdk.core.Provided;
import org.ozgsdk.core.TrustLevel;

class HappyPathTest {

    private static final Consumer<Answer> AS_IT_IS = answer -> {};

    private final World world = new World();

    @Test
    void aRightAnswerNamesThePersonWithLevelAndSourceOfEachField() {
        Login login = world.login(AS_IT_IS);

        assertThat(login.provider()).isEqualTo("bundid");
        assertThat(login.level()).isEqualTo(TrustLevel.SUBSTANTIAL);
        assertThat(login.person().orElseThrow().givenNames())
                .contains(new Provided<>("Thị Ặn Łucja", TrustLevel.HIGH, "bundid"));
        assertThat(login.person().orElseThrow().familyName())
                .isEqualTo(new Provided<>("Đặng-Øllegård", TrustLevel.SUBSTANTIAL, "bundid"));
        assertThat(login.person().orElseThrow().birthDate())
                .contains(new Provided<>(LocalDate.of(1985, 4, 17), TrustLevel.SUBSTANTIAL, "bundid"));
        assertThat(login.person().orElseThrow().address())
                .contains(new Provided<>(
                        new Address("Musterstraße 12a", "", "52062", "Aachen"), TrustLevel.LOW, "bundid"));
        assertThat(login.accountId()).contains("bPK2-Wert_123");
        assertThat(login.mailbox()).contains("0b7d1c1e-0000-4000-8000-000000000001");
        assertThat(login.means()).contains("Elster");
        assertThat(login.at()).isEqualTo(Keys.NOW);
        assertThat(login.toString()).isEqualTo("Login[bundid, SUBSTANTIAL]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
                "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
                "http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1",
                "http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1"
            })
    void everyAllowedSignatureIsAccepted(String method) {
        assertThat(world.login(answer -> answer.signing.method = method).accountId())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/2001/04/xmlenc#sha256",
                "http://www.w3.org/2001/04/xmldsig-more#sha384",
                "http://www.w3.org/2001/04/xmlenc#sha512"
            })
    void everyAllowedDigestIsAccepted(String digest) {
        assertThat(world.login(answer -> answer.signing.digest = digest).accountId())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"128", "192", "256"})
    void everyLengthOfTheContentKeyIsAccepted(String size) {
        assertThat(world.login(answer -> answer.encrypting.content(size)).accountId())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA-1", "SHA-256", "SHA-384", "SHA-512"})
    void theOlderOaepIsAcceptedWithEveryDigest(String digest) {
        assertThat(world.login(answer -> answer.encrypting.digest(digest)).accountId())
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "SHA-1, SHA-1",
        "SHA-256, SHA-1",
        "SHA-256, SHA-256",
        "SHA-384, SHA-384",
        "SHA-512, SHA-512",
        "SHA-512, SHA-256"
    })
    void theNewerOaepIsAcceptedWithEveryDigestAndMask(String digest, String mask) {
        assertThat(world.login(answer -> answer.encrypting.oaep11(digest, mask)).accountId())
                .isPresent();
    }

    @Test
    void theNewerOaepWithoutMaskMeansSha1() {
        Login login = world.login(answer -> {
            answer.encrypting.oaep11("SHA-256", "SHA-1");
            answer.encrypting.maskUri = "";
        });

        assertThat(login.accountId()).isPresent();
    }

    @Test
    void theKeyMayLieBesideTheData() {
        assertThat(world.login(answer -> answer.encrypting.beside = true).accountId())
                .isPresent();
    }

    @Test
    void linesOfCipherValuesMayBeBroken() {
        assertThat(world.login(answer -> answer.encrypting.lineBreak = "\n").accountId())
                .isPresent();
    }

    @Test
    void aSignedResponseAroundItIsAccepted() {
        assertThat(world.login(answer -> answer.responseSigned = true).accountId())
                .isPresent();
    }

    @Test
    void eitherPinnedKeyIsAcceptedWhileTheAccountChangesIt() {
        assertThat(world.login(answer -> answer.signing = new Signing(Keys.NEXT_IDP))
                        .accountId())
                .isPresent();
    }

    @Test
    void eitherKeyOfOursOpensWhileWeChangeIt() {
        World two = new World(false, false, Keys.SERVICE_ENCRYPTION, Keys.NEXT_ENCRYPTION);

        for (var material : List.of(Keys.SERVICE_ENCRYPTION, Keys.NEXT_ENCRYPTION)) {
            Login login = two.login(answer ->
                    answer.encrypting = new Encrypting(material.certificate().getPublicKey()));
            assertThat(login.accountId()).isPresent();
        }
    }

    @Test
    void aSignatureWithoutPrefixListAndKeyInfoIsAccepted() {
        Login login = world.login(answer -> {
            answer.signing.prefixes = List.of();
            answer.signing.shown = null;
        });

        assertThat(login.accountId()).isPresent();
    }

    @Test
    void clocksMayDifferByAMinute() {
        assertThat(world.login(answer -> world.clock.forward(java.time.Duration.ofSeconds(359)))
                        .accountId())
                .isPresent();
    }

    @Test
    void attributesAreFoundByNameEvenWithABlankInIt() {
        Login login = world.login(answer -> answer.rawAttribute(
                "2.5.4.4",
                "<saml:Attribute FriendlyName=\"givenName\" Name=\"urn:oid: 2.5.4.4 \"><saml:AttributeValue>Nowák"
                        + "</saml:AttributeValue></saml:Attribute>"));

        assertThat(login.person().orElseThrow().familyName())
                .isEqualTo(new Provided<>("Nowák", TrustLevel.NONE, "bundid"));
    }

    @Test
    void anAttributeNobodyKnowsIsKept() {
        Login login = world.login(answer -> answer.attribute("1.2.3.4", "neu", "seltsam"));

        assertThat(login.attributes().all("urn:oid:1.2.3.4"))
                .containsExactly(new Provided<>("neu", TrustLevel.NONE, "bundid"));
    }

    @Test
    void aPartialDateOfBirthStaysReadable() {
        Login login = world.login(answer -> answer.attribute("1.2.40.0.10.2.1.1.55", "1985-00-00", "HOCH"));

        assertThat(login.person().orElseThrow().birthDate()).isEmpty();
        assertThat(login.attributes()
                        .get("urn:oid:1.2.40.0.10.2.1.1.55")
                        .orElseThrow()
                        .value())
                .isEqualTo("1985-00-00");
    }

    @Test
    void aPersonMayHaveNoGivenNameNoStreetAndNoMailbox() {
        Login login = world.login(answer -> {
            answer.attributes.remove("2.5.4.42");
            answer.attributes.remove("2.5.4.16");
            answer.attributes.remove("2.5.4.18");
            answer.attributes.remove("1.3.6.1.4.1.25484.494450.3");
        });

        assertThat(login.person().orElseThrow().givenNames()).isEmpty();
        assertThat(login.person().orElseThrow().address().map(Provided::value))
                .contains(new Address("", "", "52062", "Aachen"));
        assertThat(login.mailbox()).isEmpty();
        assertThat(login.accountId()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"DE, true", "D, true", "d, true", "'', true", "NL, false"})
    void onlyAGermanAddressIsAnAddress(String country, boolean german) {
        Login login = world.login(answer -> answer.attribute("1.2.40.0.10.2.1.1.225599", country, "HOCH"));

        assertThat(login.person().orElseThrow().address().isPresent()).isEqualTo(german);
    }

    @Test
    void anAddressWithoutTownIsNone() {
        assertThat(world.login(answer -> answer.attributes.remove("2.5.4.7"))
                        .person()
                        .orElseThrow()
                        .address())
                .isEmpty();
        assertThat(world.login(answer -> answer.attribute("2.5.4.17", " ", ""))
                        .person()
                        .orElseThrow()
                        .address())
                .isEmpty();
    }

    @Test
    void lettersComeInTheirComposedForm() {
        Login login = world.login(answer -> answer.attribute("2.5.4.42", "Z\u030civa", "NORMAL"));

        assertThat(login.person().orElseThrow().givenNames().map(Provided::value))
                .isEqualTo(Optional.of("\u017diva"));
    }

    @ParameterizedTest
    @CsvSource({
        "UNTERGEORDNET, BASIC", "Basisregistrierung, BASIC", "NORMAL, LOW", "Niedrig, LOW", "SUBSTANTIELL, SUBSTANTIAL",
        "Substanziell, SUBSTANTIAL", "substantiell, SUBSTANTIAL", "HOCH, HIGH", "Hoch, HIGH", "Sonstwas, NONE"
    })
    void bothVocabulariesOfTrustAreRead(String word, TrustLevel level) {
        Login login = world.login(answer -> answer.attribute("2.5.4.42", "Živa", word));

        assertThat(login.person().orElseThrow().givenNames().map(Provided::trustLevel))
                .contains(level);
    }

    @ParameterizedTest
    @CsvSource({"STORK-QAA-Level-3, SUBSTANTIAL", "STORK-QAA-Level-4, HIGH"})
    void aHigherLevelThanAskedForIsKept(String word, TrustLevel level) {
        Login login = world.login(answer -> {
            answer.classRef = word;
            answer.attribute("1.2.40.0.10.2.1.1.261.94", word, "NORMAL");
        });

        assertThat(login.level()).isEqualTo(level);
    }
}
