// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ozgsdk.auth.bundid.BundId;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.auth.idp.ForeignAnswer;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.TrustLevel;

class ResponseCheckTest {

    private static final ResponseCheck CHECK = ForeignSeedsTest.check(GenericAccount.PROFILE);

    static Stream<Arguments> reasons() {
        return Stream.of(
                wrong("unsigned", answer -> answer.signAssertion = false),
                wrong("signature", answer -> answer.key = Keys.FOREIGN),
                wrong("signature-form", answer -> answer.digest = "http://www.w3.org/2000/09/xmldsig#sha1"),
                wrong(
                        "audience",
                        answer -> answer.audience = answer.audience.replace(Answer.SP, "https://other.example")),
                wrong("recipient", answer -> answer.confirmation = answer.confirmation.replace(Answer.ACS, "urn:x")),
                wrong(
                        "destination",
                        answer -> answer.change = xml -> xml.replace("Destination=\"https", "Destination=\"http")),
                wrong("issuer", answer -> answer.responseIssuer = "<saml:Issuer>urn:other</saml:Issuer>"),
                wrong("in-response-to", answer -> answer.change = xml -> xml.replace("_4711", "_4712")),
                wrong("in-response-to", answer -> answer.change = xml -> xml.replace(" InResponseTo=\"_4711\"", "")),
                wrong(
                        "time",
                        answer -> answer.change = xml -> xml.replace("NotOnOrAfter=\"2026", "NotOnOrAfter=\"2025")),
                wrong("time-form", answer -> answer.change = xml -> xml.replaceFirst(" NotBefore=\"[^\"]*\"", "")),
                wrong(
                        "decryption",
                        answer -> answer.encryptFor =
                                Keys.NEXT_ENCRYPTION.certificate().getPublicKey()),
                wrong("duplicate-id", answer -> answer.change = xml -> xml.replace("_a1", "_r1")));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void aRefusalNamesItsRuleAndExplainsIt(String reason, Consumer<ForeignAnswer> change) {
        ForeignAnswer answer = new ForeignAnswer();
        change.accept(answer);

        ResponseCheck.Verdict verdict = CHECK.check(answer.xmlBytes());

        assertThat(verdict.accepted()).isFalse();
        assertThat(verdict.reason()).isEqualTo(reason);
        assertThat(verdict.explanation()).contains(" / ");
        assertThat(verdict.login()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Requester, AuthnFailed",
        "Responder, NoAuthnContext",
        "Requester, RequestDenied",
        "Responder, UnknownPrincipal"
    })
    void aNegativeStatusIsARefusalThatNamesIt(String top, String second) {
        String prefix = "urn:oasis:names:tc:SAML:2.0:status:";
        ForeignAnswer answer = new ForeignAnswer();
        answer.status = "<samlp:Status><samlp:StatusCode Value=\"" + prefix + top + "\"><samlp:StatusCode Value=\""
                + prefix + second + "\"/></samlp:StatusCode></samlp:Status>";

        ResponseCheck.Verdict verdict = CHECK.check(answer.xmlBytes());

        assertThat(verdict.reason()).isEqualTo("status");
        assertThat(verdict.explanation()).contains(second);
    }

    @Test
    void whatIsNoResponseIsRefused() {
        assertThat(CHECK.checkField("%").reason()).isEqualTo("field");
        assertThat(CHECK.checkField("").accepted()).isFalse();
        assertThat(CHECK.check("<a>".getBytes(StandardCharsets.UTF_8)).reason()).isEqualTo("xml");
        assertThat(CHECK.check("<a/>".getBytes(StandardCharsets.UTF_8)).reason())
                .isEqualTo("structure");
    }

    @Test
    void withoutARequestAnyCountsIfBothPlacesNameTheSame() {
        ResponseCheck any = withoutRequest(GenericAccount.PROFILE);
        ForeignAnswer other = new ForeignAnswer();
        other.change = xml -> xml.replace("_4711", "_4712");
        ForeignAnswer half = new ForeignAnswer();
        half.confirmation = half.confirmation.replace("_4711", "_4712");
        ForeignAnswer unsolicited = new ForeignAnswer();
        unsolicited.change = xml -> xml.replaceFirst(" InResponseTo=\"_4711\"", "");

        assertThat(any.check(other.xmlBytes()).accepted()).isTrue();
        assertThat(any.check(half.xmlBytes()).reason()).isEqualTo("in-response-to");
        assertThat(any.check(unsolicited.xmlBytes()).reason()).isEqualTo("in-response-to");
    }

    @Test
    void anAnswerToNoRequestIsReadInAnyFormOnlyAndOnlyIfNoneIsNamed() {
        ForeignAnswer unsolicited = new ForeignAnswer();
        unsolicited.change = xml -> xml.replace(" InResponseTo=\"_4711\"", "");
        AccountProfile narrow = GenericAccount.PROFILE.toBuilder("narrow", "Narrow")
                .anyForm(false)
                .build();

        assertThat(withoutRequest(GenericAccount.PROFILE)
                        .check(unsolicited.xmlBytes())
                        .accepted())
                .isTrue();
        assertThat(withoutRequest(narrow).check(unsolicited.xmlBytes()).reason())
                .isEqualTo("in-response-to");
        assertThat(CHECK.check(unsolicited.xmlBytes()).reason()).isEqualTo("in-response-to");
    }

    private static ResponseCheck withoutRequest(AccountProfile profile) {
        return ResponseCheck.builder(profile, Metadata.account(), Answer.SP, Answer.ACS)
                .at(Keys.NOW)
                .build();
    }

    @Test
    void theRulesOfBundIdAreThoseOfALogin() {
        ForeignAnswer encrypted = new ForeignAnswer();
        encrypted.encryptFor = Keys.SERVICE_ENCRYPTION.certificate().getPublicKey();
        encrypted.statements = ForeignAnswer.authn("STORK-QAA-Level-4", "");
        ResponseCheck check = ForeignSeedsTest.check(BundId.PROFILE);

        assertThat(check.check(new ForeignAnswer().xmlBytes()).reason()).isEqualTo("not-encrypted");
        ResponseCheck.Verdict verdict = check.check(encrypted.xmlBytes());
        assertThat(verdict.login().orElseThrow().level()).isEqualTo(TrustLevel.HIGH);
        assertThat(verdict).hasToString("Verdict[accepted]");
    }

    @Test
    void pssCanBeRequired() {
        ResponseCheck strict = ResponseCheck.builder(
                        GenericAccount.PROFILE,
                        Metadata.account().identityProvider(Environment.TEST),
                        Answer.SP,
                        Answer.ACS)
                .at(Keys.NOW)
                .requirePss(true)
                .build();

        assertThat(strict.check(new ForeignAnswer().xmlBytes()).reason()).isEqualTo("signature-form");
    }

    @Test
    void threeDecryptionKeysAreTooMany() {
        ResponseCheck.Builder builder = ResponseCheck.builder(
                        GenericAccount.PROFILE, Metadata.account(), Answer.SP, Answer.ACS)
                .decryptionKey(Keys.SERVICE_ENCRYPTION)
                .decryptionKey(Keys.NEXT_ENCRYPTION)
                .decryptionKey(Keys.IDP);

        assertThatThrownBy(builder::build).isInstanceOf(ConfigurationException.class);
    }

    private static Arguments wrong(String reason, Consumer<ForeignAnswer> change) {
        return Arguments.of(reason, change);
    }
}
