// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ozgsdk.auth.idp.Answer;
import org.ozgsdk.auth.idp.Keys;
import org.ozgsdk.auth.idp.Signing;
import org.ozgsdk.auth.idp.Trees;
import org.ozgsdk.auth.profile.IdentityProvider;
import org.ozgsdk.core.ConfigurationException;
import org.ozgsdk.core.Environment;
import org.ozgsdk.core.UntrustedException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class IdentityProviderMetadataTest {

    private static final String ONE = Metadata.keycloak(Keys.IDP.certificate());
    private static final String PINNED = IdentityProviderMetadata.fingerprint(Keys.IDP.certificate());

    @Test
    void keycloaksMetadataGiveAddressesAndCertificates() {
        IdentityProviderMetadata metadata =
                Metadata.read(Metadata.keycloak(Keys.IDP.certificate(), Keys.NEXT_IDP.certificate()));
        IdentityProvider account = metadata.identityProvider(Environment.TEST);

        assertThat(account.entityId()).isEqualTo(URI.create(Answer.IDP));
        assertThat(account.ssoPost()).isEqualTo(URI.create(Metadata.SSO));
        assertThat(account.ssoRedirect()).contains(URI.create("https://idp.example/sso-redirect"));
        assertThat(account.sloPost()).contains(URI.create("https://idp.example/slo"));
        assertThat(account.sloRedirect()).contains(URI.create("https://idp.example/slo-redirect"));
        assertThat(account.certificates()).containsExactly(Keys.IDP.certificate(), Keys.NEXT_IDP.certificate());
        assertThat(metadata.wantsSignedRequests()).isTrue();
    }

    @Test
    void aKeyWithoutUseSignsTooAndExtensionsArePassedOver() {
        IdentityProviderMetadata metadata = Metadata.read(Metadata.withExtensions(Keys.IDP.certificate()));

        assertThat(metadata.certificates()).containsExactly(Keys.IDP.certificate());
        assertThat(metadata.identityProvider(Environment.TEST).ssoRedirect()).isEmpty();
        assertThat(metadata.wantsSignedRequests()).isFalse();
    }

    @Test
    void ofSeveralAccountsTheNamedOneIsRead() {
        String both = "<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\">"
                + ONE.replace(Answer.IDP, "https://other.example") + ONE + "</md:EntitiesDescriptor>";

        assertThat(reader().entityId(Answer.IDP).read(bytes(both)).entityId()).isEqualTo(Answer.IDP);
        assertThatThrownBy(() -> Metadata.read(both))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Found 2 of 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bindings:HTTP-POST\" Location=\"https://idp.example/sso|bindings:PAOS\""
                        + " Location=\"https://idp.example/sso|HTTP-POST",
                "use=\"signing\"|use=\"encryption\"|signing certificate",
                "<md:IDPSSODescriptor |<md:IDPSSODescriptor validUntil=\"2020-01-01T00:00:00Z\" |valid until",
                "entityID=|validUntil=\"2020-01-01T00:00:00Z\" entityID=|valid until",
                "2.0:protocol|1.1:protocol|exactly one EntityDescriptor"
            },
            ignoreLeadingAndTrailingWhitespace = false)
    void whatIsMissingOrOverIsSaid(String instead, String of, String said) {
        String broken = ONE.replace(instead, of);

        assertThat(broken).isNotEqualTo(ONE);
        assertThatThrownBy(() -> Metadata.read(broken).identityProvider(Environment.TEST))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(said);
    }

    @Test
    void aWeakKeyIsRefused() {
        IdentityProviderMetadata weak =
                Metadata.read(Metadata.keycloak(Keys.rsa(1024, "weak").certificate()));

        assertThatThrownBy(() -> weak.identityProvider(Environment.TEST)).isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> ResponseCheck.builder(GenericAccount.PROFILE, weak, Answer.SP, Answer.ACS))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("1024");
    }

    @Test
    void aDoctypeIsRefused() {
        assertThatThrownBy(() -> Metadata.read("<!DOCTYPE x [<!ENTITY e \"e\">]>" + ONE))
                .isInstanceOf(UntrustedException.class);
    }

    @Test
    void row23AnUnpinnedCertificateIsToldAndNeverTrusted() {
        IdentityProviderMetadata metadata =
                Metadata.read(Metadata.keycloak(Keys.IDP.certificate(), Keys.FOREIGN.certificate()));
        String gone = IdentityProviderMetadata.fingerprint(Keys.NEXT_IDP.certificate());
        List<String> pinned = List.of(PINNED.toUpperCase(Locale.ROOT).replaceAll("(..)(?=.)", "$1:"), gone);

        IdentityProviderMetadata.Comparison comparison = metadata.compare(pinned);

        assertThat(comparison.pinned()).containsExactly(Keys.IDP.certificate());
        assertThat(comparison.added()).containsExactly(Keys.FOREIGN.certificate());
        assertThat(comparison.gone()).containsExactly(gone);
        assertThat(comparison.isUnchanged()).isFalse();
        assertThat(metadata.identityProvider(Environment.TEST, pinned).certificates())
                .containsExactly(Keys.IDP.certificate());
        assertThatThrownBy(() -> metadata.identityProvider(Environment.TEST, List.of(gone)))
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> metadata.compare(List.of("ab:cd"))).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void certificatesAreToldSixtyDaysAhead() {
        var soon = Keys.rsa(2048, "soon", Keys.NOW.minusSeconds(60), Keys.NOW.plus(Duration.ofDays(59)));
        var later = Keys.rsa(2048, "later", Keys.NOW.minusSeconds(60), Keys.NOW.plus(Duration.ofDays(61)));

        assertThat(Metadata.read(Metadata.keycloak(soon.certificate(), later.certificate()))
                        .expiring())
                .containsExactly(soon.certificate());
    }

    @Test
    void row23ASignatureIsVerifiedByThePinnedKeyAndOnlyWhatItCoversIsRead() {
        Document document = Trees.parse(ONE.replace("<md:EntityDescriptor", "<md:EntityDescriptor ID=\"_m\"")
                .replace("<md:IDPSSO", "<md:Extensions/><md:IDPSSO"));
        Signing signing = new Signing(Keys.NEXT_IDP);
        signing.prefixes = List.of();
        signing.sign(document);
        Element root = document.getDocumentElement();
        root.insertBefore(Trees.first(root, "Signature"), root.getFirstChild());
        byte[] signed = Trees.bytes(document);
        byte[] changed = bytes(new String(signed, StandardCharsets.UTF_8)
                .replace("https://idp.example/slo\"", "https://evil.example/\""));
        IdentityProviderMetadata.Reader pinned = reader().signedBy(Keys.NEXT_IDP.certificate());
        IdentityProviderMetadata.Reader other = reader().signedBy(Keys.FOREIGN.certificate());

        assertThat(pinned.read(signed).entityId()).isEqualTo(Answer.IDP);
        assertThatThrownBy(() -> pinned.read(changed)).isInstanceOf(UntrustedException.class);
        assertThatThrownBy(() -> pinned.read(bytes(ONE))).isInstanceOf(UntrustedException.class);
        assertThatThrownBy(() -> other.read(signed)).isInstanceOf(UntrustedException.class);
    }

    private static IdentityProviderMetadata.Reader reader() {
        return IdentityProviderMetadata.reader().clock(Metadata.CLOCK);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
