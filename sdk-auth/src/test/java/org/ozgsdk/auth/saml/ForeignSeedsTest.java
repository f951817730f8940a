// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.saml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.xml.security.encryption.XMLCipher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.auth.idp.ForeignAnswer;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.profile.AccountProfile;

/** Whatever a decent identity provider sends is accepted by the generic profile; the accounts' own profiles stay with their forms. */
class ForeignSeedsTest {

    private static final String NAME_ID = "<saml:NameID%s>muster@example.org</saml:NameID>";
    private static final String FORMAT = " Format=\"urn:oasis:names:tc:SAML:%s\"";

    static Stream<Arguments> seeds() {
        return Stream.of(
                seed("the assertion signed", answer -> {}),
                seed("the response signed around a plain assertion", answer -> {
                    answer.signAssertion = false;
                    answer.signResponse = true;
                }),
                seed("both signed", answer -> answer.signResponse = true),
                seed("both signed, types declared on the response, prefixes listed inside only", answer -> {
                    answer.responseDeclares = ForeignAnswer.NS + ForeignAnswer.TYPES;
                    answer.assertionDeclares = "";
                    answer.prefixes = "xs xsi";
                    answer.signResponse = true;
                }),
                seed("types declared on the response, the response signed", answer -> {
                    answer.responseDeclares = ForeignAnswer.NS + ForeignAnswer.TYPES;
                    answer.assertionDeclares = "";
                    answer.signAssertion = false;
                    answer.signResponse = true;
                }),
                seed("encrypted, signed inside", answer -> answer.encryptFor = ours()),
                seed("encrypted, signed outside", answer -> {
                    answer.encryptFor = ours();
                    answer.signAssertion = false;
                    answer.signResponse = true;
                }),
                seed("encrypted, signed twice, AES-256, OAEP of XML Encryption 1.1", answer -> {
                    answer.encryptFor = ours();
                    answer.content = XMLCipher.AES_256_GCM;
                    answer.transport = XMLCipher.RSA_OAEP_11;
                    answer.signResponse = true;
                }),
                seed("encrypted, the plaintext leaning on declarations outside", answer -> {
                    answer.responseDeclares = ForeignAnswer.NS + ForeignAnswer.TYPES;
                    answer.assertionDeclares = "";
                    answer.prefixes = "xs xsi";
                    answer.encryptFor = ours();
                }),
                seed("sha384", answer -> {
                    answer.algorithm = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384";
                    answer.digest = "http://www.w3.org/2001/04/xmldsig-more#sha384";
                }),
                seed("sha512", answer -> {
                    answer.algorithm = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512";
                    answer.digest = "http://www.w3.org/2001/04/xmlenc#sha512";
                }),
                seed(
                        "RSASSA-PSS",
                        answer -> answer.algorithm = "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1"),
                seed("no issuer around a signed assertion", answer -> answer.responseIssuer = ""),
                seed(
                        "attributes first (ADFS)",
                        answer -> answer.statements =
                                ForeignAnswer.attributes(attribute("sn", "Muster")) + ForeignAnswer.authn("urn:x", "")),
                seed(
                        "two attribute statements, an attribute in both",
                        answer -> answer.statements +=
                                ForeignAnswer.attributes(attribute("urn:oid:2.5.4.4", "Zweitname"))),
                seed("no attribute statement", answer -> answer.statements = ForeignAnswer.authn("urn:x", "")),
                seed(
                        "several values, one empty, one nil",
                        answer -> answer.statements += ForeignAnswer.attributes("<saml:Attribute"
                                + " Name=\"Role\"><saml:AttributeValue>a</saml:AttributeValue><saml:AttributeValue/><saml:AttributeValue"
                                + " xsi:nil=\"true\"/></saml:Attribute>")),
                seed(
                        "a NameID as a value (eduPersonTargetedID)",
                        answer -> answer.statements += ForeignAnswer.attributes("<saml:Attribute"
                                + " Name=\"urn:oid:1.3.6.1.4.1.5923.1.1.1.10\"><saml:AttributeValue><saml:NameID"
                                + " Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:persistent\">p</saml:NameID>"
                                + "</saml:AttributeValue></saml:Attribute>")),
                seed("the subject by mail address", answer -> answer.nameId = nameId("1.1:nameid-format:emailAddress")),
                seed("the subject unspecified", answer -> answer.nameId = nameId("1.1:nameid-format:unspecified")),
                seed("the subject persistent", answer -> answer.nameId = nameId("2.0:nameid-format:persistent")),
                seed("the subject without format", answer -> answer.nameId = NAME_ID.formatted("")),
                seed("no NameID", answer -> answer.nameId = ""),
                seed(
                        "an address at the confirmation",
                        answer -> answer.confirmation = ForeignAnswer.confirmation(" Address=\"192.0.2.1\"")),
                seed(
                        "a second confirmation of another method",
                        answer -> answer.confirmation =
                                "<saml:SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:holder-of-key\"/>"
                                        + answer.confirmation),
                seed(
                        "two audience restrictions, one with two audiences",
                        answer -> answer.audience +=
                                "<saml:AudienceRestriction><saml:Audience>https://other.example</saml:Audience><saml:Audience>"
                                        + Answer.SP + "</saml:Audience></saml:AudienceRestriction>"),
                seed(
                        "one time use, no proxies",
                        answer -> answer.audience += "<saml:OneTimeUse/><saml:ProxyRestriction Count=\"0\"/>"),
                seed(
                        "an end of the session",
                        answer -> answer.statements = ForeignAnswer.authn(
                                "urn:x", " SessionNotOnOrAfter=\"" + Keys.NOW.plusSeconds(36_000) + "\"")),
                seed(
                        "a declaration instead of a class reference",
                        answer -> answer.statements = ForeignAnswer.authn("urn:x", "")
                                .replace("AuthnContextClassRef", "AuthnContextDeclRef")),
                seed(
                        "a locality and an authority",
                        answer -> answer.statements = ForeignAnswer.authn("urn:x", "")
                                .replace(
                                        "<saml:AuthnContext>",
                                        "<saml:SubjectLocality Address=\"::1\"/><saml:AuthnContext>")
                                .replace(
                                        "</saml:AuthnContext>",
                                        "<saml:AuthenticatingAuthority>urn:y</saml:AuthenticatingAuthority></saml:AuthnContext>")),
                seed("printed with blanks", answer -> answer.change = xml -> xml.replace("><", ">\n    <")),
                seed("blanks around names", answer -> {
                    answer.issuer = "<saml:Issuer>\n  " + Answer.IDP + "\n</saml:Issuer>";
                    answer.audience = "<saml:AudienceRestriction><saml:Audience> " + Answer.SP
                            + " </saml:Audience></saml:AudienceRestriction>";
                }),
                seed(
                        "other prefixes (Shibboleth)",
                        answer -> answer.change = xml -> xml.replace("saml:", "saml2:")
                                .replace("samlp:", "saml2p:")
                                .replace("xmlns:saml=", "xmlns:saml2=")
                                .replace("xmlns:samlp=", "xmlns:saml2p=")),
                seed(
                        "a default namespace (Keycloak)",
                        answer -> answer.change = xml -> xml.replace("<saml:", "<")
                                .replace("</saml:", "</")
                                .replace("xmlns:saml=", "xmlns=")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("seeds")
    void isAccepted(String name, Consumer<ForeignAnswer> change) {
        ForeignAnswer answer = new ForeignAnswer();
        change.accept(answer);

        ResponseCheck.Verdict verdict = check(GenericAccount.PROFILE).check(answer.xmlBytes());

        assertThat(verdict.reason()).as(name).isEqualTo("accepted");
        assertThat(verdict.login().orElseThrow().at()).isEqualTo(Keys.NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void aFieldMayHaveLinesOf76Characters(String lineEnd) {
        String field = Base64.getMimeEncoder(76, lineEnd.getBytes(StandardCharsets.US_ASCII))
                .encodeToString(new ForeignAnswer().xmlBytes());

        assertThat(check(GenericAccount.PROFILE).checkField(field).accepted()).isTrue();
    }

    @Test
    void whatLeansOnDeclarationsOutsideMustBeSignedItself() {
        ForeignAnswer answer = new ForeignAnswer();
        answer.responseDeclares = ForeignAnswer.NS + ForeignAnswer.TYPES;
        answer.assertionDeclares = "";
        answer.encryptFor = ours();
        answer.signAssertion = false;
        answer.signResponse = true;

        assertThat(check(GenericAccount.PROFILE).check(answer.xmlBytes()).reason())
                .isEqualTo("xml");
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                seed("structure", answer -> answer.responseIssuer = ""),
                seed(
                        "structure",
                        answer -> answer.statements =
                                ForeignAnswer.attributes(attribute("sn", "Muster")) + ForeignAnswer.authn("urn:x", "")),
                seed("structure", answer -> answer.statements += ForeignAnswer.attributes(attribute("sn", "Muster"))),
                seed(
                        "structure",
                        answer -> answer.statements = ForeignAnswer.authn("urn:x", "")
                                .replace("AuthnContextClassRef", "AuthnContextDeclRef")),
                seed("confirmation", answer -> answer.confirmation += answer.confirmation),
                seed("condition", answer -> answer.audience += "<saml:ProxyRestriction Count=\"0\"/>"),
                seed("audience", answer -> answer.audience = answer.audience.replace(Answer.SP, " " + Answer.SP)),
                seed("issuer", answer -> answer.issuer = answer.issuer.replace(Answer.IDP, " " + Answer.IDP)),
                seed("xml", answer -> {
                    answer.responseDeclares = ForeignAnswer.NS + ForeignAnswer.TYPES;
                    answer.assertionDeclares = "";
                    answer.prefixes = "xs xsi";
                    answer.encryptFor = ours();
                }));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aProfileWithItsOwnFormRefusesTheOthers(String reason, Consumer<ForeignAnswer> change) {
        AccountProfile narrow = GenericAccount.PROFILE.toBuilder("narrow", "Narrow")
                .anyForm(false)
                .build();
        ForeignAnswer answer = new ForeignAnswer();
        change.accept(answer);

        assertThat(check(narrow).check(answer.xmlBytes()).reason()).isEqualTo(reason);
    }

    static ResponseCheck check(AccountProfile profile) {
        return ResponseCheck.builder(profile, Metadata.account(), Answer.SP, Answer.ACS)
                .decryptionKey(Keys.SERVICE_ENCRYPTION)
                .inResponseTo(ForeignAnswer.REQUEST)
                .at(Keys.NOW)
                .build();
    }

    private static java.security.PublicKey ours() {
        return Keys.SERVICE_ENCRYPTION.certificate().getPublicKey();
    }

    private static String attribute(String name, String value) {
        return "<saml:Attribute Name=\"" + name + "\"><saml:AttributeValue xsi:type=\"xs:string\">" + value
                + "</saml:AttributeValue></saml:Attribute>";
    }

    private static String nameId(String format) {
        return NAME_ID.formatted(FORMAT.formatted(format));
    }

    private static Arguments seed(String name, Consumer<ForeignAnswer> change) {
        return Arguments.of(name, change);
    }
}
