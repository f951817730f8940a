// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

/** The account's other faces on the wire (login sheet 4, 5 and 9.10). */
class AccountFacesTest {

    private static final TestClock CLOCK = new TestClock(Instant.parse("2026-11-23T10:00:00Z"));
    private static final String PERSISTENT = "2.0:nameid-format:persistent";
    private static final String BASIC = "urn:oasis:names:tc:SAML:2.0:attrname-format:basic";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private static Sandbox sandbox;
    private static HandMadeService hands;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).clock(CLOCK).start();
        hands = new HandMadeService(sandbox, CLOCK);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static FaceService at(AccountFace face) {
        return new FaceService(hands, face).register();
    }

    private static String text(Element assertion, String name) {
        return attribute(assertion, name).getTextContent();
    }

    private static Element attribute(Element assertion, String name) {
        return HandMadeResponse.all(assertion, HandMadeResponse.SAML, "Attribute").stream()
                .filter(one -> one.getAttribute("Name").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no attribute " + name));
    }

    @ParameterizedTest
    @EnumSource(AccountFace.class)
    void eachFaceHasItsOwnMetadataAndKey(AccountFace face) {
        Account account = sandbox.account(face);
        Element root = HandMadeResponse.parsed(
                hands.http.get(account.metadata().getPath()).body());

        assertThat(account.face()).isEqualTo(face);
        assertThat(root.getAttribute("entityID")).isEqualTo(account.entityId().toString());
        Element role = HandMadeResponse.child(root, "IDPSSODescriptor");
        assertThat(HandMadeResponse.children(role).stream().map(one -> one.getAttribute("Location")))
                .contains(account.ssoPost().toString(), account.ssoRedirect().toString());
        account.sloPost()
                .ifPresent(slo -> assertThat(HandMadeResponse.child(role, "SingleLogoutService")
                                .getAttribute("Location"))
                        .isEqualTo(slo.toString()));
        for (AccountFace other : AccountFace.values()) {
            if (other != face) {
                assertThat(sandbox.account(other).certificates()).doesNotContainAnyElementsOf(account.certificates());
                assertThat(sandbox.account(other).entityId()).isNotEqualTo(account.entityId());
            }
        }
    }

    @Test
    void mukSignsTheResponseAroundAnAssertionThatIsEncryptedOnly() {
        FaceService muk = at(AccountFace.MUK);
        HandMadeResponse response = muk.login(FaceService.nameId(PERSISTENT), "gmbh", "Elster");
        Element assertion = response.assertion();

        assertThat(HandMadeResponse.names(response.root()))
                .containsExactly("Issuer", "Signature", "Status", "EncryptedAssertion");
        assertThat(muk.verifies(response.root())).isTrue();
        assertThat(HandMadeResponse.names(assertion))
                .containsExactly("Issuer", "Subject", "Conditions", "AuthnStatement", "AttributeStatement");
        Element nameId = HandMadeResponse.first(assertion, HandMadeResponse.SAML, "NameID");
        assertThat(nameId.getAttribute("Format")).endsWith(PERSISTENT);
        assertThat(nameId.getTextContent()).matches("ek-[0-9a-f]{40}");
        assertThat(text(assertion, "DatenuebermittlerPseudonymId")).matches("du-[0-9a-f]{40}");
        assertThat(text(assertion, "IstTestkonto")).isEqualTo("false");
        assertThat(text(assertion, "ElsterVertrauensniveauAuthentifizierung")).isEqualTo("substanziell");
    }

    @Test
    void mukHasGermanNamesAndXmlValuesOfEkona() {
        Element assertion = at(AccountFace.MUK).login("", "gmbh", "Elster").assertion();
        Element seat = attribute(assertion, "Unternehmensanschrift");
        Element value = HandMadeResponse.child(seat, "AttributeValue");

        assertThat(seat.getAttribute("NameFormat")).isEqualTo(BASIC);
        assertThat(seat.hasAttribute("FriendlyName")).isFalse();
        assertThat(value.getAttributeNS(XSI, "type")).isEqualTo("ekona:AdresseType");
        assertThat(HandMadeResponse.names(value)).containsExactly("Typ", "Strasse", "Hausnummer", "PLZ", "Ort", "Land");
        assertThat(HandMadeResponse.children(value).get(0).getNamespaceURI())
                .isEqualTo("http://www.elster.de/schema/ekona/saml/extensions");
        assertThat(HandMadeResponse.names(
                        HandMadeResponse.child(attribute(assertion, "HandelndePerson"), "AttributeValue")))
                .containsExactly("Vorname", "Nachname", "Geburtsdatum");
    }

    @Test
    void mukGivesPersonsTheDataSetIdNr() {
        Element assertion = at(AccountFace.MUK).login("", "thi-an", "eID").assertion();

        assertThat(text(assertion, "DatenkranzTyp")).isEqualTo("IdNr");
        assertThat(text(assertion, "IdNr")).matches("[0-9]{11}");
        assertThat(text(assertion, "Geburtsdatum")).isEqualTo("17.04.1985");
        assertThat(text(assertion, "ElsterVertrauensniveauIdentifizierung")).isEqualTo("hoch");
        assertThat(text(assertion, "Anschrift")).isEqualTo("InlandMusterstraße12a52062AachenDE");
    }

    @Test
    void dataportSignsAnAssertionInTheClear() {
        FaceService dataport = at(AccountFace.DATAPORT);
        HandMadeResponse response =
                dataport.login(FaceService.context("http://eidas.europa.eu/LoA/substantial"), "verein", "Elster");
        Element assertion = HandMadeResponse.child(response.root(), "Assertion");

        assertThat(dataport.verifies(HandMadeResponse.parsed(response.text.substring(
                        response.text.indexOf("<saml:Assertion"), response.text.indexOf("</samlp:Response>")))))
                .isTrue();
        assertThat(HandMadeResponse.first(assertion, HandMadeResponse.DS, "SignatureMethod")
                        .getAttribute("Algorithm"))
                .isEqualTo("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
        assertThat(HandMadeResponse.first(assertion, HandMadeResponse.SAML, "AuthnContextClassRef")
                        .getTextContent())
                .isEqualTo("http://eidas.europa.eu/LoA/substantial");
        assertThat(HandMadeResponse.names(
                        HandMadeResponse.child(attribute(assertion, "LegalEntity"), "AttributeValue")))
                .containsExactly("OrganizationName", "CommercialRegistrationCourt", "CommercialRegistrationNumber");
    }

    @Test
    void dataportKnowsOnlyTheLevelsOfEidas() {
        FaceService dataport = at(AccountFace.DATAPORT);
        RawClient.Answer answer =
                dataport.post(hands.signed(dataport.request(FaceService.context("STORK-QAA-Level-3"))));

        assertThat(answer.header("X-Sandbox-Idp-Code")).isEqualTo("sandbox-authn-context-unknown");
    }

    @ParameterizedTest
    @CsvSource({"MUK", "DATAPORT"})
    void requestsAreCheckedThereToo(AccountFace face) {
        FaceService service = at(face);
        String signed = hands.signed(service.request(""));

        assertThat(service.post(service.request("")).header("X-Sandbox-Idp-Code"))
                .isEqualTo("saml-request-not-signed");
        assertThat(service.post(signed).status()).isEqualTo(200);
        assertThat(service.post(signed).header("X-Sandbox-Idp-Code")).isEqualTo("sandbox-request-replayed");
        assertThat(service.post(hands.signed(service.request("").replace(FaceService.ACS, FaceService.SLO)))
                        .header("X-Sandbox-Idp-Code"))
                .isEqualTo("sandbox-acs-not-registered");
        assertThat(service.post(hands.signed(
                                service.request("").replace("ekona", "bundid").replace("Post", "x")))
                        .header("X-Sandbox-Idp-Code"))
                .isEqualTo("sandbox-wrong-destination");
    }

    @Test
    void whatIsRegisteredAtOneFaceIsUnknownAtAnother() {
        FaceService muk = at(AccountFace.MUK);
        String request = muk.request("").replace(FaceService.ENTITY, "https://nur-muk.ozgsdk.example");
        sandbox.account(AccountFace.DATAPORT)
                .register(muk.metadata()
                        .replace(FaceService.ENTITY, "https://nur-muk.ozgsdk.example")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(muk.post(hands.signed(request)).header("X-Sandbox-Idp-Code"))
                .isEqualTo("sandbox-service-provider-unknown");
    }

    @Test
    void everyAccountOfSheet95IsThere() {
        assertThat(sandbox.account().personas().stream().map(Persona::id))
                .contains(
                        "passwort",
                        "elster",
                        "karte",
                        "teildatum",
                        "aufenthalt",
                        "union",
                        "eidas",
                        "fink",
                        "gast",
                        "diia",
                        "einname",
                        "ohneadresse",
                        "ausland");
        assertThat(sandbox.account(AccountFace.MUK).personas().stream()
                        .flatMap(one -> one.organisation().stream())
                        .map(Persona.Organisation::country))
                .containsExactlyElementsOf(List.of("DE", "DE", "CZ"));
    }
}
