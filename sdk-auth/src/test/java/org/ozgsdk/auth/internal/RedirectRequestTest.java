// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.bundid.BundId;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.idp.Signing;
import org.ozgsdk.auth.idp.TestClock;
import org.ozgsdk.auth.idp.Trees;
import org.ozgsdk.auth.profile.IdentityProvider;
import org.ozgsdk.auth.profile.ServiceProvider;
import org.ozgsdk.auth.saml.SamlAccount;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.w3c.dom.Document;

/** Requests by redirect (SAML bindings 3.4): the query of the address, taken apart and verified by plain JCA and JDK. */
class RedirectRequestTest {

    private static final String SSO = "https://idp.example/idp/profile/SAML2/Redirect/SSO";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theSignatureFitsTheQueryOfTheAddress(boolean pss) throws Exception {
        String query = location(account(SSO, pss)).getRawQuery();

        assertThat(verifies(query, pss)).isTrue();
        assertThat(verifies(query, !pss)).isFalse();
        assertThat(verifies(query.replace("RelayState=", "RelayState=x"), pss)).isFalse();
        assertThat(verifies(query.replaceFirst("SAMLRequest=.", "SAMLRequest=A"), pss))
                .isFalse();
        assertThat(URLDecoder.decode(parts(query).get("SigAlg"), StandardCharsets.UTF_8))
                .isEqualTo(pss ? Signing.PSS_SHA256 : Signing.RSA_SHA256);
    }

    @Test
    void theQueryHoldsFourFieldsInTheOrderOfTheSignature() {
        URI location = location(account(SSO, false));

        assertThat(location.toString()).startsWith(SSO + "?SAMLRequest=");
        assertThat(parts(location.getRawQuery()).keySet())
                .containsExactly("SAMLRequest", "RelayState", "SigAlg", "Signature");
    }

    @Test
    void theMessageIsTheSameAsByPostWithoutASignatureInside() throws Exception {
        Document document = message(location(account(SSO, false)).getRawQuery());

        assertThat(document.getDocumentElement().getAttribute("Destination")).isEqualTo(SSO);
        assertThat(Trees.count(document, "Signature")).isZero();
        assertThat(Trees.count(document, "RequestedAttribute")).isEqualTo(7);
        assertThat(Dom.children(document.getDocumentElement()))
                .extracting(org.w3c.dom.Element::getLocalName)
                .containsExactly("Issuer", "Extensions", "RequestedAuthnContext");
        assertThat(document.getDocumentElement().getAttribute("ProtocolBinding"))
                .isEqualTo("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST");
    }

    @Test
    void anAddressWithAQueryKeepsIt() throws Exception {
        URI location = location(account("https://idp.example/sso?tenant=a%20b", false));

        assertThat(location.toString()).startsWith("https://idp.example/sso?tenant=a%20b&SAMLRequest=");
        assertThat(verifies(location.getRawQuery().substring("tenant=a%20b&".length()), false))
                .isTrue();
    }

    @Test
    void theWholeAddressFitsIntoWhatServersTake() {
        assertThat(location(account(SSO, false)).toString()).hasSizeLessThan(4_096);
    }

    @Test
    void withoutAnAddressOfTheAccountNothingIsBuilt() {
        IdentityProvider postOnly = BundId.test(List.of(Keys.IDP.certificate()));
        IdentityProvider none =
                IdentityProvider.of(Environment.TEST, postOnly.entityId(), postOnly.ssoPost(), postOnly.certificates());

        assertThatThrownBy(
                        () -> BundId.builder(none, service()).byRedirect(true).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("IdentityProvider.ssoRedirect");
    }

    private static URI location(SamlAccount account) {
        LoginStart start = account.begin(World.REQUEST);
        assertThat(start.way()).isEqualTo(LoginStart.Way.REDIRECT);
        return start.location();
    }

    private static SamlAccount account(String sso, boolean pss) {
        IdentityProvider account = IdentityProvider.of(
                        Environment.TEST,
                        URI.create(Answer.IDP),
                        URI.create("https://idp.example/post"),
                        List.of(Keys.IDP.certificate()))
                .withSsoRedirect(URI.create(sso));
        return BundId.builder(account, service())
                .clock(new TestClock(Keys.NOW))
                .byRedirect(true)
                .signWithPss(pss)
                .build();
    }

    private static ServiceProvider service() {
        return new ServiceProvider(
                URI.create(Answer.SP), URI.create(Answer.ACS), Keys.SERVICE_SIGNING, List.of(Keys.SERVICE_ENCRYPTION));
    }

    private static Map<String, String> parts(String query) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : query.split("&")) {
            parts.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
        }
        return parts;
    }

    private static boolean verifies(String query, boolean pss) throws Exception {
        Map<String, String> parts = parts(query);
        String signed = "SAMLRequest=" + parts.get("SAMLRequest") + "&RelayState=" + parts.get("RelayState")
                + "&SigAlg=" + parts.get("SigAlg");
        Signature signature = Signature.getInstance(pss ? "RSASSA-PSS" : "SHA256withRSA");
        if (pss) {
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
        signature.initVerify(Keys.SERVICE_SIGNING.certificate().getPublicKey());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signature.verify(decoded(parts.get("Signature")));
    }

    private static Document message(String query) throws Exception {
        byte[] packed = decoded(parts(query).get("SAMLRequest"));
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed), new Inflater(true))) {
            return Trees.parse(in.readAllBytes());
        }
    }

    private static byte[] decoded(String value) {
        return Base64.getDecoder().decode(URLDecoder.decode(value, StandardCharsets.UTF_8));
    }
}
