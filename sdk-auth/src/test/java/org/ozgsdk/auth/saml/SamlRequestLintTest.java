// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.saml;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.auth.AccountAttribute;
import org.ozgsdk.auth.LoginRequest;
import org.ozgsdk.auth.LoginStart;
import org.ozgsdk.auth.bundid.BundId;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.muk.Muk;
import org.ozgsdk.auth.profile.AccountProfile;
import org.ozgsdk.auth.profile.IdentityProvider;
import org.ozgsdk.core.TrustLevel;

/** Requests as our own writer makes them, each with one thing wrong; signed before it went wrong, so the value of the signature is left aside. */
class SamlRequestLintTest {

    private static final IdentityProvider ACCOUNT = BundId.test(List.of(Keys.IDP.certificate()));
    private static final LoginRequest REQUEST = LoginRequest.builder(TrustLevel.SUBSTANTIAL, "Stadt Aachen", "BMI-4711")
            .require(AccountAttribute.FAMILY_NAME)
            .ask(AccountAttribute.GIVEN_NAMES)
            .build();
    private static final LoginStart POST = start(BundId.PROFILE, REQUEST, LoginStart.Way.POST);
    private static final String XML = xml(POST);

    @Test
    void ourOwnRequestIsFineAsXmlAsFieldAndAsAddress() {
        LoginStart redirect = start(BundId.PROFILE, REQUEST, LoginStart.Way.REDIRECT);
        LoginRequest plain = LoginRequest.builder(TrustLevel.NONE).build();

        assertThat(lint(XML, BundId.PROFILE, true)).isEmpty();
        assertThat(lint(POST.fields().get("SAMLRequest"), BundId.PROFILE, true)).isEmpty();
        assertThat(lint(redirect.location().toString(), BundId.PROFILE, true)).isEmpty();
        assertThat(lint(redirect.fields().get("SAMLRequest"), BundId.PROFILE, true))
                .containsExactly("ERROR saml-request-not-signed");
        assertThat(lint(xml(start(Muk.PROFILE, plain, LoginStart.Way.POST)), Muk.PROFILE, true))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<ds:Signature .*</ds:Signature>||ERROR saml-request-not-signed",
                "<samlp:Extensions>.*</samlp:Extensions>||ERROR akdb-extension-missing",
                "Version=\"2\"|Version=\"1\"|ERROR akdb-extension-v1-deprecated",
                "<akdb:RequestedAttributes>|<akdb:AuthnMethods/><akdb:RequestedAttributes>|ERROR"
                        + " empty-authentication-methods",
                "<akdb:RequestedAttribute .*?</akdb:RequestedAttributes>|</akdb:RequestedAttributes>|ERROR"
                        + " requested-attributes-empty",
                "Name=\"urn:oid:2.5.4.42\"||ERROR requested-attributes-missing-name",
                "Stadt Aachen||ERROR organization-display-name-missing",
                "<classic-ui:Lang>|<classic-ui:Purpose>&lt;b></classic-ui:Purpose><classic-ui:Lang>|WARNING"
                        + " purpose,ERROR purpose-does-not-support-restricted-html",
                "<akdb:RequestedAttributes>|<akdb:AuthnMethods><akdb:eID/></akdb:AuthnMethods><akdb:RequestedAttributes>|WARNING"
                        + " missing-berca",
                "<akdb:RequestedAttributes>|<akdb:AuthnMethods><akdb:EID/></akdb:AuthnMethods><akdb:RequestedAttributes>|ERROR"
                        + " unknown-method",
                "urn:oid:2.5.4.42|urn:oid:9.9.9|WARNING unknown-attribute",
                "urn:oid:2.5.4.42|urn:oid:1.2.40.0.10.2.1.1.149|WARNING bpk-v1",
                "urn:oid:2.5.4.4\"|urn:oid:1.2.40.0.10.2.1.1.149\"|ERROR bpk-v1",
                "STORK-QAA-Level-3|STORK-QAA-Level-1|WARNING required-at-basic",
                "Name=\"urn:oid:2.5.4.42\"|FriendlyName='x' Name=\"urn:oid:2.5.4.42\"|WARNING friendly-name",
                "BMI-4711|4711|ERROR online-service-id",
                ">BMI-4711<|> BMI-4711 <|WARNING padding",
                ">de<|>fr<|WARNING language",
                "<classic-ui:Lang>|<classic-ui:BackURL>http://x.example/</classic-ui:BackURL><classic-ui:Lang>|ERROR"
                        + " back-url-https",
                "Stadt Aachen|Stadt Aachen Stadt Aachen Stadt Aachen Stadt Aachen|WARNING display-name-long",
                "Comparison=\"minimum\"|Comparison=\"exact\"|ERROR comparison",
                "STORK-QAA-Level-3|urn:oasis:names:tc:SAML:2.0:ac:classes:X509|ERROR class-ref",
                "ForceAuthn=\"true\"|ForceAuthn=\"false\"|WARNING force-authn",
                "IsPassive=\"false\"|IsPassive=\"true\"|ERROR is-passive",
                "Destination=\"https://int.id.bund.de/|Destination=\"https://id.bund.de/|ERROR destination",
                "AssertionConsumerServiceURL=\"https|AssertionConsumerServiceURL=\"http|ERROR acs-https",
                "bindings:HTTP-POST|bindings:HTTP-Artifact|ERROR protocol-binding",
                "IssueInstant=\".*?\"|IssueInstant=\"2026-11-24T10:15:30+01:00\"|ERROR issue-instant",
                "#rsa-sha256|#rsa-sha1|ERROR signature-form",
                "samlp:AuthnRequest|samlp:LogoutRequest|ERROR structure",
                "</samlp:AuthnRequest>||ERROR xml"
            })
    void eachRuleFindsItsBreach(String instead, String of, String found) {
        String broken = XML.replaceAll("(?s)" + instead, of == null ? "" : of);

        assertThat(broken).isNotEqualTo(XML);
        assertThat(String.join(",", lint(broken, BundId.PROFILE, false))).isEqualTo(found);
    }

    @Test
    void aRequestThatWasChangedAfterSigningIsFound() {
        assertThat(lint(XML.replace("Aachen", "Bonn"), BundId.PROFILE, true)).containsExactly("ERROR signature");
        assertThat(rules(XML, BundId.PROFILE, Optional.of(Keys.FOREIGN.certificate())))
                .containsExactly("ERROR signature");
    }

    private static List<String> lint(String request, AccountProfile profile, boolean verified) {
        return rules(
                request,
                profile,
                Optional.of(Keys.SERVICE_SIGNING.certificate()).filter(ours -> verified));
    }

    private static List<String> rules(String request, AccountProfile profile, Optional<X509Certificate> ours) {
        IdentityProvider account = ACCOUNT.withSsoRedirect(ACCOUNT.ssoPost());
        return SamlRequestLint.check(request.getBytes(StandardCharsets.UTF_8), profile, Optional.of(account), ours)
                .stream()
                .map(finding -> finding.severity() + " " + finding.rule().substring("saml.request.".length()))
                .toList();
    }

    private static String xml(LoginStart start) {
        return new String(Base64.getDecoder().decode(start.fields().get("SAMLRequest")), StandardCharsets.UTF_8);
    }

    private static LoginStart start(AccountProfile profile, LoginRequest request, LoginStart.Way way) {
        return SamlRequest.of(
                        profile,
                        Answer.SP,
                        URI.create(Answer.ACS),
                        ACCOUNT.ssoPost(),
                        Keys.SERVICE_SIGNING.privateKey())
                .write(request, way, Metadata.CLOCK);
    }
}
