// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ozgsdk.auth.LoginAnswer;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.auth.idp.Encrypting;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.idp.Signing;
import org.ozgsdk.core.Secret;
import org.ozgsdk.core.TrustLevel;
import org.ozgsdk.core.UntrustedException;

/** Every step of the pipeline (fact sheet login-and-mailbox, 2.3), broken one at a time; each refusal is checked to come from its own rule. */
class PipelineTest {

    private static final String OTHER = "https://andere.example/sp";

    private final World world = new World();

    static Stream<Arguments> breaches() {
        List<Arguments> all = new ArrayList<>();
        // 1
        add(all, "the field is too large", Rule.FIELD, a -> a.onField = text -> "A".repeat(Caps.FIELD + 4));
        add(all, "the field is no base64", Rule.FIELD, a -> a.onField = text -> "%" + text.substring(1));
        add(
                all,
                "the field has lines",
                Rule.FIELD,
                a -> a.onField = text -> text.substring(0, 4) + "\n" + text.substring(4));
        add(all, "the field has lost its padding", Rule.FIELD, a -> {
            a.responseId = "_r";
            a.onResponse = PipelineTest::paddedToOneMore;
            a.onField = text -> text.replace("=", "");
        });
        add(all, "the field ends in unused bits", Rule.FIELD, a -> {
            a.onResponse = PipelineTest::paddedToOneMore;
            a.onField = text -> text.substring(0, text.length() - 3) + next(text.charAt(text.length() - 3)) + "==";
        });
        add(all, "it is no XML", Rule.XML, a -> a.onResponse = bytes -> new byte[] {1, 2, 3});
        add(all, "it is empty", Rule.XML, a -> a.onResponse = bytes -> new byte[0]);
        // 2
        add(
                all,
                "the root is something else",
                Rule.STRUCTURE,
                a -> a.onResponse = replaced("samlp:Response", "samlp:LogoutResponse"));
        add(
                all,
                "the root is of another namespace",
                Rule.STRUCTURE,
                a -> a.onResponse = replaced("SAML:2.0:protocol", "SAML:2.0:protokoll"));
        add(all, "the response is version 1.1", Rule.VERSION, a -> a.responseVersion = "1.1");
        add(all, "the response has no ID", Rule.STRUCTURE, a -> a.onResponse = replaced(" ID=\"_response\"", ""));
        add(all, "the response has an empty ID", Rule.STRUCTURE, a -> a.responseId = "");
        add(all, "an ID stands twice", Rule.DUPLICATE_ID, a -> a.responseId = "_data");
        add(
                all,
                "an ID stands twice, as xml:id",
                Rule.DUPLICATE_ID,
                a -> a.beforeStatus = extension("xml:id=\"_data\""));
        add(all, "an ID stands twice, as id", Rule.DUPLICATE_ID, a -> a.beforeStatus = extension("id=\"_key\""));
        add(all, "a part is missing", Rule.STRUCTURE, a -> a.onResponse = PipelineTest::withoutStatus);
        add(all, "a part stands twice", Rule.STRUCTURE, a -> a.beforeStatus = a.status);
        add(all, "parts stand in another order", Rule.STRUCTURE, a -> a.behind = extension(""));
        add(all, "there is a part nobody knows", Rule.STRUCTURE, a -> a.beforeStatus = "<x:y xmlns:x=\"urn:x\"/>");
        // 3
        add(all, "no destination", Rule.DESTINATION, a -> a.destination = "");
        add(all, "another destination", Rule.DESTINATION, a -> a.destination = " Destination=\"" + OTHER + "\"");
        add(all, "a longer destination", Rule.DESTINATION, a -> a.destination = " Destination=\"" + Answer.ACS + "/\"");
        add(all, "another issuer around", Rule.ISSUER, a -> a.responseIssuer = OTHER);
        add(all, "an issuer with a child", Rule.STRUCTURE, a -> a.responseIssuer = Answer.IDP + "<a/>");
        add(all, "an issuer of blanks", Rule.ISSUER, a -> a.responseIssuer = Answer.IDP + " ");
        add(all, "unsolicited", Rule.IN_RESPONSE_TO, a -> a.inResponseTo = null);
        add(all, "an answer to nobody", Rule.IN_RESPONSE_TO, a -> a.inResponseTo = "_" + "0".repeat(40));
        add(all, "an answer to something odd", Rule.IN_RESPONSE_TO, a -> a.inResponseTo = "ü/../x");
        // 4
        add(all, "no success but an assertion", Rule.STRUCTURE, a -> {
            String right = a.status;
            a.onResponse =
                    bytes -> replaced(right, failed("Requester", "AuthnFailed")).apply(bytes);
        });
        add(all, "success without assertion", Rule.STRUCTURE, a -> a.onEncrypted = text -> "");
        add(
                all,
                "two codes",
                Rule.STRUCTURE,
                a -> a.status = a.status.replace("/></", "/><samlp:StatusCode Value=\"x\"/></"));
        // 5
        add(all, "the response is signed by a foreign key", Rule.SIGNATURE, a -> {
            a.responseSigned = true;
            a.responseSigning = new Signing(Keys.FOREIGN);
        });
        add(all, "the signed response was changed", Rule.SIGNATURE, a -> {
            a.responseSigned = true;
            a.onSignedResponse = document -> document.getDocumentElement().setAttribute("Consent", "urn:x");
        });
        // 6
        add(all, "a plain assertion", Rule.NOT_ENCRYPTED, a -> a.encrypted = false);
        add(all, "a plain assertion beside the encrypted one", Rule.STRUCTURE, a -> a.behind = a.assertionXml());
        add(
                all,
                "two encrypted assertions",
                Rule.STRUCTURE,
                a -> a.onEncrypted = text -> text + text.replace("_key", "_k").replace("_data", "_d"));
        add(
                all,
                "encrypted for somebody else",
                Rule.DECRYPTION,
                a -> a.encrypting = new Encrypting(Keys.FOREIGN.certificate().getPublicKey()));
        add(
                all,
                "the plaintext is no assertion",
                Rule.STRUCTURE,
                a -> a.onPlaintext = bytes -> "<a/>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        add(all, "the plaintext is no XML", Rule.XML, a -> a.onPlaintext = bytes -> new byte[] {'x'});
        add(all, "two roots in the plaintext", Rule.XML, a -> a.onPlaintext = PipelineTest::twice);
        // 7
        add(all, "unsigned", Rule.UNSIGNED, a -> a.signed = false);
        add(all, "unsigned inside a signed response", Rule.UNSIGNED, a -> {
            a.signed = false;
            a.responseSigned = true;
        });
        add(
                all,
                "signed by a foreign key whose certificate comes along",
                Rule.SIGNATURE,
                a -> a.signing = new Signing(Keys.FOREIGN));
        add(all, "signed by a foreign key that shows the right certificate", Rule.SIGNATURE, a -> {
            a.signing = new Signing(Keys.FOREIGN);
            a.signing.shown = Keys.IDP;
        });
        // 8
        add(all, "the assertion is version 1.1", Rule.VERSION, a -> a.assertionVersion = "1.1");
        add(all, "another issuer inside", Rule.ISSUER, a -> a.assertionIssuer = OTHER);
        add(
                all,
                "issued in the future",
                Rule.TIME,
                a -> a.issueInstant = Keys.NOW.plusSeconds(61).toString());
        add(
                all,
                "issued long ago",
                Rule.TIME,
                a -> a.issueInstant = Keys.NOW.minusSeconds(660).toString());
        add(all, "no lower bound", Rule.TIME_FORM, a -> a.notBefore = null);
        add(all, "no upper bound", Rule.TIME_FORM, a -> a.notOnOrAfter = null);
        add(all, "a bound in local time", Rule.TIME_FORM, a -> a.notOnOrAfter = "2026-11-24T11:18:00+01:00");
        add(all, "a bound that is no time", Rule.TIME_FORM, a -> a.notOnOrAfter = "morgenZ");
        add(all, "over by the second", Rule.TIME, a -> {
            a.notBefore = Keys.NOW.minusSeconds(300).toString();
            a.notOnOrAfter = Keys.NOW.minusSeconds(60).toString();
        });
        add(
                all,
                "not yet",
                Rule.TIME,
                a -> a.notBefore = Keys.NOW.plusSeconds(61).toString());
        add(
                all,
                "valid too long",
                Rule.TIME,
                a -> a.notOnOrAfter = Keys.NOW.plusSeconds(601).toString());
        add(all, "no audience", Rule.AUDIENCE, a -> a.audience = "");
        add(all, "another audience", Rule.AUDIENCE, a -> a.audience = audience(OTHER));
        add(all, "two restrictions of which one is another's", Rule.AUDIENCE, a -> a.audience += audience(OTHER));
        add(all, "an empty restriction", Rule.AUDIENCE, a -> a.audience += "<saml:AudienceRestriction/>");
        add(
                all,
                "a condition nobody knows",
                Rule.CONDITION,
                a -> a.audience += "<saml:Condition xsi:type=\"saml:Neu\"/>");
        add(
                all,
                "a condition of another namespace",
                Rule.CONDITION,
                a -> a.audience += "<x:AudienceRestriction xmlns:x=\"urn:x\"/>");
        add(
                all,
                "not bearer",
                Rule.CONFIRMATION,
                a -> a.confirmationMethod = "urn:oasis:names:tc:SAML:2.0:cm:sender-vouches");
        add(all, "no confirmation", Rule.CONFIRMATION, a -> a.confirmation = "");
        add(
                all,
                "two confirmations",
                Rule.CONFIRMATION,
                a -> a.subjectExtra = "<saml:SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\"/>");
        add(
                all,
                "a confirmation without data",
                Rule.CONFIRMATION,
                a -> a.confirmation = "<saml:SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\"/>");
        add(all, "a subject of another kind", Rule.STRUCTURE, a -> a.subjectExtra = "<saml:BaseID/>");
        add(all, "two names of the subject", Rule.STRUCTURE, a -> a.subjectExtra = "<saml:NameID>x</saml:NameID>");
        add(all, "no recipient", Rule.RECIPIENT, a -> a.recipient = "");
        add(all, "another recipient", Rule.RECIPIENT, a -> a.recipient = " Recipient=\"" + OTHER + "\"");
        add(all, "confirmed for nobody's request", Rule.IN_RESPONSE_TO, a -> a.confirmedInResponseTo = null);
        add(
                all,
                "confirmed for another request",
                Rule.IN_RESPONSE_TO,
                a -> a.confirmedInResponseTo = "_" + "1".repeat(40));
        add(
                all,
                "confirmed not before",
                Rule.CONFIRMATION,
                a -> a.confirmationExtra = " NotBefore=\"" + Keys.NOW + "\"");
        add(all, "confirmed for ever", Rule.TIME_FORM, a -> a.confirmedUntil = null);
        add(
                all,
                "confirmed until a minute ago",
                Rule.TIME,
                a -> a.confirmedUntil = Keys.NOW.minusSeconds(60).toString());
        add(
                all,
                "confirmed far too long",
                Rule.TIME,
                a -> a.confirmedUntil = Keys.NOW.plusSeconds(661).toString());
        add(all, "two statements", Rule.STRUCTURE, a -> a.statements = statement());
        add(all, "a decision", Rule.STRUCTURE, a -> a.statements = "<saml:AuthzDecisionStatement/>");
        add(
                all,
                "identified in the future",
                Rule.TIME,
                a -> a.authnInstant = Keys.NOW.plusSeconds(61).toString());
        add(
                all,
                "identified before the request, so without asking",
                Rule.TIME,
                a -> a.authnInstant = Keys.NOW.minusSeconds(61).toString());
        add(all, "no moment of identification", Rule.TIME_FORM, a -> a.authnInstant = null);
        add(
                all,
                "the session is over",
                Rule.TIME,
                a -> a.statementExtra = " SessionNotOnOrAfter=\"" + Keys.NOW.minusSeconds(60) + "\"");
        // 11
        add(all, "an attribute stands twice", Rule.ATTRIBUTE, a -> a.attributeExtra = a.attributes.get("2.5.4.4"));
        add(
                all,
                "an attribute stands twice, with a blank in its name",
                Rule.ATTRIBUTE,
                a -> a.attributeExtra = a.attributes.get("2.5.4.4").replace("urn:oid:", "urn:oid: "));
        add(
                all,
                "an attribute has two values",
                Rule.ATTRIBUTE,
                a -> a.rawAttribute(
                        "1.2",
                        "<saml:Attribute Name=\"urn:oid:1.2\"><saml:AttributeValue/><saml:AttributeValue/></saml:Attribute>"));
        add(
                all,
                "an attribute has something else than a value",
                Rule.ATTRIBUTE,
                a -> a.rawAttribute("1.2", "<saml:Attribute Name=\"urn:oid:1.2\"><saml:Value/></saml:Attribute>"));
        add(all, "an attribute has no name", Rule.ATTRIBUTE, a -> a.rawAttribute("1.2", "<saml:Attribute/>"));
        add(all, "an attribute is encrypted", Rule.STRUCTURE, a -> a.rawAttribute("1.2", "<saml:EncryptedAttribute/>"));
        add(all, "a required attribute is missing", Rule.ATTRIBUTE_MISSING, a -> a.attributes.remove("2.5.4.4"));
        add(all, "a required attribute is blank", Rule.ATTRIBUTE_MISSING, a -> a.attribute("2.5.4.4", " ", "HOCH"));
        return all.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaches")
    void aBrokenStepIsRefusedByItsOwnRule(String what, Rule rule, Consumer<Answer> change) {
        assertThat(world.broken(change)).as(what).isEqualTo(rule);
    }

    @Test
    void anAnswerWithoutItsFieldIsRefused() {
        Answer answer = world.answer();
        Map<String, String> fields = new HashMap<>(answer.fields());
        fields.remove("SAMLResponse");

        UntrustedException refused = catchThrowableOfType(
                UntrustedException.class, () -> world.saml.finish(new LoginAnswer(fields, answer.browserToken())));

        assertThat(refused).hasMessage(World.UNIFORM);
    }

    @Test
    void timeRunsOutForAnAnswerThatCameLate() {
        assertThat(world.broken(answer -> world.clock.forward(Duration.ofSeconds(360))))
                .isEqualTo(Rule.TIME);
    }

    @Test
    void aLoginThatTookTooLongIsRefused() {
        assertThat(world.broken(answer -> world.clock.forward(Duration.ofMinutes(10))))
                .isEqualTo(Rule.IN_RESPONSE_TO);
    }

    @Test
    void aLoginThatTookTooLongIsRefusedEvenIfTheStoresClockIsSlow() {
        org.ozgsdk.core.store.Store slow =
                new org.ozgsdk.core.store.InMemoryStore(java.time.Clock.fixed(Keys.NOW, java.time.ZoneOffset.UTC));
        Answer answer = new Answer(world.saml(slow).begin(World.REQUEST), world.clock.instant());
        world.clock.forward(Duration.ofMinutes(10));

        Breach breach =
                catchThrowableOfType(Breach.class, () -> world.read(answer.fields(), answer.browserToken(), slow));

        assertThat(breach.rule()).isEqualTo(Rule.PENDING_EXPIRED);
    }

    @Test
    void anotherBrowsersCookieIsRefusedAndTheLoginStaysPending() {
        Answer answer = world.answer();
        Map<String, String> fields = answer.fields();
        Secret foreign = world.answer().browserToken();

        Breach breach = catchThrowableOfType(Breach.class, () -> readWith(fields, foreign));

        assertThat(breach.rule()).isEqualTo(Rule.BROWSER);
        assertThat(world.saml.finish(new LoginAnswer(fields, answer.browserToken())))
                .isInstanceOf(LoginOutcome.LoggedIn.class);
    }

    @Test
    void anotherRelayStateIsRefusedAndTheLoginStaysPending() {
        Answer answer = world.answer();
        Map<String, String> fields = new HashMap<>(answer.fields());
        Map<String, String> right = Map.copyOf(fields);

        for (String wrong :
                List.of("", "https://böse.example/", world.begin().fields().get("RelayState"))) {
            fields.put("RelayState", wrong);
            Breach breach = catchThrowableOfType(Breach.class, () -> readWith(fields, answer.browserToken()));
            assertThat(breach.rule()).isEqualTo(Rule.RELAY_STATE);
        }
        fields.remove("RelayState");
        assertThat(catchThrowableOfType(Breach.class, () -> readWith(fields, answer.browserToken()))
                        .rule())
                .isEqualTo(Rule.RELAY_STATE);
        assertThat(world.saml.finish(new LoginAnswer(right, answer.browserToken())))
                .isInstanceOf(LoginOutcome.LoggedIn.class);
    }

    @Test
    void aLowerLevelInAValidAnswerIsTooLow() {
        Map<String, TrustLevel> words = Map.of(
                "STORK-QAA-Level-1", TrustLevel.BASIC,
                "STORK-QAA-Level-2", TrustLevel.LOW,
                "STORK-QAA-Level-9", TrustLevel.NONE,
                "", TrustLevel.NONE);
        words.forEach((word, reached) -> assertThat(world.read(answer -> answer.classRef = word))
                .isEqualTo(new LoginOutcome.LevelTooLow(TrustLevel.SUBSTANTIAL, Optional.of(reached))));
    }

    @Test
    void anAnswerThatContradictsItselfHasTheLowerLevel() {
        assertThat(world.read(answer -> answer.attribute("1.2.40.0.10.2.1.1.261.94", "STORK-QAA-Level-1", "NORMAL")))
                .isEqualTo(new LoginOutcome.LevelTooLow(TrustLevel.SUBSTANTIAL, Optional.of(TrustLevel.BASIC)));
    }

    @Test
    void onlyPssIsAcceptedWhereItIsRequired() {
        World strict = new World(false, true, Keys.SERVICE_ENCRYPTION);

        assertThat(strict.broken(answer -> answer.signing.method = Signing.RSA_SHA256))
                .isEqualTo(Rule.SIGNATURE_FORM);
        assertThat(strict.login(answer -> answer.signing.method = Signing.PSS_SHA256)
                        .accountId())
                .isPresent();
    }

    private LoginOutcome readWith(Map<String, String> fields, Secret token) {
        return world.read(fields, token, world.store);
    }

    private static void add(List<Arguments> all, String what, Rule rule, Consumer<Answer> change) {
        all.add(Arguments.of(what, rule, change));
    }

    private static java.util.function.UnaryOperator<byte[]> replaced(String from, String to) {
        return bytes -> {
            String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
            assertThat(text).contains(from);
            return text.replace(from, to).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        };
    }

    private static byte[] withoutStatus(byte[] bytes) {
        String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        int from = text.indexOf("<samlp:Status>");
        int to = text.indexOf("</samlp:Status>") + "</samlp:Status>".length();
        return (text.substring(0, from) + text.substring(to)).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** A length that leaves one byte in the last group of base64. */
    private static byte[] paddedToOneMore(byte[] bytes) {
        String blanks = " ".repeat((4 - bytes.length % 3) % 3);
        byte[] padded = (new String(bytes, java.nio.charset.StandardCharsets.UTF_8) + blanks)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(padded.length % 3).isEqualTo(1);
        return padded;
    }

    private static char next(char c) {
        return (char) (c + 1);
    }

    private static byte[] twice(byte[] bytes) {
        byte[] both = java.util.Arrays.copyOf(bytes, 2 * bytes.length);
        System.arraycopy(bytes, 0, both, bytes.length, bytes.length);
        return both;
    }

    private static String extension(String attribute) {
        return "<samlp:Extensions><x:e xmlns:x=\"urn:x\" " + attribute + "/></samlp:Extensions>";
    }

    private static String failed(String top, String second) {
        return "<samlp:Status><samlp:StatusCode Value=\"" + Answer.STATUS + top + "\"><samlp:StatusCode Value=\""
                + Answer.STATUS + second + "\"/></samlp:StatusCode></samlp:Status>";
    }

    private static String audience(String of) {
        return "<saml:AudienceRestriction><saml:Audience>" + of + "</saml:Audience></saml:AudienceRestriction>";
    }

    private static String statement() {
        return "<saml:AuthnStatement AuthnInstant=\"" + Keys.NOW
                + "\"><saml:AuthnContext><saml:AuthnContextClassRef>STORK-QAA-Level-4</saml:AuthnContextClassRef>"
                + "</saml:AuthnContext></saml:AuthnStatement>";
    }
}
