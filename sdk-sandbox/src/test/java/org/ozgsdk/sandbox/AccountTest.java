// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ozgsdk.sandbox.HandMadeService.required;
import static org.ozgsdk.sandbox.HandMadeService.wanted;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ozgsdk.core.json.Json;
import org.ozgsdk.core.json.JsonObject;
import org.w3c.dom.Element;

/** A login at the account and the answer: its form, its cryptography and what it says (login sheet 2.2 and 2.4). */
class AccountTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123Z");
    private static final TestClock CLOCK = new TestClock(NOW);
    private static final String GIVEN = "2.5.4.42";
    private static final String FAMILY = "2.5.4.4";
    private static final String BPK2 = "1.3.6.1.4.1.25484.494450.3";
    private static final String MAILBOX = "2.5.4.18";
    private static final String LEVEL = "1.2.40.0.10.2.1.1.261.94";
    private static final String MEANS = "1.3.6.1.4.1.25484.494450.2";
    private static final String GENDER = "1.3.6.1.4.1.33592.1.3.5";
    private static final String MAIL = "0.9.2342.19200300.100.1.3";

    private static Sandbox sandbox;
    private static HandMadeService service;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().officeInterval(Duration.ZERO).clock(CLOCK).start();
        service = new HandMadeService(sandbox, CLOCK).register();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void theMetadataNameBothWaysInAndTheKey() {
        RawClient.Answer answer = service.http.get("/bundid/idp");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/samlmetadata+xml");
        Element root = HandMadeResponse.parsed(answer.body());
        Element role = HandMadeResponse.child(root, "IDPSSODescriptor");
        assertThat(root.getAttribute("entityID"))
                .isEqualTo(sandbox.account().entityId().toString())
                .isEqualTo(sandbox.baseUri() + "/bundid/idp");
        assertThat(role.getAttribute("WantAuthnRequestsSigned")).isEqualTo("true");
        assertThat(HandMadeResponse.names(role))
                .containsExactly("KeyDescriptor", "NameIDFormat", "SingleSignOnService", "SingleSignOnService");
        assertThat(HandMadeResponse.children(role).stream().map(one -> one.getAttribute("Location")))
                .contains(
                        sandbox.account().ssoPost().toString(),
                        sandbox.account().ssoRedirect().toString());
        assertThat(role.getTextContent()).contains(der());
    }

    private static String der() {
        try {
            return Base64.getEncoder()
                    .encodeToString(sandbox.account().certificates().get(0).getEncoded());
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theResponseHasTheFormOfTheSchema() {
        HandMadeResponse response = service.login();
        Element root = response.root();

        assertThat(root.getNamespaceURI()).isEqualTo(HandMadeResponse.SAMLP);
        assertThat(root.getLocalName()).isEqualTo("Response");
        assertThat(HandMadeResponse.names(root)).containsExactly("Issuer", "Status", "EncryptedAssertion");
        assertThat(root.getAttribute("Version")).isEqualTo("2.0");
        assertThat(root.getAttribute("ID")).matches("_[0-9a-f]{40}");
        assertThat(root.getAttribute("IssueInstant")).isEqualTo("2026-11-23T10:00:00.123Z");
        assertThat(root.getAttribute("Destination")).isEqualTo(HandMadeService.ACS);
        assertThat(root.getAttribute("InResponseTo")).isEqualTo(service.lastId);
        assertThat(HandMadeResponse.child(root, "Issuer").getTextContent())
                .isEqualTo(sandbox.account().entityId().toString());
        assertThat(response.topCode()).isEqualTo("Success");
        Element data = HandMadeResponse.child(HandMadeResponse.child(root, "EncryptedAssertion"), "EncryptedData");
        assertThat(data.getAttribute("Type")).isEqualTo("http://www.w3.org/2001/04/xmlenc#Element");
        assertThat(HandMadeResponse.names(data)).containsExactly("EncryptionMethod", "KeyInfo", "CipherData");
        assertThat(HandMadeResponse.method(data)).isEqualTo("http://www.w3.org/2009/xmlenc11#aes256-gcm");
        Element key = HandMadeResponse.child(HandMadeResponse.child(data, "KeyInfo"), "EncryptedKey");
        assertThat(HandMadeResponse.names(key)).containsExactly("EncryptionMethod", "KeyInfo", "CipherData");
        assertThat(HandMadeResponse.method(key)).isEqualTo("http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p");
        assertThat(key.getAttribute("Recipient")).isEqualTo(HandMadeService.ENTITY);
    }

    @Test
    void theAssertionHasTheFormOfTheOfficialSample() {
        HandMadeResponse response = service.login();
        Element assertion = response.assertion();
        String idp = sandbox.account().entityId().toString();

        assertThat(HandMadeResponse.names(assertion))
                .containsExactly(
                        "Issuer", "Signature", "Subject", "Conditions", "AuthnStatement", "AttributeStatement");
        assertThat(assertion.getAttribute("Version")).isEqualTo("2.0");
        assertThat(HandMadeResponse.child(assertion, "Issuer").getTextContent()).isEqualTo(idp);
        Element subject = HandMadeResponse.child(assertion, "Subject");
        Element nameId = HandMadeResponse.child(subject, "NameID");
        assertThat(nameId.getAttribute("Format")).isEqualTo("urn:oasis:names:tc:SAML:2.0:nameid-format:transient");
        assertThat(nameId.getAttribute("NameQualifier")).isEqualTo(idp);
        assertThat(nameId.getAttribute("SPNameQualifier")).isEqualTo(HandMadeService.ENTITY);
        assertThat(nameId.getTextContent()).hasSizeGreaterThan(30);
        Element confirmation = HandMadeResponse.child(subject, "SubjectConfirmation");
        assertThat(confirmation.getAttribute("Method")).isEqualTo("urn:oasis:names:tc:SAML:2.0:cm:bearer");
        Element data = HandMadeResponse.child(confirmation, "SubjectConfirmationData");
        assertThat(data.getAttribute("Recipient")).isEqualTo(HandMadeService.ACS);
        assertThat(data.getAttribute("InResponseTo")).isEqualTo(service.lastId);
        assertThat(data.getAttribute("NotOnOrAfter")).isEqualTo("2026-11-23T10:05:00.123Z");
        assertThat(data.hasAttribute("NotBefore")).isFalse();
        Element conditions = HandMadeResponse.child(assertion, "Conditions");
        assertThat(conditions.getAttribute("NotBefore")).isEqualTo("2026-11-23T10:00:00.123Z");
        assertThat(conditions.getAttribute("NotOnOrAfter")).isEqualTo("2026-11-23T10:05:00.123Z");
        assertThat(conditions.getTextContent()).isEqualTo(HandMadeService.ENTITY);
        Element statement = HandMadeResponse.child(assertion, "AuthnStatement");
        assertThat(HandMadeResponse.names(statement)).containsExactly("SubjectLocality", "AuthnContext");
        assertThat(statement.getTextContent()).isEqualTo("STORK-QAA-Level-3");
        assertThat(assertion.getAttribute("xmlns:xsd")).isEqualTo("http://www.w3.org/2001/XMLSchema");
        Element attribute = response.attribute(GIVEN);
        assertThat(attribute.getAttribute("NameFormat")).isEqualTo("urn:oasis:names:tc:SAML:2.0:attrname-format:uri");
        assertThat(attribute.getAttribute("FriendlyName")).isEqualTo("givenName");
        assertThat(HandMadeResponse.child(attribute, "AttributeValue")
                        .getAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "type"))
                .isEqualTo("xsd:string");
        assertThat(response.plain()).doesNotContain("&#").doesNotContain("\r").doesNotContain("\n");
    }

    @Test
    void theAssertionIsSignedByPssOverItsIdWithThePrefixOfTheValues() {
        HandMadeResponse response = service.login();
        Element assertion = response.assertion();
        Element info = HandMadeResponse.child(HandMadeResponse.child(assertion, "Signature"), "SignedInfo");
        Element reference = HandMadeResponse.child(info, "Reference");

        assertThat(response.verifies(assertion)).isTrue();
        assertThat(HandMadeResponse.child(info, "SignatureMethod").getAttribute("Algorithm"))
                .isEqualTo("http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1");
        assertThat(HandMadeResponse.child(info, "CanonicalizationMethod").getAttribute("Algorithm"))
                .isEqualTo(HandMadeService.EXCLUSIVE);
        assertThat(reference.getAttribute("URI")).isEqualTo("#" + assertion.getAttribute("ID"));
        List<Element> transforms = HandMadeResponse.children(HandMadeResponse.child(reference, "Transforms"));
        assertThat(transforms.stream().map(one -> one.getAttribute("Algorithm")))
                .containsExactly("http://www.w3.org/2000/09/xmldsig#enveloped-signature", HandMadeService.EXCLUSIVE);
        assertThat(HandMadeResponse.child(transforms.get(1), "InclusiveNamespaces")
                        .getAttribute("PrefixList"))
                .isEqualTo("xsd");
        assertThat(HandMadeResponse.child(reference, "DigestMethod").getAttribute("Algorithm"))
                .isEqualTo("http://www.w3.org/2001/04/xmlenc#sha256");
    }

    @Test
    void onlyWhatWasAskedForIsAnsweredInItsOrder() {
        HandMadeResponse response =
                service.login(service.request("STORK-QAA-Level-3", wanted(FAMILY), wanted(GIVEN)), "thi-an", "Elster");

        assertThat(HandMadeResponse.all(response.assertion(), HandMadeResponse.SAML, "Attribute").stream()
                        .map(one -> one.getAttribute("Name")))
                .containsExactly("urn:oid:" + FAMILY, "urn:oid:" + GIVEN);
        assertThat(response.value(GIVEN)).isEqualTo("Thị Ặn Łucja");
        assertThat(response.value(FAMILY)).isEqualTo("Đặng-Øllegård");
    }

    @Test
    void theIdOfAPersonDependsOnPersonAndHostOnly() throws Exception {
        String first = service.login().value(BPK2);
        String second = service.login().value(BPK2);
        String another = service.login(service.request(), "ziva", "eID").value(BPK2);

        assertThat(first).isEqualTo(second).isNotEqualTo(another);
        assertThat(first).hasSize(43);
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest("thi-an\ngewerbe.ozgsdk.example".getBytes(StandardCharsets.UTF_8));
        assertThat(Base64.getUrlDecoder().decode(first)).isEqualTo(hash);
    }

    @Test
    void trustFollowsTheMeansUsed() {
        String[] all = Stream.of(GIVEN, MAIL, GENDER, BPK2, LEVEL, MEANS)
                .map(HandMadeService::wanted)
                .toArray(String[]::new);
        HandMadeResponse password = service.login(service.request("STORK-QAA-Level-1", all), "thi-an", "Benutzername");
        HandMadeResponse elster = service.login(service.request("STORK-QAA-Level-1", all), "thi-an", "Elster");
        HandMadeResponse card = service.login(service.request("STORK-QAA-Level-4", all), "thi-an", "eID");

        assertThat(List.of(password.trust(GIVEN), elster.trust(GIVEN), card.trust(GIVEN)))
                .containsExactly("UNTERGEORDNET", "SUBSTANTIELL", "HOCH");
        for (HandMadeResponse one : List.of(password, elster, card)) {
            assertThat(List.of(one.trust(MAIL), one.trust(BPK2), one.trust(LEVEL)))
                    .containsOnly("NORMAL");
            assertThat(one.trust(GENDER)).isEqualTo("UNTERGEORDNET");
        }
        assertThat(List.of(password.value(LEVEL), elster.value(LEVEL), card.value(LEVEL)))
                .containsExactly("STORK-QAA-Level-1", "STORK-QAA-Level-3", "STORK-QAA-Level-4");
        assertThat(List.of(password.value(MEANS), elster.value(MEANS), card.value(MEANS)))
                .containsExactly("Benutzername", "Elster", "eID");
        assertThat(card.assertion().getTextContent()).contains("STORK-QAA-Level-4");
    }

    @Test
    void thePersonasHaveTheMailboxesOfTheSandbox() {
        HandMadeResponse response =
                service.login(service.request("STORK-QAA-Level-3", wanted(MAILBOX)), "juergen", "Elster");

        Persona juergen = sandbox.account().personas().stream()
                .filter(one -> one.id().equals("juergen"))
                .findFirst()
                .orElseThrow();
        assertThat(response.value(MAILBOX))
                .isEqualTo(juergen.mailbox().orElseThrow().toString());
        assertThat(juergen.toString()).isEqualTo("Persona[juergen]");
    }

    @Test
    void somebodyWithoutGivenNamesHasNoSuchAttribute() {
        HandMadeResponse response = service.login(service.request(), "einname", "Elster");

        assertThat(HandMadeResponse.all(response.assertion(), HandMadeResponse.SAML, "Attribute").stream()
                        .map(one -> one.getAttribute("FriendlyName")))
                .containsExactly("surname", "bPK2");
    }

    @Test
    void guestsDisappearWhenTheirIdOrMailboxIsAskedFor() {
        String plain = service.post(service.signed(service.request("STORK-QAA-Level-4", wanted(GIVEN))))
                .body();
        String withId = service.post(service.signed(service.request("STORK-QAA-Level-4", wanted(BPK2))))
                .body();
        String withMailbox = service.post(service.signed(service.request("STORK-QAA-Level-4", wanted(MAILBOX))))
                .body();

        assertThat(plain).contains("value=\"gast\"");
        assertThat(withId).doesNotContain("value=\"gast\"").contains("value=\"thi-an\"");
        assertThat(withMailbox).doesNotContain("value=\"gast\"").contains("value=\"thi-an\"");
    }

    @Test
    void aGuestHasAPseudonymOnly() {
        HandMadeResponse guest = service.login(
                service.request("STORK-QAA-Level-4", wanted(GIVEN), wanted(MAIL), wanted("1.2.40.0.10.2.1.1.226699")),
                "gast",
                "eID");

        assertThat(HandMadeResponse.all(guest.assertion(), HandMadeResponse.SAML, "Attribute").stream()
                        .map(one -> one.getAttribute("FriendlyName")))
                .containsExactly("givenName", "pseudonym");
    }

    @Test
    void cancellingIsAnsweredByAFailureThatNamesItsAssumption() {
        RawClient.Answer page = service.press(service.post(service.signed(service.request())), "abbrechen", "", "");
        HandMadeResponse response = new HandMadeResponse(service, page);

        assertThat(response.topCode()).isEqualTo("Requester");
        assertThat(response.secondCode()).isEqualTo("AuthnFailed");
        assertThat(page.header("X-Sandbox-Assumption")).isEqualTo("bundid.cancel-status");
        assertThat(HandMadeResponse.names(response.root())).containsExactly("Issuer", "Status");
        assertThat(response.root().getAttribute("InResponseTo")).isEqualTo(service.lastId);
        assertThat(HandMadeService.field(page.body(), "RelayState")).isEqualTo("r<\"&42");
    }

    @Test
    void aMissingRequiredAttributeIsNamedIfDetailsAreEnabled() {
        String request = service.request("STORK-QAA-Level-3", required(GIVEN), wanted(FAMILY), required("2.5.4.999"));
        HandMadeResponse response = service.login(request, "einname", "Elster");

        assertThat(response.topCode()).isEqualTo("Requester");
        assertThat(response.secondCode()).isEqualTo("RequestDenied");
        Element status = HandMadeResponse.child(response.root(), "Status");
        assertThat(HandMadeResponse.names(status)).containsExactly("StatusCode", "StatusMessage", "StatusDetail");
        Element detail = HandMadeResponse.first(response.root(), "https://www.akdb.de/request/2018/09", "StatusDetail");
        JsonObject json = Json.object(detail.getTextContent().getBytes(StandardCharsets.UTF_8), "detail");
        assertThat(json.text("version")).isEqualTo("1.0");
        assertThat(json.objects("errors").get(0).text("code")).isEqualTo("IDP_REQUIRED_ATTRIBUTES_MISSING");
        assertThat(json.objects("errors").get(0).text("message"))
                .contains("urn:oid:" + GIVEN, "urn:oid:2.5.4.999")
                .doesNotContain("urn:oid:" + FAMILY + ",");
    }

    @Test
    void withoutEnableStatusDetailNothingIsNamed() {
        String request =
                service.request("STORK-QAA-Level-3", required(GIVEN)).replace(" EnableStatusDetail=\"true\"", "");
        HandMadeResponse response = service.login(request, "einname", "Elster");

        assertThat(response.secondCode()).isEqualTo("RequestDenied");
        assertThat(response.text).doesNotContain("StatusDetail");
    }

    @Test
    void aLevelNoneOfTheMethodsReachesIsAnsweredAtOnce() {
        String request = service.request()
                .replace("<akdb:eIDAS/>", "<akdb:eIDAS><akdb:Enabled>false</akdb:Enabled></akdb:eIDAS>")
                .replace("<akdb:Elster/>", "")
                .replace("<akdb:Enabled>true</akdb:Enabled>", "<akdb:Enabled>false</akdb:Enabled>");
        RawClient.Answer page = service.post(service.signed(request));
        HandMadeResponse response = new HandMadeResponse(service, page);

        assertThat(response.secondCode()).isEqualTo("NoAuthnContext");
        assertThat(page.header("X-Sandbox-Assumption")).isEqualTo("bundid.level-not-reachable");
    }

    @Test
    void meansBelowTheLevelThatSomebodySendsAnywayDoNotHelp() {
        HandMadeResponse response = service.login(service.request(), "thi-an", "Benutzername");

        assertThat(response.secondCode()).isEqualTo("NoAuthnContext");
        assertThat(response.text).doesNotContain("Assertion");
    }

    @Test
    void theHistoryKnowsThePersonByIdOnly() {
        service.login(service.request(), "ziva", "Elster");

        assertThat(sandbox.history())
                .filteredOn(event -> event.kind() == HistoryEvent.Kind.LOGGED_IN)
                .last()
                .satisfies(event -> {
                    assertThat(event.about()).isEqualTo("ziva");
                    assertThat(event.detail()).isEmpty();
                });
    }

    @Test
    void theRedirectBindingLeadsToTheSamePage() {
        String request = service.request()
                .replace(
                        sandbox.account().ssoPost().toString(),
                        sandbox.account().ssoRedirect().toString());
        RawClient.Answer page = service.sendRedirect(service.redirect(request, HandMadeService.RSA_SHA256));
        HandMadeResponse response = new HandMadeResponse(service, service.press(page, "anmelden", "thi-an", "eID"));

        assertThat(response.verifies(response.assertion())).isTrue();
        assertThat(HandMadeService.field(response.page.body(), "RelayState")).isEqualTo("r<\"&42");
    }
}
