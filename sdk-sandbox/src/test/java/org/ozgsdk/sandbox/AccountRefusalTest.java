// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The account refuses what BundID refuses, with the codes of its interface description, 9.6 (login sheet 1.9), and with its own words where that has none. */
class AccountRefusalTest {

    private static final TestClock CLOCK = new TestClock(Instant.parse("2026-11-23T10:00:00Z"));
    private static final String CLASSIC_NAME =
            "<classic-ui:OrganizationDisplayName>Gewerbeamt (Muster)</classic-ui:OrganizationDisplayName>";
    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final String PSS = "http://www.w3.org/2007/05/xmldsig-more#";

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

    private static void assertRefused(RawClient.Answer answer, String code) {
        assertThat(answer.header("X-Sandbox-Idp-Code")).as(answer.body()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.body())
                .contains("<code>" + code + "</code>", "lang=\"de\"", "Simulation")
                .doesNotContain("SAMLResponse", "Gewerbeamt (Muster)");
    }

    private static UnaryOperator<String> replacing(String from, String to) {
        return request -> {
            assertThat(request).contains(from);
            return request.replace(from, to);
        };
    }

    /** What is wrong with an otherwise good, signed request, and the code. */
    static Stream<Arguments> wrongRequests() {
        String attributes = "<akdb:RequestedAttribute Name=\"urn:oid:2.5.4.42\"/>"
                + "<akdb:RequestedAttribute Name=\"urn:oid:2.5.4.4\"/>"
                + "<akdb:RequestedAttribute Name=\"urn:oid:1.3.6.1.4.1.25484.494450.3\"/>";
        String methods = "<akdb:Benutzername/><akdb:eID><akdb:Enabled>true</akdb:Enabled></akdb:eID>"
                + "<akdb:eIDAS/><akdb:Elster/>";
        String unnamed = "<akdb:RequestedAttribute%s/>";
        String purpose = "<classic-ui:Purpose>%s</classic-ui:Purpose>" + CLASSIC_NAME;
        String serviceId = "<classic-ui:OnlineServiceId>BMI-A1234</classic-ui:OnlineServiceId>";
        return Stream.of(
                Arguments.of("akdb-extension-missing", replacing("akdb:AuthenticationRequest", "akdb:Anderes")),
                Arguments.of("akdb-extension-missing", (UnaryOperator<String>) request -> request.substring(
                                0, request.indexOf("<samlp:Extensions>"))
                        + request.substring(request.indexOf("</samlp:Extensions>") + "</samlp:Extensions>".length())),
                Arguments.of(
                        "akdb-extension-v1-deprecated",
                        replacing("EnableStatusDetail=\"true\" Version=\"2\"", "Version=\"1\"")),
                Arguments.of(
                        "akdb-extension-v1-deprecated",
                        replacing("<akdb:AuthnMethods>" + methods + "</akdb:AuthnMethods>", "<akdb:AllowedMethods/>")),
                Arguments.of(
                        "sandbox-extension-version",
                        replacing("EnableStatusDetail=\"true\" Version=\"2\"", "Version=\"3\"")),
                Arguments.of("requested-attributes-empty", replacing(attributes, "")),
                Arguments.of(
                        "requested-attributes-empty",
                        replacing("<akdb:RequestedAttributes>" + attributes + "</akdb:RequestedAttributes>", "")),
                Arguments.of("requested-attributes-missing-name", replacing(attributes, unnamed.formatted(""))),
                Arguments.of(
                        "requested-attributes-missing-name", replacing(attributes, unnamed.formatted(" Name=\" \""))),
                Arguments.of(
                        "requested-attributes-missing-name",
                        replacing(attributes, unnamed.formatted(" Name=\"2.5.4.42\""))),
                Arguments.of("empty-authentication-methods", replacing(methods, "")),
                Arguments.of(
                        "empty-authentication-methods",
                        replacing(methods, "<akdb:eID><akdb:Enabled>false</akdb:Enabled></akdb:eID>")),
                Arguments.of("sandbox-authentication-method-unknown", replacing("akdb:Elster", "akdb:ELSTER")),
                Arguments.of("organization-display-name-missing", replacing(CLASSIC_NAME, "")),
                Arguments.of("organization-display-name-missing", replacing("Gewerbeamt (Muster)", "  ")),
                Arguments.of(
                        "purpose-does-not-support-restricted-html",
                        replacing(CLASSIC_NAME, purpose.formatted("&lt;script&gt;alert(1)&lt;/script&gt;"))),
                Arguments.of(
                        "purpose-does-not-support-restricted-html",
                        replacing(CLASSIC_NAME, purpose.formatted("<![CDATA[<b onclick=\"x\">Zweck</b>]]>"))),
                Arguments.of(
                        "purpose-does-not-support-restricted-html",
                        replacing(CLASSIC_NAME, purpose.formatted("a &lt; b"))),
                Arguments.of("missing-berca", replacing("BMI-A1234", "BMI-A0000")),
                Arguments.of("sandbox-online-service-id-missing", replacing(serviceId, "")),
                Arguments.of("sandbox-online-service-id-malformed", replacing("BMI-A1234", "BMI-A12345")),
                Arguments.of("sandbox-online-service-id-malformed", replacing("BMI-A1234", "4711-DE")),
                Arguments.of(
                        "sandbox-bpk1-required",
                        replacing(attributes, HandMadeService.required("1.2.40.0.10.2.1.1.149"))),
                Arguments.of(
                        "sandbox-extension-order",
                        replacing("</akdb:RequestedAttributes>", "</akdb:RequestedAttributes><akdb:AuthnMethods/>")),
                Arguments.of("sandbox-comparison-not-minimum", replacing("\"minimum\"", "\"exact\"")),
                Arguments.of("sandbox-comparison-not-minimum", replacing(" Comparison=\"minimum\"", "")),
                Arguments.of("sandbox-authn-context-unknown", replacing("STORK-QAA-Level-3", "STORK-QAA-Level-5")),
                Arguments.of(
                        "sandbox-authn-context-unknown",
                        replacing("STORK-QAA-Level-3", "http://eidas.europa.eu/LoA/substantial")),
                Arguments.of("sandbox-acs-not-registered", replacing(HandMadeService.ACS, HandMadeService.ACS + "2")),
                Arguments.of("sandbox-protocol-binding", replacing("bindings:HTTP-POST", "bindings:HTTP-Artifact")),
                Arguments.of("sandbox-wrong-destination", replacing("/POST/SSO", "/Redirect/SSO")),
                Arguments.of("sandbox-issue-instant", replacing("2026-11-23T10:00:00Z", "2026-11-23T09:54:59Z")),
                Arguments.of("sandbox-issue-instant", replacing("2026-11-23T10:00:00Z", "2026-11-23T10:05:01Z")),
                Arguments.of("sandbox-request-malformed", replacing("2026-11-23T10:00:00Z", "gestern")),
                Arguments.of("sandbox-request-malformed", replacing("Version=\"2.0\"", "Version=\"1.1\"")),
                Arguments.of(
                        "sandbox-request-malformed",
                        replacing(
                                "</samlp:RequestedAuthnContext>",
                                "</samlp:RequestedAuthnContext><samlp:NameIDPolicy/>")),
                Arguments.of("sandbox-passive-not-possible", replacing("IsPassive=\"false\"", "IsPassive=\"true\"")),
                Arguments.of(
                        "sandbox-service-provider-unknown",
                        replacing(HandMadeService.ENTITY, "https://fremd.ozgsdk.example/sp")));
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("wrongRequests")
    void aWrongRequestEndsOnTheErrorPage(String code, UnaryOperator<String> wrong) {
        assertRefused(service.send(wrong), code);
    }

    /** The opposite: what may look odd and is right. */
    static Stream<UnaryOperator<String>> rightRequests() {
        return Stream.of(
                UnaryOperator.identity(),
                replacing("2026-11-23T10:00:00Z", "2026-11-23T09:55:00Z"),
                replacing("2026-11-23T10:00:00Z", "2026-11-23T10:05:00.000Z"),
                replacing("BMI-A1234", "BMI-B1234567"),
                replacing("BMI-A1234", "BMI-4711"),
                replacing("Gewerbeamt (Muster)", "<![CDATA[Gewerbeamt & Söhne]]>"),
                replacing("AssertionConsumerServiceURL=\"" + HandMadeService.ACS + "\" ", ""),
                replacing(
                        CLASSIC_NAME,
                        "<classic-ui:Purpose>&lt;b&gt;Zweck&lt;/b&gt;</classic-ui:Purpose>" + CLASSIC_NAME),
                replacing("<akdb:RequestedAttribute Name=\"urn:oid:2.5.4.42\"/>", HandMadeService.wanted("9.9.9")),
                replacing("<akdb:Elster/>", "<akdb:Elster/><akdb:FINK/>"),
                request -> request.substring(0, request.indexOf("<akdb:AuthnMethods>"))
                        + request.substring(request.indexOf("</akdb:AuthnMethods>") + "</akdb:AuthnMethods>".length()));
    }

    @ParameterizedTest
    @MethodSource("rightRequests")
    void aRightRequestLeadsToTheLoginPage(UnaryOperator<String> right) {
        RawClient.Answer answer = service.send(right);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("name=\"vorgang\"");
    }

    @Test
    void aServiceWithoutBercaMayUseOtherMeansThanTheCard() {
        RawClient.Answer answer = service.send(request -> request.replace("BMI-A1234", "BMI-A0000")
                .replace("<akdb:Enabled>true</akdb:Enabled>", "<akdb:Enabled>false</akdb:Enabled>"));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void anUnsignedRequestIsRefused() {
        assertRefused(service.post(service.request()), "saml-request-not-signed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                MORE + "rsa-sha256",
                MORE + "rsa-sha384",
                MORE + "rsa-sha512",
                PSS + "sha256-rsa-MGF1",
                PSS + "sha512-rsa-MGF1"
            })
    void theAllowedSignaturesAreTaken(String algorithm) {
        RawClient.Answer answer = service.post(service.signed(service.request(), algorithm, service.signing));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void otherSignatureAlgorithmsAreRefused() {
        byte[] publicKey = HandMadeService.certificate(sandbox.testKeys().signing())
                .getPublicKey()
                .getEncoded();
        assertRefused(
                service.post(service.signed(
                        service.request(), "http://www.w3.org/2000/09/xmldsig#rsa-sha1", service.signing)),
                "sandbox-signature-algorithm");
        assertRefused(
                service.post(service.signed(
                        service.request(), MORE + "hmac-sha256", new SecretKeySpec(publicKey, "HmacSHA256"))),
                "sandbox-signature-algorithm");
    }

    @Test
    void signaturesOfAnotherFormAreRefused() {
        List<String> right = List.of(Transform.ENVELOPED, HandMadeService.EXCLUSIVE);
        String algorithm = HandMadeService.RSA_SHA256;
        List<String> forms = List.of(
                service.signed(service.request(), algorithm, service.signing, DigestMethod.SHA1, right, ""),
                service.signed(
                        service.request(),
                        algorithm,
                        service.signing,
                        DigestMethod.SHA256,
                        List.of(Transform.ENVELOPED),
                        ""),
                service.signed(
                        service.request(),
                        algorithm,
                        service.signing,
                        DigestMethod.SHA256,
                        List.of(Transform.ENVELOPED, "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"),
                        ""));
        for (String form : forms) {
            assertRefused(service.post(form), "sandbox-signature-form");
        }
    }

    @Test
    void aSignatureInAnotherPlaceIsRefused() {
        String signed = service.signed(service.request());
        String signature = signed.substring(
                signed.indexOf("<ds:Signature "), signed.indexOf("</ds:Signature>") + "</ds:Signature>".length());
        String without = signed.replace(signature, "");

        assertRefused(
                service.post(without.replace("</samlp:AuthnRequest>", signature + "</samlp:AuthnRequest>")),
                "sandbox-signature-form");
        assertRefused(
                service.post(without.replace("<samlp:Extensions>", "<samlp:Extensions>" + signature)),
                "sandbox-signature-form");
        assertRefused(
                service.post(signed.replace("<samlp:Extensions>", "<samlp:Extensions>" + signature)),
                "sandbox-signature-form");
    }

    @Test
    void aSignatureOfAnotherKeyIsRefused() {
        String signed = service.signed(
                service.request(),
                HandMadeService.RSA_SHA256,
                HandMadeService.key(sandbox.testKeys().mailbox()));

        assertRefused(service.post(signed), "sandbox-signature-invalid");
    }

    @Test
    void aRequestChangedAfterItWasSignedIsRefused() {
        String signed = service.signed(service.request());

        assertRefused(
                service.post(signed.replace("STORK-QAA-Level-3", "STORK-QAA-Level-1")), "sandbox-signature-invalid");
        assertRefused(service.post(signed.replace("BMI-A1234", "BMI-A1235")), "sandbox-signature-invalid");
    }

    @Test
    void aRequestCountsOnceOnly() {
        String signed = service.signed(service.request());

        assertThat(service.post(signed).status()).isEqualTo(200);
        assertRefused(service.post(signed), "sandbox-request-replayed");
    }

    @Test
    void whatIsNoXmlIsRefused() {
        assertRefused(service.http.form("/bundid/idp/profile/SAML2/POST/SSO", Map.of()), "sandbox-request-malformed");
        assertRefused(
                service.http.form("/bundid/idp/profile/SAML2/POST/SSO", Map.of("SAMLRequest", "%%%")),
                "sandbox-request-malformed");
        assertRefused(service.post("kein XML"), "sandbox-request-malformed");
        assertRefused(service.post("<x/>"), "sandbox-request-malformed");
        assertRefused(
                service.post("<!DOCTYPE x [<!ENTITY a \"b\">]>" + service.signed(service.request())),
                "sandbox-request-malformed");
        assertRefused(
                service.http.send(
                        "POST", "/bundid/idp/profile/SAML2/POST/SSO", "application/x-www-form-urlencoded", "a=%zz"),
                "sandbox-request-malformed");
    }

    @Test
    void anyCharacterChangedInASignedRequestIsRefused() {
        long seed = 20261123L;
        Random random = new Random(seed);
        String signed = service.signed(service.request());
        for (int i = 0; i < 60; i++) {
            int at = random.nextInt(signed.length());
            char other = signed.charAt(at) == 'x' ? 'y' : 'x';
            String changed = signed.substring(0, at) + other + signed.substring(at + 1);

            RawClient.Answer answer = service.post(changed);

            assertThat(answer.status())
                    .as("seed %d, run %d, position %d", seed, i, at)
                    .isEqualTo(400);
            assertThat(answer.header("X-Sandbox-Idp-Code")).isNotEmpty();
        }
    }

    private static String redirected() {
        return service.request()
                .replace(
                        sandbox.account().ssoPost().toString(),
                        sandbox.account().ssoRedirect().toString());
    }

    @Test
    void bothAllowedAlgorithmsOfTheRedirectBindingAreTaken() {
        for (String algorithm : List.of(HandMadeService.RSA_SHA256, HandMadeService.PSS_SHA256)) {
            RawClient.Answer answer = service.sendRedirect(service.redirect(redirected(), algorithm));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }
    }

    @Test
    void theRedirectBindingDemandsItsSignatureOverExactlyTheOctets() {
        String query = service.redirect(redirected(), HandMadeService.RSA_SHA256);

        assertRefused(
                service.sendRedirect(query.substring(0, query.indexOf("&Signature="))), "saml-request-not-signed");
        assertRefused(
                service.sendRedirect(query.replace("%2242", "%2243").replace("%26", "%20")),
                "sandbox-signature-invalid");
        assertRefused(service.sendRedirect(query.replace("rsa-sha256", "rsa-sha384")), "sandbox-signature-invalid");
        assertRefused(
                service.sendRedirect(query.replace("more%23rsa-sha256", "more%23rsa-md5")),
                "sandbox-signature-algorithm");
        assertRefused(service.sendRedirect(query + "x"), "sandbox-signature-invalid");
        assertRefused(service.sendRedirect(query + "&RelayState=doppelt"), "sandbox-request-malformed");
        assertRefused(
                service.sendRedirect(service.redirect(service.request(), HandMadeService.RSA_SHA256)),
                "sandbox-wrong-destination");
        assertRefused(
                service.sendRedirect(service.redirect(service.signed(redirected()), HandMadeService.RSA_SHA256)),
                "sandbox-request-malformed");
    }

    @Test
    void whatIsNotDeflatedIsRefused() {
        String plain =
                HandMadeService.encoded(HandMadeService.base64(redirected().getBytes(StandardCharsets.UTF_8)));

        assertRefused(service.sendRedirect("SAMLRequest=" + plain), "sandbox-request-malformed");
        assertRefused(service.sendRedirect(""), "sandbox-request-malformed");
    }

    @Test
    void aBombIsNotInflated() {
        byte[] bomb = HandMadeService.deflated(new byte[64 << 20]);
        assertThat(bomb.length).isLessThan(70_000);

        RawClient.Answer answer =
                service.sendRedirect("SAMLRequest=" + HandMadeService.encoded(HandMadeService.base64(bomb)));

        assertRefused(answer, "sandbox-request-too-large");
    }

    @Test
    void errorPagesRepeatNothingOfTheRequest() {
        RawClient.Answer answer = service.send(replacing("BMI-A1234", "&lt;img src=x&gt;"));

        assertRefused(answer, "sandbox-online-service-id-malformed");
        assertThat(answer.body()).doesNotContain("<img", "img src");
    }

    @Test
    void anUnconfirmedRefusalNamesItsAssumption() {
        assertThat(service.send(replacing("BMI-A1234", "BMI-A0000")).header("X-Sandbox-Assumption"))
                .isEqualTo("bundid.missing-berca");
        assertThat(service.post(service.request()).header("X-Sandbox-Assumption"))
                .isEmpty();
    }
}
