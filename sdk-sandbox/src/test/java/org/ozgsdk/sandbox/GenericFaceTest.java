// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** The face for other people's service providers: registered by what they publish, answered as they ask. */
class GenericFaceTest {

    private static final TestClock CLOCK = new TestClock(Instant.parse("2026-11-23T10:00:00Z"));
    private static final String TYPE = "application/samlmetadata+xml";
    private static final String FOREIGN = """
            <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%s" ID="x1" validUntil="2030-01-01T00:00:00Z">
            <md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
            <md:AssertionConsumerService index="1" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact" Location="ftp://x"/>
            <md:AssertionConsumerService index="2" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="%s"/>
            </md:SPSSODescriptor></md:EntityDescriptor>
            """;

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

    private static FaceService generic() {
        return new FaceService(hands, AccountFace.GENERIC);
    }

    private static RawClient.Answer register(String metadata) {
        return hands.http.send(
                "POST", sandbox.account(AccountFace.GENERIC).registration().getPath(), TYPE, metadata);
    }

    @Test
    void aServiceWithoutKeysOnTheOwnMachineIsTakenAndAnsweredInTheClear() {
        RawClient.Answer answer = register(FOREIGN.formatted("fremder-dienst:1", "http://localhost:9000/acs"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().texts("acs")).containsExactly("http://localhost:9000/acs");
        FaceService service = generic();
        String request = service.request("")
                .replace(FaceService.ENTITY, "fremder-dienst:1")
                .replace(FaceService.ACS, "http://localhost:9000/acs");

        HandMadeResponse response =
                new HandMadeResponse(hands, service.press(service.post(request), "passwort", "Benutzername"));

        assertThat(HandMadeResponse.names(response.root()))
                .containsExactly("Issuer", "Signature", "Status", "Assertion");
        assertThat(service.verifies(response.root())).isTrue();
        assertThat(HandMadeResponse.first(response.root(), HandMadeResponse.SAML, "AuthnContextClassRef")
                        .getTextContent())
                .isEqualTo("urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport");
    }

    @ParameterizedTest
    @CsvSource({
        "dienst:1,http://fremd.ozgsdk.example/acs",
        "dienst:1,javascript:alert(1)",
        "kein-uri,https://a.example/acs"
    })
    void whatCannotBeReachedOrNamedIsNotTaken(String entity, String acs) {
        assertThat(register(FOREIGN.formatted(entity, acs)).status()).isEqualTo(422);
    }

    @Test
    void whoPromisesSignaturesMustSign() {
        FaceService service = generic().register();

        assertThat(service.post(service.request("")).header("X-Sandbox-Idp-Code"))
                .isEqualTo("saml-request-not-signed");
        String signed = hands.signed(service.request(""));
        assertThat(service.post(signed.replace("</saml:Issuer>", " </saml:Issuer>"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whoHasAKeyGetsAnEncryptedAssertionSignedTwice() {
        FaceService service = generic().register();
        HandMadeResponse response = service.login("", "thi-an", "Elster");

        assertThat(service.verifies(response.root())).isTrue();
        assertThat(service.verifies(response.assertion())).isTrue();
        assertThat(response.value("2.5.4.4")).isEqualTo("Đặng-Øllegård");
        assertThat(response.attribute("2.5.4.4").getAttribute("FriendlyName")).isEqualTo("surname");
        assertThat(response.attribute("2.5.4.4").hasAttribute("akdb:TrustLevel"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2.0:nameid-format:persistent,[0-9a-f]{40}",
        "2.0:nameid-format:transient,_[0-9a-f]{40}",
        "1.1:nameid-format:unspecified,_[0-9a-f]{40}",
        "1.1:nameid-format:emailAddress,thi-an@konto.ozgsdk.example"
    })
    void theNameIdIsOfTheKindAskedFor(String format, String expected) {
        Element assertion = generic()
                .register()
                .login(FaceService.nameId(format), "thi-an", "Elster")
                .assertion();
        Element nameId = HandMadeResponse.first(assertion, HandMadeResponse.SAML, "NameID");

        assertThat(nameId.getTextContent()).matches(expected);
        assertThat(nameId.getAttribute("Format"))
                .endsWith(format.endsWith("unspecified") ? "2.0:nameid-format:transient" : format);
    }

    @Test
    void aPersonMayHoldBackWhatIsNotRequired() {
        FaceService service = generic().register();
        RawClient.Answer page = service.post(hands.signed(service.request("")));
        HandMadeResponse response = new HandMadeResponse(
                hands, service.press(page, "thi-an", "Elster", "urn:oid:2.5.4.42", "urn:oid:2.5.4.4"));

        assertThat(page.body())
                .contains("name=\"ohne.urn:oid:2.5.4.42\"")
                .doesNotContain("name=\"ohne.urn:oid:2.5.4.4\"");
        assertThat(response.plain()).contains("urn:oid:2.5.4.4\"").doesNotContain("urn:oid:2.5.4.42\"");
    }

    @Test
    void aLevelNobodyHasIsAnsweredByAFailureThatIsSigned() {
        FaceService service = generic().register();
        HandMadeResponse response = new HandMadeResponse(
                hands, service.post(hands.signed(service.request(FaceService.context("urn:unbekannt")))));

        assertThat(response.secondCode()).isEqualTo("NoAuthnContext");
        assertThat(service.verifies(response.root())).isTrue();
    }

    @Test
    void aServiceMayLogOutByRedirectIfItSigns() {
        FaceService service = generic().register();
        Element assertion = service.login("", "thi-an", "Elster").assertion();
        String nameId = HandMadeResponse.first(assertion, HandMadeResponse.SAML, "NameID")
                .getTextContent();
        String slo = service.account.sloPost().orElseThrow().getPath() + "?";
        String query = hands.redirect(
                service.logout("LogoutRequest", "", "<saml:NameID>" + nameId + "</saml:NameID>"),
                HandMadeService.RSA_SHA256);

        assertThat(hands.http
                        .get(slo + query.substring(0, query.indexOf("&SigAlg")))
                        .header("X-Sandbox-Idp-Code"))
                .isEqualTo("saml-request-not-signed");
        RawClient.Answer answer = hands.http.get(slo + query);
        assertThat(FaceService.message(answer, "SAMLResponse")).contains("LogoutResponse", "status:Success");
        assertThat(HandMadeService.field(answer.body(), "RelayState")).isEqualTo("r<\"&42");
    }
}
