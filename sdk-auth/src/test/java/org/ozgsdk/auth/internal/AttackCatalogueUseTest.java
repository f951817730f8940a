// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ozgsdk.auth.Login;
import org.ozgsdk.auth.LoginAnswer;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.idp.Signing;
import org.ozgsdk.auth.idp.Trees;
import org.ozgsdk.core.TrustLevel;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Rows 11 to 25 of the catalogue of attacks, about what answers are used for; as {@link AttackCatalogueTest}. The rows that are not about answers stand where their
 * subject is: 16 (inflating) and 22 (logout) with logout, 23 (metadata) with the metadata reader.
 */
class AttackCatalogueUseTest {

    private static final String OTHER = "https://andere.example/sp";
    private static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
    private static final String EXC = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
    private static final String NOBODY = "_" + "1".repeat(40);

    private final Attacked attacked = new Attacked();

    @ParameterizedTest
    @EnumSource
    void row11Replay(Face face) {
        LoginAnswer answer = attacked.answer(face, given -> {}).answer();
        assertThat(attacked.world(face).saml.finish(answer)).isInstanceOf(LoginOutcome.LoggedIn.class);
        assertThat(attacked.refused(face, () -> attacked.world(face).saml.finish(answer)))
                .isEqualTo(Rule.IN_RESPONSE_TO);

        attacked.login(face, given -> given.assertionId = "_once");
        assertThat(attacked.refused(face, given -> given.assertionId = "_once")).isEqualTo(Rule.REPLAY);
    }

    @ParameterizedTest
    @EnumSource
    void row12InResponseToMissingOrForeign(Face face) {
        for (Consumer<Answer> change : List.<Consumer<Answer>>of(
                answer -> answer.inResponseTo = null,
                answer -> answer.inResponseTo = NOBODY,
                answer -> answer.inResponseTo = "",
                answer -> answer.confirmedInResponseTo = null,
                answer -> answer.confirmedInResponseTo = NOBODY,
                answer -> {
                    answer.inResponseTo = null;
                    answer.confirmedInResponseTo = null;
                })) {
            assertThat(attacked.refused(face, change)).isEqualTo(Rule.IN_RESPONSE_TO);
        }
    }

    @ParameterizedTest
    @EnumSource
    void row13AudienceRecipientDestinationIssuer(Face face) {
        assertThat(attacked.refused(face, answer -> answer.destination = " Destination=\"" + OTHER + "\""))
                .isEqualTo(Rule.DESTINATION);
        assertThat(attacked.refused(face, answer -> answer.destination = "")).isEqualTo(Rule.DESTINATION);
        assertThat(attacked.refused(face, answer -> answer.responseIssuer = OTHER))
                .isEqualTo(Rule.ISSUER);
        assertThat(attacked.refused(face, answer -> answer.assertionIssuer = OTHER))
                .isEqualTo(Rule.ISSUER);
        assertThat(attacked.refused(face, answer -> answer.recipient = " Recipient=\"" + Answer.ACS + "/\""))
                .isEqualTo(Rule.RECIPIENT);
        assertThat(attacked.refused(face, answer -> answer.recipient = "")).isEqualTo(Rule.RECIPIENT);
        assertThat(attacked.refused(face, answer -> answer.audience = answer.audience.replace(Answer.SP, OTHER)))
                .isEqualTo(Rule.AUDIENCE);
        assertThat(attacked.refused(
                        face,
                        answer -> answer.audience =
                                answer.audience.replace(Answer.SP, Answer.SP.toUpperCase(java.util.Locale.ROOT))))
                .isEqualTo(Rule.AUDIENCE);
        assertThat(attacked.refused(face, answer -> answer.audience = "")).isEqualTo(Rule.AUDIENCE);
    }

    @ParameterizedTest
    @EnumSource
    void row14ClocksAndMissingBounds(Face face) {
        for (Consumer<Answer> missing : List.<Consumer<Answer>>of(
                answer -> answer.notBefore = null,
                answer -> answer.notOnOrAfter = null,
                answer -> answer.confirmedUntil = null,
                answer -> answer.authnInstant = null,
                answer -> answer.notOnOrAfter = "2026-11-24T10:18:00")) {
            assertThat(attacked.refused(face, missing)).isEqualTo(Rule.TIME_FORM);
        }
        for (Consumer<Answer> wrong : List.<Consumer<Answer>>of(
                answer -> answer.notBefore = at(61),
                answer -> answer.notOnOrAfter = at(601),
                answer -> answer.notOnOrAfter = "+999999999-12-31T23:59:59Z",
                answer -> {
                    answer.notBefore = at(-300);
                    answer.notOnOrAfter = at(-60);
                },
                answer -> answer.confirmedUntil = at(-60),
                answer -> answer.confirmedUntil = at(661),
                answer -> answer.issueInstant = at(61),
                answer -> answer.authnInstant = at(61),
                answer -> answer.authnInstant = at(-61))) {
            assertThat(attacked.refused(face, wrong)).isEqualTo(Rule.TIME);
        }
        attacked.login(face, answer -> {
            answer.issueInstant = at(60);
            answer.notBefore = at(60);
            answer.authnInstant = at(60);
        });
        attacked.login(face, answer -> {
            answer.notBefore = at(-300);
            answer.notOnOrAfter = at(-59);
            answer.confirmedUntil = at(-59);
            answer.authnInstant = at(-60);
        });
    }

    @ParameterizedTest
    @EnumSource
    void row15OraclesOfEncryption(Face face) {
        assertThat(attacked.refused(face, encrypted(answer -> {
                    answer.encrypting.data = XENC + "aes256-cbc";
                })))
                .isEqualTo(Rule.ENCRYPTION_FORM);
        assertThat(attacked.refused(face, encrypted(answer -> answer.encrypting.transport = XENC + "rsa-1_5")))
                .isEqualTo(Rule.ENCRYPTION_FORM);
        // Wrong padding, key length, tag: one and the same rule.
        for (Consumer<Answer> wrong : List.<Consumer<Answer>>of(
                answer -> answer.encrypting = new org.ozgsdk.auth.idp.Encrypting(
                        Keys.FOREIGN.certificate().getPublicKey()),
                answer -> answer.encrypting.keyBytes = 16,
                answer -> answer.encrypting.digestUri = XENC + "sha256",
                answer -> answer.onPlaintext = bytes -> new byte[0])) {
            assertThat(attacked.refused(face, encrypted(wrong))).isEqualTo(Rule.DECRYPTION);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MUK", "GENERIC_RESPONSE", "GENERIC_BOTH"})
    void row15TheOuterSignatureIsVerifiedBeforeAnythingIsDecrypted(Face face) {
        assertThat(attacked.refused(
                        face,
                        encrypted(answer -> answer.onSignedResponse = document -> {
                            Element value = Trees.first(document, "CipherValue");
                            value.setTextContent(StrictBase64.encode(new byte[384]));
                        })))
                .isEqualTo(Rule.SIGNATURE);
    }

    @ParameterizedTest
    @EnumSource
    void row17EncryptionOnlyForging(Face face) {
        assertThat(attacked.refused(face, encrypted(answer -> {
                    answer.signed = false;
                    answer.responseSigned = false;
                })))
                .isEqualTo(Rule.UNSIGNED);
        assertThat(attacked.refused(face, encrypted(answer -> {
                    answer.signed = true;
                    answer.signing = new Signing(Keys.FOREIGN);
                    answer.responseSigned = false;
                })))
                .isEqualTo(Rule.SIGNATURE);
    }

    @ParameterizedTest
    @EnumSource
    void row18CipherReferencesAndTransforms(Face face) throws Exception {
        try (Listener listener = new Listener()) {
            assertThat(attacked.refused(
                            face,
                            encrypted(answer -> answer.onEncrypted = text -> text.replaceAll(
                                    "<xenc:CipherValue>[^<]*</xenc:CipherValue>",
                                    "<xenc:CipherReference URI=\"" + listener.url() + "\"/>"))))
                    .isEqualTo(Rule.STRUCTURE);
            assertThat(attacked.refused(face, encrypted(answer -> {
                        answer.encrypting.beside = true;
                        answer.encrypting.retrieval = listener.url() + "#_key";
                    })))
                    .isEqualTo(Rule.ENCRYPTION_FORM);
            assertForm(face, document -> Trees.first(document, "Reference").setAttribute("URI", listener.url()));
            assertThat(listener.calls()).isZero();
        }
        for (String transform : List.of(
                "http://www.w3.org/TR/1999/REC-xslt-19991116",
                "http://www.w3.org/TR/1999/REC-xpath-19991116",
                "http://www.w3.org/2002/06/xmldsig-filter2")) {
            assertForm(face, document -> {
                Element last = (Element) Trees.first(document, "Transforms").getLastChild();
                last.setAttribute("Algorithm", transform);
            });
        }
        assertThat(attacked.refused(face, answer -> face.signing(answer).transforms = List.of(ENVELOPED, EXC, EXC)))
                .isEqualTo(Rule.SIGNATURE_FORM);
    }

    @ParameterizedTest
    @EnumSource
    void row19LoginCsrfAndMixUp(Face face) {
        Answer attackers = attacked.answer(face, answer -> {});
        LoginStart victim = attacked.world(face).begin();

        // The victim's browser is made to post the attacker's answer.
        assertThat(attacked.refused(
                        face,
                        () -> attacked.world(face)
                                .saml
                                .finish(new LoginAnswer(attackers.fields(), victim.browserToken()))))
                .isEqualTo(Rule.BROWSER);
        // The answer to a login at one account comes to the door of another.
        for (Face other : Face.values()) {
            if (other != face) {
                assertThat(attacked.refused(
                                other,
                                () -> attacked.world(other)
                                        .saml
                                        .finish(attacked.answer(face, answer -> {})
                                                .answer())))
                        .isIn(Rule.IN_RESPONSE_TO, Rule.NOT_ENCRYPTED);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void row20RelayStateIsOpaqueAndNoPlaceToGo(Face face) {
        Answer answer = attacked.answer(face, given -> {});
        Map<String, String> fields = new HashMap<>(answer.fields());

        assertThat(fields.get("RelayState")).matches("[A-Za-z0-9_-]{20,80}");
        for (String elsewhere : List.of("https://böse.example/", "//böse.example", "")) {
            fields.put("RelayState", elsewhere);
            assertThat(attacked.refused(
                            face,
                            () -> attacked.world(face).saml.finish(new LoginAnswer(fields, answer.browserToken()))))
                    .isEqualTo(Rule.RELAY_STATE);
        }
    }

    /** Everything about such an answer is true, so it is no forgery: the outcome says so, and nobody is logged in. */
    @ParameterizedTest
    @EnumSource
    void row21SignedButWrongLevel(Face face) {
        assertThat(attacked.outcome(face, answer -> face.level(answer, TrustLevel.LOW)))
                .isEqualTo(new LoginOutcome.LevelTooLow(TrustLevel.SUBSTANTIAL, Optional.of(TrustLevel.LOW)));
        assertThat(attacked.outcome(face, answer -> {
                    answer.classRef = "neu";
                    answer.attributes.remove("ElsterVertrauensniveauIdentifizierung");
                    answer.attributes.remove("ElsterVertrauensniveauAuthentifizierung");
                }))
                .isEqualTo(new LoginOutcome.LevelTooLow(TrustLevel.SUBSTANTIAL, Optional.of(TrustLevel.NONE)));
    }

    @ParameterizedTest
    @EnumSource
    void row24ErrorTextInjection(Face face) {
        String script = "&lt;script&gt;alert(1)&lt;/script&gt;";
        String text = "<samlp:StatusMessage>" + script + "</samlp:StatusMessage><samlp:StatusDetail><x:StatusDetail"
                + " xmlns:x=\"https://www.akdb.de/request/2018/09\">{\"errors\":[{\"code\":"
                + "\"IDP_REQUIRED_ATTRIBUTES_MISSING\",\"message\":\"" + script
                + "\"}]}</x:StatusDetail></samlp:StatusDetail>";
        for (String second : List.of(script, Answer.STATUS + script, Answer.STATUS + "RequestDenied")) {
            LoginOutcome outcome = attacked.outcome(
                    face,
                    answer -> answer.status = "<samlp:Status><samlp:StatusCode Value=\"" + Answer.STATUS
                            + "Responder\"><samlp:StatusCode Value=\"" + second + "\"/></samlp:StatusCode>" + text
                            + "</samlp:Status>");

            assertThat(outcome)
                    .isIn(
                            new LoginOutcome.Refused(Answer.STATUS + "Responder"),
                            new LoginOutcome.MissingAttributes(List.of()));
            assertThat(outcome.toString()).doesNotContain("script", "alert");
        }
    }

    @ParameterizedTest
    @EnumSource
    void row25NoPersonalDataInLogs(Face face) {
        // Refusals are looked at in every test of this class; here what is right, or wrong with valid signatures.
        Recorder.LINES.clear();
        List<String> seen = new ArrayList<>();
        for (Consumer<Answer> change : List.<Consumer<Answer>>of(
                answer -> {},
                answer -> face.level(answer, TrustLevel.LOW),
                answer ->
                        answer.status = "<samlp:Status><samlp:StatusCode Value=\"Kanarienvogel\"/><samlp:StatusMessage>"
                                + "Łęcki</samlp:StatusMessage></samlp:Status>")) {
            Answer answer = attacked.answer(face, change);
            seen.add(answer.answer().toString());
            seen.add(attacked.world(face).saml.finish(answer.answer()).toString());
        }
        Login login = attacked.login(face, answer -> {});
        seen.add(login.attributes().toString());
        seen.add(login.applicant().toString());
        seen.add(login.session().toString());
        seen.addAll(Recorder.LINES);

        assertThat(seen)
                .hasSizeGreaterThan(8)
                .allSatisfy(line -> assertThat(line).doesNotContain(Face.CANARIES));
    }

    private void assertForm(Face face, Consumer<Document> change) {
        assertThat(attacked.refused(face, signed(face, change))).isEqualTo(Rule.SIGNATURE_FORM);
    }

    private static Consumer<Answer> signed(Face face, Consumer<Document> change) {
        return answer -> face.onSigned(answer, change);
    }

    /** Anybody may encrypt for us, whatever the account does. */
    private static Consumer<Answer> encrypted(Consumer<Answer> change) {
        return answer -> {
            answer.encrypted = true;
            change.accept(answer);
        };
    }

    private static String at(int seconds) {
        return Keys.NOW.plusSeconds(seconds).toString();
    }
}
