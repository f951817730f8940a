// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

/** Single logout by POST, begun by the service or by the account (SAML core 3.7). */
class AccountLogoutTest {

    private static final TestClock CLOCK = new TestClock(Instant.parse("2026-11-23T10:00:00Z"));

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

    private static Element assertion(AccountFace face, HandMadeResponse response) {
        return face == AccountFace.DATAPORT
                ? HandMadeResponse.child(response.root(), "Assertion")
                : response.assertion();
    }

    private static String subject(Element assertion) {
        String index = HandMadeResponse.first(assertion, HandMadeResponse.SAML, "AuthnStatement")
                .getAttribute("SessionIndex");
        return "<saml:NameID>"
                + HandMadeResponse.first(assertion, HandMadeResponse.SAML, "NameID")
                        .getTextContent()
                + "</saml:NameID><samlp:SessionIndex>" + index + "</samlp:SessionIndex>";
    }

    @ParameterizedTest
    @EnumSource(
            value = AccountFace.class,
            names = {"MUK", "DATAPORT", "GENERIC"})
    void aServiceEndsItsSessionOnce(AccountFace face) {
        FaceService service = new FaceService(hands, face).register();
        String subject = subject(assertion(face, service.login("", "thi-an", "Elster")));
        String slo = service.account.sloPost().orElseThrow().getPath();

        RawClient.Answer unsigned = service.post(slo, "SAMLRequest", service.logout("LogoutRequest", "", subject));
        RawClient.Answer first =
                service.post(slo, "SAMLRequest", hands.signed(service.logout("LogoutRequest", "", subject)));
        RawClient.Answer second =
                service.post(slo, "SAMLRequest", hands.signed(service.logout("LogoutRequest", "", subject)));

        assertThat(unsigned.header("X-Sandbox-Idp-Code")).isEqualTo("saml-request-not-signed");
        Element response = HandMadeResponse.parsed(FaceService.message(first, "SAMLResponse"));
        assertThat(response.getLocalName()).isEqualTo("LogoutResponse");
        assertThat(response.getAttribute("Destination")).isEqualTo(FaceService.SLO);
        assertThat(service.verifies(response)).isTrue();
        assertThat(HandMadeResponse.first(response, HandMadeResponse.SAMLP, "StatusCode")
                        .getAttribute("Value"))
                .endsWith(":Success");
        assertThat(HandMadeService.field(first.body(), "RelayState")).isEqualTo("zurück");
        assertThat(FaceService.message(second, "SAMLResponse")).contains("UnknownPrincipal");
        assertThat(sandbox.history())
                .anyMatch(event -> event.kind() == HistoryEvent.Kind.LOGGED_OUT
                        && event.about().equals("thi-an")
                        && event.detail().equals("service"));
    }

    @ParameterizedTest
    @EnumSource(
            value = AccountFace.class,
            names = {"MUK", "DATAPORT", "GENERIC"})
    void theAccountEndsASessionAndHearsOfIt(AccountFace face) {
        FaceService service = new FaceService(hands, face).register();
        String index = HandMadeResponse.first(
                        assertion(face, service.login("", "ziva", "Elster")), HandMadeResponse.SAML, "AuthnStatement")
                .getAttribute("SessionIndex");
        String page = service.account.logoutPage().orElseThrow().getPath();
        assertThat(hands.http.get(page).body()).contains(index, "ziva");

        Map<String, String> choice = new LinkedHashMap<>();
        choice.put("sitzung", index);
        Element request = HandMadeResponse.parsed(FaceService.message(hands.http.form(page, choice), "SAMLRequest"));
        assertThat(service.verifies(request)).isTrue();
        assertThat(HandMadeResponse.child(request, "SessionIndex").getTextContent())
                .isEqualTo(index);
        String answer = service.logout(
                "LogoutResponse",
                " InResponseTo=\"" + request.getAttribute("ID") + "\"",
                "<samlp:Status><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/></samlp:Status>");
        String slo = service.account.sloPost().orElseThrow().getPath();

        assertThat(service.post(slo, "SAMLResponse", hands.signed(answer)).body())
                .contains("Konto und Dienst haben die Sitzung beendet");
        assertThat(service.post(slo, "SAMLResponse", hands.signed(answer.replace("ID=\"_", "ID=\"_a")))
                        .header("X-Sandbox-Idp-Code"))
                .isEqualTo("sandbox-logout-unknown");
        assertThat(hands.http.get(page).body()).doesNotContain(index);
    }
}
