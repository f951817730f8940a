// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.bundid.BundId;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.idp.Signing;
import org.ozgsdk.auth.idp.Trees;
import org.ozgsdk.auth.profile.AttributeCatalogue;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.TrustLevel;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The request as BundID wants it (fact sheet login-and-mailbox, 1.3 to 1.5), its signature checked by the JDK. */
class RequestTest {

    private static final String AKDB = "https://www.akdb.de/request/2018/09";
    private static final String UI = "https://www.akdb.de/request/2018/09/classic-ui/v1";
    private static final String SAMLP = "urn:oasis:names:tc:SAML:2.0:protocol";

    private final World world = new World();

    @Test
    void theSignatureIsValidForTheJdkToo() {
        assertThat(Signing.verifies(
                        document(world.begin()),
                        Keys.SERVICE_SIGNING.certificate().getPublicKey()))
                .isTrue();
        assertThat(Signing.verifies(
                        document(world.begin()),
                        Keys.NEXT_ENCRYPTION.certificate().getPublicKey()))
                .isFalse();
    }

    @Test
    void theSignatureCanBePss() {
        World pss = new World(true, false, Keys.SERVICE_ENCRYPTION);
        Document document = document(pss.begin());

        assertThat(Trees.first(document, "SignatureMethod").getAttribute("Algorithm"))
                .isEqualTo(Signing.PSS_SHA256);
        assertThat(Signing.verifies(document, Keys.SERVICE_SIGNING.certificate().getPublicKey()))
                .isTrue();
    }

    @Test
    void theSignatureIsPkcs1WithSha256ByDefaultAndHasTheAskedForm() {
        Document document = document(world.begin());
        Element signature = Trees.first(document, "Signature");

        assertThat(Dom.children(document.getDocumentElement()).get(1)).isSameAs(signature);
        assertThat(Trees.first(signature, "SignatureMethod").getAttribute("Algorithm"))
                .isEqualTo(Signing.RSA_SHA256);
        assertThat(Trees.first(signature, "DigestMethod").getAttribute("Algorithm"))
                .isEqualTo(Signing.SHA256);
        assertThat(Trees.first(signature, "Reference").getAttribute("URI"))
                .isEqualTo("#" + document.getDocumentElement().getAttribute("ID"));
        assertThat(Dom.children(Trees.first(signature, "Transforms")))
                .extracting(transform -> transform.getAttribute("Algorithm"))
                .containsExactly(
                        "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
                        "http://www.w3.org/2001/10/xml-exc-c14n#");
    }

    @Test
    void aChangedRequestIsNoLongerSigned() {
        Document document = document(world.begin());
        Trees.first(document, "OnlineServiceId").setTextContent("BMI-1");

        assertThat(Signing.verifies(document, Keys.SERVICE_SIGNING.certificate().getPublicKey()))
                .isFalse();
    }

    @Test
    void theRootSaysWhereToAndWhereBack() {
        LoginStart start = world.begin();
        Element root = document(start).getDocumentElement();

        assertThat(start.action()).hasToString("https://idp.example/idp/profile/SAML2/POST/SSO");
        assertThat(Dom.is(root, SAMLP, "AuthnRequest")).isTrue();
        assertThat(root.getAttribute("Destination")).isEqualTo("https://idp.example/idp/profile/SAML2/POST/SSO");
        assertThat(root.getAttribute("AssertionConsumerServiceURL")).isEqualTo("https://gewerbe.ozgsdk.example/acs");
        assertThat(root.getAttribute("ProtocolBinding")).isEqualTo("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST");
        assertThat(root.getAttribute("ForceAuthn")).isEqualTo("true");
        assertThat(root.getAttribute("IsPassive")).isEqualTo("false");
        assertThat(root.getAttribute("Version")).isEqualTo("2.0");
        assertThat(root.getAttribute("IssueInstant")).isEqualTo("2026-11-24T10:15:30.123Z");
        assertThat(root.getAttribute("ID")).matches("_[0-9a-f]{40}");
        assertThat(Trees.first(root, "Issuer").getTextContent()).isEqualTo("https://gewerbe.ozgsdk.example/sp");
    }

    @Test
    void itsChildrenStandInTheOrderOfTheSchema() {
        assertThat(names(document(world.begin()).getDocumentElement()))
                .containsExactly("Issuer", "Signature", "Extensions", "RequestedAuthnContext");
    }

    @Test
    void theExtensionIsVersionTwoWithItsPartsInOrder() {
        Element extension = Trees.first(document(world.begin()), "AuthenticationRequest");

        assertThat(Dom.is(extension, AKDB, "AuthenticationRequest")).isTrue();
        assertThat(extension.getAttribute("Version")).isEqualTo("2");
        assertThat(extension.getAttribute("EnableStatusDetail")).isEqualTo("true");
        assertThat(names(extension)).containsExactly("RequestedAttributes", "DisplayInformation");
        Element shown = Trees.first(extension, "Version");
        assertThat(shown.getNamespaceURI()).isEqualTo(UI);
        assertThat(names(shown)).containsExactly("OrganizationDisplayName", "Lang", "OnlineServiceId");
        assertThat(Dom.children(shown))
                .extracting(Element::getTextContent)
                .containsExactly("Stadt Aachen – Gewerbe", "de", "BMI-4711");
    }

    @Test
    void attributesAreAskedForByOidInTheirOrder() {
        Element list = Trees.first(document(world.begin()), "RequestedAttributes");

        assertThat(Dom.children(list))
                .extracting(each -> each.getAttribute("Name"))
                .startsWith("urn:oid:2.5.4.4", "urn:oid:2.5.4.42", "urn:oid:1.2.40.0.10.2.1.1.55")
                .hasSize(7);
        assertThat(Dom.children(list))
                .extracting(each -> each.getAttribute("RequiredAttribute"))
                .containsExactly("true", "false", "false", "false", "false", "false", "false");
        assertThat(Dom.children(list))
                .allSatisfy(
                        each -> assertThat(each.hasAttribute("FriendlyName")).isFalse());
    }

    @Test
    void everyAttributeOfBundIdHasAnOidOfItsOwn() {
        assertThat(BundId.CATALOGUE.entries())
                .hasSize(26)
                .allSatisfy(entry ->
                        assertThat(entry.names()).singleElement().asString().matches("urn:oid:[0-9.]+"))
                .extracting(AttributeCatalogue.Entry::names)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "BASIC, STORK-QAA-Level-1",
        "LOW, STORK-QAA-Level-2",
        "SUBSTANTIAL, STORK-QAA-Level-3",
        "HIGH, STORK-QAA-Level-4"
    })
    void theLevelIsAMinimumInTheAccountsWords(TrustLevel level, String word) {
        LoginStart start = world.saml.begin(request(level, "Stadt", "BMI-1", "de"));
        Element context = Trees.first(document(start), "RequestedAuthnContext");

        assertThat(context.getAttribute("Comparison")).isEqualTo("minimum");
        assertThat(Dom.children(context)).singleElement().satisfies(ref -> {
            assertThat(ref.getLocalName()).isEqualTo("AuthnContextClassRef");
            assertThat(ref.getTextContent()).isEqualTo(word);
        });
    }

    @Test
    void aNameOfSpecialLettersArrivesAsItIs() {
        String name = "Ämter & Bürger <Łódź> \"Ñ\" 'x' Ặ";
        LoginStart start = world.saml.begin(request(TrustLevel.HIGH, name, "BMI-1", "en"));
        Document document = document(start);

        assertThat(Trees.first(document, "OrganizationDisplayName").getTextContent())
                .isEqualTo(name);
        assertThat(Signing.verifies(document, Keys.SERVICE_SIGNING.certificate().getPublicKey()))
                .isTrue();
    }

    @Test
    void nothingComesTwice() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 30; i++) {
            LoginStart start = world.begin();
            assertThat(seen.add(document(start).getDocumentElement().getAttribute("ID")))
                    .isTrue();
            assertThat(seen.add(start.fields().get("RelayState"))).isTrue();
            assertThat(seen.add(start.browserToken().reveal())).isTrue();
        }
    }

    @Test
    void theRelayStateIsShortAndTellsNothing() {
        LoginStart start = world.begin();

        assertThat(start.fields().keySet()).containsExactly("SAMLRequest", "RelayState");
        assertThat(start.fields().get("RelayState").getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(80);
        assertThat(start.fields().get("RelayState"))
                .doesNotContain(start.browserToken().reveal());
        assertThat(start.toString()).doesNotContain(start.browserToken().reveal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Stadt\nAachen", "\u0000"})
    void aServiceWithoutNameIsRefusedByTheAccountsOwnCode(String name) {
        assertRefused(request(TrustLevel.LOW, name, "BMI-1", "de"), "organization-display-name-missing");
        assertRefused(request(TrustLevel.LOW, "x".repeat(256), "BMI-1", "de"), "organization-display-name-missing");
    }

    @Test
    void aRequestForNothingIsRefusedByTheAccountsOwnCode() {
        assertRefused(LoginRequest.builder(TrustLevel.LOW, "Stadt", "BMI-1").build(), "requested-attributes-empty");
    }

    @Test
    void aRequestForNobodyIsRefused() {
        assertRefused(
                LoginRequest.builder(TrustLevel.LOW, "Stadt", "BMI-1")
                        .ask(AccountAttribute.EMAIL)
                        .build(),
                "FAMILY_NAME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4711", "BMI", "BMI-", "BMI-47 11", "bmi-4711", "BMI-4711<"})
    void anotherServiceIdIsRefused(String id) {
        assertRefused(request(TrustLevel.LOW, "Stadt", id, "de"), "onlineServiceId");
    }

    @Test
    void aLevelThatNeedsNoAccountAndAForeignLanguageAreRefused() {
        assertRefused(request(TrustLevel.NONE, "Stadt", "BMI-1", "de"), "found NONE");
        assertRefused(request(TrustLevel.LOW, "Stadt", "BMI-1", "fr"), "de, en, ru, uk");
    }

    @Test
    void aRefusedRequestLeavesNothingPending() {
        assertRefused(request(TrustLevel.NONE, "Stadt", "BMI-1", "de"), "NONE");

        assertThat(world.store.list("auth.pending", "", "", 10)).isEmpty();
    }

    private void assertRefused(LoginRequest request, String word) {
        assertThatThrownBy(() -> world.saml.begin(request))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("BundID would refuse this login")
                .hasMessageContaining(word);
    }

    private static LoginRequest request(TrustLevel level, String name, String id, String language) {
        return LoginRequest.builder(level, name, id)
                .ask(AccountAttribute.FAMILY_NAME)
                .language(language)
                .build();
    }

    private static Document document(LoginStart start) {
        return Trees.parse(Base64.getDecoder().decode(start.fields().get("SAMLRequest")));
    }

    private static List<String> names(Element parent) {
        return Dom.children(parent).stream().map(Element::getLocalName).toList();
    }
}
